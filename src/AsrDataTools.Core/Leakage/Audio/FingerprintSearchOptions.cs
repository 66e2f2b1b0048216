namespace AsrDataTools.Leakage;

/// <summary>What counts as the same audio.</summary>
public sealed record FingerprintSearchOptions
{
    public static FingerprintSearchOptions Default { get; } = new();

    /// <summary>Shortest stretch that is reported, seconds of the query, pauses included.</summary>
    public double MinimumSeconds { get; init; } = 1.5;

    /// <summary>
    /// Largest share of bits that may differ, 0…0.5. Unrelated speech differs in half of them; two takes of the same words by
    /// one voice, which are no copies, in a fifth and more. Short stretches are held to less (<see cref="CopyLimit"/>).
    /// </summary>
    public double MaximumBitErrorRate { get; init; } = CopyLimit.Most;

    /// <summary>Largest probability that chance alone makes such a match anywhere in the search of one query.</summary>
    public double MaximumChance { get; init; } = 1e-6;

    /// <summary>
    /// Audio that more than so many indexed items share is common audio (music on hold, an announcement, a ring-back tone):
    /// it is reported once, not once an item.
    /// </summary>
    public int CommonItems { get; init; } = 20;
}
