using AsrDataTools.Acoustics;
using AsrDataTools.Coverage;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Readiness;

/// <summary>What an evaluation set is held to.</summary>
public sealed record AlignmentOptions
{
    public AccentLabels Labels { get; init; } = new();

    /// <summary>Traffic by accent; null where the production corpus stands for it.</summary>
    public TrafficTable? Traffic { get; init; }

    /// <summary>Listed domain terms; null for none.</summary>
    public TermList? Terms { get; init; }

    /// <summary>How the texts, and the terms in them, become words.</summary>
    public TokenOptions Tokens { get; init; } = new();

    /// <summary>Properties and measures whose values part production into slices.</summary>
    public IReadOnlyList<string> SliceBy { get; init; } = DefaultSliceBy;

    /// <summary>Points of word error rate to which each slice is to be bounded.</summary>
    public double MarginPoints { get; init; } = 1;

    /// <summary>Errors per word where nothing is scored.</summary>
    public double ExpectedErrorRate { get; init; } = Statistics.ErrorSpread.AssumedRate;

    /// <summary>Share of production's speech from which a slice, or what a required slice holds, matters.</summary>
    public double MinimumShare { get; init; } = 0.05;

    /// <summary>
    /// Share of production's speech from which a slice that the set lacks fails: of a tenth of production whose errors are unknown, every ten
    /// points of difference move the whole by one.
    /// </summary>
    public double MissingFailShare { get; init; } = 0.1;

    /// <summary>
    /// Total variation distance of accents, channels, domains, overlap and style below which the set passes. The set's error rate is off by at
    /// most this times the difference between the best and the worst slice: a tenth of ten points is one.
    /// </summary>
    public double MarginWarnThreshold { get; init; } = 0.1;

    /// <summary>The same from which it fails.</summary>
    public double MarginFailThreshold { get; init; } = 0.25;

    /// <summary>Null: all five, each where production has it, and where what it is told by is given.</summary>
    public IReadOnlyList<RequiredSlice>? RequiredSlices { get; init; }

    /// <summary>Speakers that a required slice must have: fewer are too few for any interval.</summary>
    public int SliceSpeakers { get; init; } = 10;

    /// <summary>Words that a required slice must have: at 15 % word errors fewer leave ±3 points to chance even if words err independently of each other.</summary>
    public int SliceWords { get; init; } = 500;

    /// <summary>Noisy is below this signal-to-noise ratio, dB: from 15 dB down noise covers the weak ends of words, so that reverberation cannot be measured either.</summary>
    public double NoisySnrDb { get; init; } = 15;

    /// <summary>Overlapped is an utterance with more than this share of its speech by several people: less is a turn that begins early.</summary>
    public double OverlappedShare { get; init; } = 0.1;

    /// <summary>Rich in terms is an utterance of whose words at least this share are the words of listed terms: one in twenty.</summary>
    public double TermShare { get; init; } = 0.05;

    /// <summary>Of the acoustic comparison, and of all intervals.</summary>
    public AcousticComparisonOptions Comparison { get; init; } = new() { DifferenceName = "evaluation" };

    public static IReadOnlyList<string> DefaultSliceBy { get; } = ["Accent", "ChannelClass", "SnrDb", "Domain"];
}
