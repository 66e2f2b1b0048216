using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Cluster;

/// <summary>Where the rows of a job come from.</summary>
public sealed record SpeechJobSource
{
    /// <summary>Absolute path of a manifest, a folder or a recording.</summary>
    public required string ManifestPath { get; init; }

    public string? Format { get; init; }

    public string? AudioRoot { get; init; }

    public IReadOnlyDictionary<string, string> ColumnMap { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Include { get; init; } = [];

    internal ManifestOptions ToOptions() => new() { Format = Format, AudioRoot = AudioRoot, ColumnMap = ColumnMap, Include = Include };
}
