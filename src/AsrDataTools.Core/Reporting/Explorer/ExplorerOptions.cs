using AsrDataTools.Catalog;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>How an explorer is made.</summary>
public sealed record ExplorerOptions
{
    /// <summary>What the page is headed with; the folder's name where null.</summary>
    public string? Title { get; init; }

    /// <summary>Writes each utterance as a 16-bit WAV beside the page, rather than linking to its recording.</summary>
    public bool CopyAudio { get; init; }

    /// <summary>Leaves spectrograms out: most of the folder's size where no audio is copied.</summary>
    public bool NoSpectrogram { get; init; }

    /// <summary>Leaves profiles out that nobody has given.</summary>
    public bool NoProfile { get; init; }

    /// <summary>Profiles that are known, and where new ones are kept; null to measure all.</summary>
    public SpeechCatalog? Catalog { get; init; }

    /// <summary>Utterances of which the exported ones are a sample; null where all are there.</summary>
    public long? SampledFrom { get; init; }

    /// <summary>Which sample it is.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How hypotheses were compared, in words.</summary>
    public string? Scoring { get; init; }
}
