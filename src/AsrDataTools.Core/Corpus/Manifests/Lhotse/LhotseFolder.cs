using System.Text.RegularExpressions;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// A folder of Lhotse manifests by their customary names, <c>[corpus_]recordings[_part].jsonl[.gz]</c> and the supervisions
/// that go with them; where there are none, the cuts.
/// </summary>
internal sealed partial class LhotseFolder : IManifestFormat, IManifestWriter
{
    public string Name => "LhotseFolder";

    public bool WritesFolder => true;

    public IReadOnlyList<string> OwnFiles { get; } = ["recordings.jsonl.gz", "supervisions.jsonl.gz"];

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => Directory.Exists(path) && Files(path).Count > 0;

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        LhotseReader reader = new(options, report);
        List<(string Path, Match Name)> files = Files(path);
        if (files.Count == 0) throw ManifestErrors.File("ManifestNotRecognised", path, "holds no recordings, supervisions or cuts in JSON Lines (cuts_train.jsonl.gz).");
        List<(string Path, Match Name)> supervisions = [.. files.Where(file => TypeOf(file.Name) == "supervisions")];
        List<(string Path, Match Name)> cuts = [.. files.Where(file => TypeOf(file.Name) == "cuts")];
        HashSet<string> joined = new(StringComparer.Ordinal);
        foreach ((string file, Match name) in supervisions)
        {
            string? recordings = RecordingsOf(file);
            if (recordings is not null) joined.Add(recordings);
            foreach (SpeechUtterance row in reader.Supervisions(file, recordings, PartOf(name))) yield return row;
        }

        // Cuts are made of recordings and supervisions: read as well, everything would count twice.
        foreach ((string file, Match name) in supervisions.Count == 0 ? cuts : [])
        {
            foreach (SpeechUtterance row in reader.Cuts(file, PartOf(name))) yield return row;
        }

        foreach ((string file, Match name) in supervisions.Count == 0 && cuts.Count > 0 ? [] : files.Where(file => TypeOf(file.Name) == "recordings" && !joined.Contains(file.Path)))
        {
            foreach (SpeechUtterance row in reader.Recordings(file, PartOf(name))) yield return row;
        }
    }

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) => new LhotseFolderSink(temporaryPath);

    /// <summary>The recordings that lie beside a file of supervisions; null where none do.</summary>
    public static string? RecordingsOf(string supervisions)
    {
        Match name = FileName().Match(Path.GetFileName(supervisions));
        if (!name.Success || TypeOf(name) != "supervisions") return null;
        return Files(Path.GetDirectoryName(supervisions)!)
            .Where(file => TypeOf(file.Name) == "recordings" && file.Name.Groups["prefix"].Value == name.Groups["prefix"].Value && PartOf(file.Name) == PartOf(name))
            .Select(file => file.Path)
            .FirstOrDefault();
    }

    private static List<(string Path, Match Name)> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Select(path => (path, FileName().Match(Path.GetFileName(path))))
            .Where(file => file.Item2.Success)
            .OrderBy(file => file.path, StringComparer.Ordinal),
    ];

    private static string TypeOf(Match name) => name.Groups["type"].Value;

    private static string? PartOf(Match name) => name.Groups["part"].Value is { Length: > 0 } part ? part : null;

    [GeneratedRegex(@"^(?<prefix>.*?)(?:^|[-_.])(?<type>recordings|supervisions|cuts)(?:[-_.](?<part>.+?))?\.jsonl(?:\.gz|\.zst)?$")]
    private static partial Regex FileName();
}
