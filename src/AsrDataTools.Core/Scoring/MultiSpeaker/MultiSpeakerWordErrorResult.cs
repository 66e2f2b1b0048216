using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>One metric over one recording, or over all together. How it was scored stands with it: rates by other rules are other rates.</summary>
public sealed record MultiSpeakerWordErrorResult
{
    /// <summary>The value of <see cref="Recording"/> in the row that pools all.</summary>
    public const string Overall = "Overall";

    public required string Recording { get; init; }

    public MultiSpeakerMetric Metric { get; init; }

    /// <summary>(S + D + I) / N, from 0 up; null without reference words.</summary>
    public double? WordErrorRate { get; init; }

    /// <summary>Interval of the pooled rate over recordings; null in rows of one recording and with fewer than two.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Reference words, N = C + S + D.</summary>
    public long Words { get; init; }

    public long Correct { get; init; }

    public long Substitutions { get; init; }

    public long Deletions { get; init; }

    public long Insertions { get; init; }

    /// <summary>Speakers of the reference; in the pooled row their sum over recordings.</summary>
    public int ReferenceSpeakers { get; init; }

    public int HypothesisSpeakers { get; init; }

    /// <summary>Speakers of the reference beyond the number that the hypothesis has, recording by recording.</summary>
    public int MissedSpeakers { get; init; }

    /// <summary>Speakers of the hypothesis beyond the number that the reference has, recording by recording.</summary>
    public int FalseAlarmSpeakers { get; init; }

    /// <summary>Recordings that the row stands for.</summary>
    public int Recordings { get; init; }

    /// <summary>Seconds within which words may match; null where time does not matter.</summary>
    public double? CollarSeconds { get; init; }

    /// <summary>How combinations were found: Greedy where those of any recording were; null where speakers are paired.</summary>
    public CombinationSearch? Search { get; init; }

    public AlignmentConvention Convention { get; init; }

    public required string Normalizer { get; init; }

    public TextList Remarks { get; init; } = TextList.Empty;

    internal static MultiSpeakerWordErrorResult Of(string recording, IReadOnlyList<MultiSpeakerScore> scores, MultiSpeakerOptions options)
    {
        WordCounts counts = scores.Aggregate(default(WordCounts), (sum, score) => sum + score.Words);
        int greedy = scores.Count(score => score.Search == CombinationSearch.Greedy);
        List<string> remarks = [];
        if (counts.Words == 0) remarks.Add("no reference words, so no rate");
        if (greedy > 0) remarks.Add(scores.Count == 1 ? "greedy search: an upper bound" : FormattableString.Invariant($"greedy search in {greedy:N0} of {scores.Count:N0} recordings: an upper bound"));
        return new()
        {
            Recording = recording,
            Metric = scores[0].Metric,
            WordErrorRate = counts.ErrorRate,
            Words = counts.Words,
            Correct = counts.Correct,
            Substitutions = counts.Substitutions,
            Deletions = counts.Deletions,
            Insertions = counts.Insertions,
            ReferenceSpeakers = scores.Sum(score => score.ReferenceSpeakers),
            HypothesisSpeakers = scores.Sum(score => score.HypothesisSpeakers),
            MissedSpeakers = scores.Sum(score => score.MissedSpeakers),
            FalseAlarmSpeakers = scores.Sum(score => score.FalseAlarmSpeakers),
            Recordings = scores.Count,
            CollarSeconds = scores[0].Metric.IsTimeConstrained() ? options.CollarSeconds : null,
            Search = scores[0].Search is null ? null : greedy > 0 ? CombinationSearch.Greedy : CombinationSearch.Exact,
            Convention = AlignmentConvention.Minimum,
            Normalizer = options.Words.NormalizerName,
            Remarks = new TextList(remarks),
        };
    }
}
