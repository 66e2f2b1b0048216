using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Rules;
using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Redaction;

/// <summary>The recordings of a run: those that are given, and those that lie beside a text, which are written where the text has something to hide in them.</summary>
internal sealed class ProtectionShelf
{
    private readonly RecordingShelf _shelf = new();
    private readonly Dictionary<string, ProtectionInput> _inputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    public ProtectionShelf(IEnumerable<ProtectionInput> recordings, IEnumerable<ProtectionInput> texts)
    {
        foreach (ProtectionInput recording in recordings)
        {
            if (_given.Add(recording.Path)) Add(recording);
        }

        foreach (IGrouping<string, ProtectionInput> folder in texts.GroupBy(text => Path.GetDirectoryName(text.Path)!, StringComparer.Ordinal))
        {
            string relative = Path.GetDirectoryName(folder.First().Relative) ?? "";
            foreach (string file in Directory.EnumerateFiles(folder.Key).Where(file => AudioFileFinder.KnowsExtension(Path.GetExtension(file)) && !_given.Contains(file)))
                Add(new(file, Path.Combine(relative, Path.GetFileName(file))));
        }
    }

    /// <summary>The recording of a document; null where it is not here.</summary>
    public string? Find(AnnotationDocument document) => _shelf.Find(document);

    /// <summary>The recording that a name or path in a text stands for.</summary>
    /// <param name="text">The text, absolute.</param>
    /// <param name="name">A path, or the name of a recording.</param>
    public string? Find(string text, string name) => _inputs.ContainsKey(name) ? name : _shelf.Find(new AnnotationDocument { Recording = Path.GetFileName(name), Audio = Path.HasExtension(name) ? name : null, Path = text });

    /// <summary>The recordings to be written: those that were given, and those with windows.</summary>
    public IEnumerable<ProtectionInput> ToWrite(IReadOnlyCollection<string> withWindows) =>
        _inputs.Values.Where(input => _given.Contains(input.Path) || withWindows.Contains(input.Path));

    private void Add(ProtectionInput recording)
    {
        _inputs[recording.Path] = recording;
        _shelf.Add(recording.Path, static _ => { });
    }
}
