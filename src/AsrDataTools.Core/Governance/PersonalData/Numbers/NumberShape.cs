namespace AsrDataTools.Governance.PersonalData;

/// <summary>How the groups of a number are long, and how telling that is.</summary>
/// <param name="Lengths">Symbols of each group.</param>
/// <param name="Score">Pattern score.</param>
internal sealed record NumberShape(byte[] Lengths, double Score)
{
    /// <summary>Reads "3-2-4:0.5 9:0.2".</summary>
    public static NumberShape[] Parse(string shapes) =>
    [
        .. shapes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(shape => shape.Split(':')).Select(parts => new NumberShape(
            [.. parts[0].Split('-').Select(byte.Parse)],
            double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))),
    ];

    public int Total => Lengths.Sum(length => length);
}
