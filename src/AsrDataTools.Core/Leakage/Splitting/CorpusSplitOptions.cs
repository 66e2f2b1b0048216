using AsrDataTools.Corpus;
using AsrDataTools.Coverage;

namespace AsrDataTools.Leakage.Splitting;

/// <summary>How a corpus is split.</summary>
public sealed record CorpusSplitOptions
{
    /// <summary>Names of the splits and their shares, which add up to 1; the largest is taken for training.</summary>
    public required IReadOnlyList<(string Name, double Share)> Splits { get; init; }

    /// <summary>What no two splits may share, and what counts as shared.</summary>
    public required LeakageOptions Disjoint { get; init; }

    /// <summary>Whether shares are of seconds or of utterances.</summary>
    public SamplingUnit Unit { get; init; }

    /// <summary>Properties whose values every split is to hold in proportion.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>A value of an utterance by property; null where it has none.</summary>
    public Func<SpeechUtterance, string, string?> Value { get; init; } = UtteranceProperty.Text;

    /// <summary>What evaluation is to look like; null for the corpus itself.</summary>
    public IReadOnlyList<SpeechUtterance>? Production { get; init; }

    /// <summary>How far a share may be off, as a part of itself.</summary>
    public double Tolerance { get; init; } = 0.1;

    /// <summary>Whether utterances that tie splits together may be left out where the shares cannot be met else.</summary>
    public bool CutBridges { get; init; }

    /// <summary>Same seed and corpus, same split.</summary>
    public long Seed { get; init; } = 1;
}
