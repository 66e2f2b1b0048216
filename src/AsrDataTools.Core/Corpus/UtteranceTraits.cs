namespace AsrDataTools.Corpus;

/// <summary>
/// What many utterances of a corpus have in common. Readers share one instance between all rows that agree, so that a million
/// rows fit into memory.
/// </summary>
internal sealed record UtteranceTraits
{
    public static readonly UtteranceTraits None = new();

    public string? Accent { get; init; }

    public string? Language { get; init; }

    public string? Gender { get; init; }

    public string? Domain { get; init; }

    public string? Device { get; init; }

    public string? Environment { get; init; }

    public int? SampleRate { get; init; }

    public string? Codec { get; init; }

    public string? Bandwidth { get; init; }

    public int? BitDepth { get; init; }

    public int? Channels { get; init; }

    public string? Split { get; init; }

    public string? License { get; init; }

    public string? Purpose { get; init; }

    public string? SourcePath { get; init; }
}
