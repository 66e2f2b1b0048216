namespace AsrDataTools.Readiness;

/// <summary>What a vendor offers, or a part of it that can be bought by itself.</summary>
/// <param name="Name">What it is called in results; no two alike, letter case not counting.</param>
/// <param name="Paths">Its audio files, folders and manifests; absolute.</param>
public sealed record DeliveryOffer(string Name, IReadOnlyList<string> Paths)
{
    /// <summary>Price of all of it, in the caller's currency, ≥ 0; null where it is not told or is told by the hour.</summary>
    public double? Cost { get; init; }

    /// <summary>Price of an hour of audio as delivered, ≥ 0; null where it is not told or <see cref="Cost"/> is.</summary>
    public double? CostPerHour { get; init; }

    /// <param name="hours">Audio as delivered.</param>
    internal double? PriceOf(double hours) => Cost ?? CostPerHour * hours;
}
