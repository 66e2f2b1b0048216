using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// Word errors of one recording, or of all together, split by what is to blame: recognition, or who is said to have spoken.
/// </summary>
public sealed record WordErrorBlame
{
    public required string Recording { get; init; }

    /// <summary>Cp or Tcp: what is split.</summary>
    public MultiSpeakerMetric Metric { get; init; }

    /// <summary>cpWER or tcpWER; null without reference words.</summary>
    public double? WordErrorRate { get; init; }

    /// <summary>Interval of the pooled rate over recordings; null in rows of one recording and with fewer than two.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>ORC-WER or tcORC-WER: what is left when utterances may go to whichever speaker suits them best.</summary>
    public double? RecognitionErrorRate { get; init; }

    public double? RecognitionLow { get; init; }

    public double? RecognitionHigh { get; init; }

    /// <summary>The difference: what giving utterances to wrong speakers costs.</summary>
    public double? SpeakerErrorRate { get; init; }

    public double? SpeakerLow { get; init; }

    public double? SpeakerHigh { get; init; }

    /// <summary>Share of the errors that is the speakers', 0…1; null without errors.</summary>
    public double? SpeakerShare { get; init; }

    /// <summary>Reference words.</summary>
    public long Words { get; init; }

    public long Errors { get; init; }

    public long RecognitionErrors { get; init; }

    public long SpeakerErrors { get; init; }

    /// <summary>Utterances of the reference with words.</summary>
    public int Utterances { get; init; }

    /// <summary>Those that the hypothesis has with another speaker than it should.</summary>
    public int MisattributedUtterances { get; init; }

    /// <summary>Their words.</summary>
    public long MisattributedWords { get; init; }

    public int ReferenceSpeakers { get; init; }

    public int HypothesisSpeakers { get; init; }

    public int MissedSpeakers { get; init; }

    public int FalseAlarmSpeakers { get; init; }

    /// <summary>Who spoke when, without collar, overlap scored (as Measure-DiarizationError); null where segments lack times.</summary>
    public double? DiarizationErrorRate { get; init; }

    public int Recordings { get; init; }

    /// <summary>Seconds within which words may match; null where time does not matter.</summary>
    public double? CollarSeconds { get; init; }

    /// <summary>Greedy where the combination of any recording was: the speakers' part is then a lower bound.</summary>
    public CombinationSearch Search { get; init; }

    public AlignmentConvention Convention { get; init; }

    public required string Normalizer { get; init; }

    public TextList Remarks { get; init; } = TextList.Empty;
}
