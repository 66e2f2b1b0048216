namespace AsrDataTools.Leakage;

/// <summary>How much of evaluation is in training already, in one way or in any.</summary>
public sealed record LeakageShare
{
    /// <summary><see cref="LeakageKind"/>; <c>SameSpeech</c> for any kind in which the speech itself is the same, <c>Any</c> for any kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Leaked utterances of evaluation.</summary>
    public int Items { get; init; }

    /// <summary>Utterances that could not be judged: the shares are at least as given and at most as if all of these were leaked.</summary>
    public int Unchecked { get; init; }

    /// <summary>Of the utterances of evaluation, 0 to 1; null without any.</summary>
    public double? ItemShare { get; init; }

    /// <summary>The share if all utterances that could not be judged were leaked.</summary>
    public double? ItemShareHigh { get; init; }

    /// <summary>Seconds of the leaked utterances; of those whose length is known.</summary>
    public double Seconds { get; init; }

    public double? SecondShare { get; init; }

    public double? SecondShareHigh { get; init; }

    /// <summary>Speakers of evaluation, known by name, with any leaked utterance.</summary>
    public int Speakers { get; init; }

    public double? SpeakerShare { get; init; }

    public double? SpeakerShareHigh { get; init; }

    /// <summary>Words of the leaked utterances' texts.</summary>
    public long Words { get; init; }

    public double? WordShare { get; init; }

    public double? WordShareHigh { get; init; }

    /// <summary>Word error rate on the leaked utterances; null without hypotheses.</summary>
    public double? LeakedErrorRate { get; init; }

    /// <summary>Word error rate on the others, those that could not be judged left out.</summary>
    public double? CleanErrorRate { get; init; }

    /// <summary>Word error rate on the clean utterances less that on all: how much the leak flatters the score.</summary>
    public double? Inflation { get; init; }

    /// <summary>Lower bound of the interval of <see cref="Inflation"/>; null with fewer than 10 speakers or utterances on either side.</summary>
    public double? InflationLow { get; init; }

    public double? InflationHigh { get; init; }

    /// <summary>Why there is no interval, or what it is over.</summary>
    public TextList Remarks { get; init; } = TextList.Empty;
}
