namespace AsrDataTools.Leakage;

/// <summary>Two stretches laid side by side, in sub-fingerprints counted from the first of either side.</summary>
/// <param name="Item">The indexed item.</param>
/// <param name="FirstQuery">First of the query.</param>
/// <param name="LastQuery">Last of the query.</param>
/// <param name="FirstIndexed">First of the item.</param>
/// <param name="LastIndexed">Last of the item.</param>
/// <param name="Errors">Bits that differ.</param>
/// <param name="Compared">Indexed sub-fingerprints that say something on both sides.</param>
internal readonly record struct AlignedSpan(
    int Item, int FirstQuery, int LastQuery, int FirstIndexed, int LastIndexed, int Errors, int Compared)
{
    /// <summary>1 where nothing could be compared.</summary>
    public double BitErrorRate => Compared == 0 ? 1 : Errors / (double)(Compared * SubFingerprint.Bits);

    /// <summary>Whether a place lies on this alignment, near enough to be the same find.</summary>
    public bool Holds(int query, int indexed, int margin)
    {
        if (indexed < FirstIndexed - margin || indexed > LastIndexed + margin)
            return false;
        double slope = LastIndexed == FirstIndexed ? 0 : (LastQuery - FirstQuery) / (double)(LastIndexed - FirstIndexed);
        return Math.Abs(FirstQuery + (slope * (indexed - FirstIndexed)) - query) <= margin;
    }
}
