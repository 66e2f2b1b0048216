using System.Globalization;

namespace AsrDataTools.Simulation;

/// <summary>How near simulated speech came to production, beside how near the originals were.</summary>
public sealed record ChannelMatch
{
    /// <summary>Profiles of production that were drawn from.</summary>
    public int ProductionProfiles { get; init; }

    /// <summary>Variants that were measured in the end.</summary>
    public int VariantProfiles { get; init; }

    /// <summary>Times that a batch was made, measured and corrected.</summary>
    public int Passes { get; init; }

    /// <summary>
    /// How well a classifier tells the originals from production (C2ST) by the measures that a channel changes, which is what can be
    /// matched: 0.5 not at all, 1 always. Null where it cannot be told.
    /// </summary>
    public double? ChannelAucBefore { get; init; }

    public double? ChannelAucBeforeLow { get; init; }

    public double? ChannelAucBeforeHigh { get; init; }

    /// <summary>The same of the variants.</summary>
    public double? ChannelAucAfter { get; init; }

    public double? ChannelAucAfterLow { get; init; }

    public double? ChannelAucAfterHigh { get; init; }

    /// <summary>The originals by all measures, those of how utterances are cut among them, which no simulation changes.</summary>
    public double? AucBefore { get; init; }

    public double? AucBeforeLow { get; init; }

    public double? AucBeforeHigh { get; init; }

    /// <summary>The same of the variants.</summary>
    public double? AucAfter { get; init; }

    public double? AucAfterLow { get; init; }

    public double? AucAfterHigh { get; init; }

    /// <summary>What was asked for differently than production measures, as the measured batches showed to be needed.</summary>
    public TextList Corrections { get; init; } = TextList.Empty;

    /// <summary>Measures in which the variants still differ from production, with verdict and effect.</summary>
    public TextList Unmatched { get; init; } = TextList.Empty;

    /// <summary>Measures by which the variants are still told from production, the strongest first.</summary>
    public TextList Drivers { get; init; } = TextList.Empty;

    /// <summary>What else must be known.</summary>
    public TextList Remarks { get; init; } = TextList.Empty;

    /// <summary>One sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Told from production by its channel: AUC {Show(ChannelAucBefore, ChannelAucBeforeLow, ChannelAucBeforeHigh)} before, {Show(ChannelAucAfter, ChannelAucAfterLow, ChannelAucAfterHigh)} after; by all measures {Show(AucBefore, AucBeforeLow, AucBeforeHigh)} before, {Show(AucAfter, AucAfterLow, AucAfterHigh)} after; over {ProductionProfiles:N0} profiles of production and {VariantProfiles:N0} of variants, {Passes} passes. {(Unmatched.Count == 0 ? "No measure differs." : $"Still different: {string.Join(", ", Unmatched)}.")}{(AucAfterLow > 0.5 && Drivers.Count > 0 ? $" Told by {string.Join(", ", Drivers)}." : "")}");

    private static string Show(double? auc, double? low, double? high) => auc is null
        ? "unknown"
        : low is null ? string.Create(CultureInfo.InvariantCulture, $"{auc:0.000}") : string.Create(CultureInfo.InvariantCulture, $"{auc:0.000} ({low:0.000} to {high:0.000})");
}
