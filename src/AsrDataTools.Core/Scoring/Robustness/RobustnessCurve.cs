namespace AsrDataTools.Scoring.Robustness;

/// <summary>How word errors depend on a condition that has a size: signal-to-noise ratio, share of packets lost, bandwidth, decay time.</summary>
public sealed record RobustnessCurve
{
    /// <summary>The column; its unit is that of the numbers below.</summary>
    public required string Column { get; init; }

    /// <summary>Different values of it.</summary>
    public int Points { get; init; }

    public double From { get; init; }

    public double To { get; init; }

    public int Utterances { get; init; }

    public long Words { get; init; }

    /// <summary>Slope of ln(p/(1−p)), p the chance that a word is wrong, for each unit of the column; null where it does not settle.</summary>
    public double? LogOddsPerUnit { get; init; }

    /// <summary>Bounds of its interval; null with fewer than 10 blocks.</summary>
    public double? LogOddsLow { get; init; }

    public double? LogOddsHigh { get; init; }

    /// <summary>Mean change of the word error rate for each unit, between the two ends of the fitted curve: −0.021 is 2.1 points fewer errors a dB.</summary>
    public double? RatePerUnit { get; init; }

    /// <summary>Bounds of its interval.</summary>
    public double? RateLow { get; init; }

    public double? RateHigh { get; init; }

    /// <summary>The rates as measured, "5: 43.1 %", in the order of the values.</summary>
    public TextList Measured { get; init; } = TextList.Empty;

    /// <summary>The best curve that only rises or only falls (pool adjacent violators), in the same order.</summary>
    public TextList Monotone { get; init; } = TextList.Empty;

    public TextList Remarks { get; init; } = TextList.Empty;
}
