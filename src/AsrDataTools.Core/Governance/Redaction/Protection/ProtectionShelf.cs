using AsrDataTools.Annotation;
using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Redaction;

/// <summary>The recordings of a run: those that are given, and those that lie beside a text, which are written where the text has something to hide in them.</summary>
internal sealed class ProtectionShelf
{
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.OrdinalIgnoreCase);
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

    /// <summary>The recording of a document: the file that it names, else the one beside it that bears its name, else the only one anywhere that does; null where it is not here.</summary>
    /// <exception cref="SpeechDataException">Several may be meant (<c>RecordingAmbiguous</c>).</exception>
    public string? Find(AnnotationDocument document)
    {
        string text = document.Path!;
        if (document.Audio is { Length: > 0 } audio && Path.GetFullPath(audio.Replace('\\', '/'), Path.GetDirectoryName(text)!) is { } named && _inputs.ContainsKey(named)) return named;
        foreach (string name in Names(document))
        {
            string[] candidates = [.. Candidates(name)];
            string[] beside = [.. candidates.Where(file => Path.GetDirectoryName(file) == Path.GetDirectoryName(text))];
            if (beside.Length == 1) return beside[0];
            if (candidates.Length == 1) return candidates[0];
            if (candidates.Length > 1) throw new SpeechDataException("RecordingAmbiguous", SpeechDataProblem.InvalidData, FormattableString.Invariant($"'{text}' is of one of {candidates.Length} recordings '{name}', and nothing tells which. Nothing is written for it, nor for them. Protect their folders one by one."), text);
        }

        return null;
    }

    /// <summary>The recording that a name or path in a text stands for.</summary>
    /// <param name="text">The text, absolute.</param>
    /// <param name="name">A path, or the name of a recording.</param>
    /// <exception cref="SpeechDataException">Several may be meant (<c>RecordingAmbiguous</c>).</exception>
    public string? Find(string text, string name) => _inputs.ContainsKey(name) ? name : Find(new AnnotationDocument { Recording = Path.GetFileName(name), Audio = Path.HasExtension(name) ? name : null, Path = text });

    /// <summary>All recordings that bear a name, with or without its ending.</summary>
    public IEnumerable<string> Candidates(string name) =>
        _byName.GetValueOrDefault(name) ?? _byName.GetValueOrDefault(Stem(name)) ?? [];

    /// <summary>The recordings to be written: those that were given, and those with windows.</summary>
    public IEnumerable<ProtectionInput> ToWrite(IReadOnlyCollection<string> withWindows) =>
        _inputs.Values.Where(input => _given.Contains(input.Path) || withWindows.Contains(input.Path));

    private void Add(ProtectionInput recording)
    {
        _inputs[recording.Path] = recording;
        foreach (string name in new[] { Path.GetFileName(recording.Path), Path.GetFileNameWithoutExtension(recording.Path) }.Distinct())
        {
            if (_byName.TryGetValue(name, out List<string>? files)) files.Add(recording.Path);
            else _byName[name] = [recording.Path];
        }
    }

    private static IEnumerable<string> Names(AnnotationDocument document)
    {
        if (document.Audio is { Length: > 0 } audio) yield return Path.GetFileName(audio.Replace('\\', '/'));
        yield return document.Recording;
        yield return Path.GetFileNameWithoutExtension(document.Path!);
    }

    // A dot in the name of a recording need not begin an ending.
    private static string Stem(string name) => AudioFileFinder.KnowsExtension(Path.GetExtension(name)) ? Path.GetFileNameWithoutExtension(name) : name;
}
