using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Edges of bands for measures whose values mean something by themselves, so that the same band is called the same in every corpus.
/// Other numbers are banded by how they happen to be spread.
/// </summary>
/// <param name="Edges">Ascending; a value on an edge is in the band above it.</param>
/// <param name="HasNone">Whether 0 is a group of its own.</param>
internal sealed record NamedBands(double[] Edges, bool HasNone = false)
{
    private static readonly Dictionary<string, NamedBands> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(AcousticProfile.SnrDb)] = new([5, 10, 15, 20, 30]),
        [nameof(AcousticProfile.WadaSnrDb)] = new([5, 10, 15, 20, 30]),

        // Narrowband, wideband, super-wideband, fullband; above what sampling at 8 and 16 kHz can hold, so that it is below.
        [nameof(AcousticProfile.BandwidthHz)] = new([4200, 8400, 14000]),
        [nameof(AcousticProfile.DecayTimeSeconds)] = new([0.3, 0.5, 0.8]),
        [nameof(AcousticProfile.ClippedShare)] = new([0.001, 0.01], HasNone: true),
        ["DropoutShare"] = new([0.01, 0.05], HasNone: true),
        [nameof(AcousticProfile.SyllablesPerSecond)] = new([3, 4, 5, 6]),
        [nameof(AcousticProfile.ActiveLevelDbov)] = new([-40, -32, -20]),
        [nameof(SpeechUtterance.DurationSeconds)] = new([2, 5, 10, 20, 30]),
        [OverlapIndex.Property] = new([0.1, 0.25, 0.5], HasNone: true),
    };

    /// <summary>Null for a property without bands of its own.</summary>
    public static NamedBands? Of(string property) => ByName.GetValueOrDefault(property);

    /// <summary>The number of the band, from 0; −1 for none of it.</summary>
    public int Number(double value)
    {
        if (HasNone && value == 0) return -1;
        int at = Array.BinarySearch(Edges, value);
        return at >= 0 ? at + 1 : ~at;
    }

    /// <summary>"none", "&lt;5", "5…10", "≥30".</summary>
    public string Label(double value) => Number(value) switch
    {
        -1 => "none",
        0 => FormattableString.Invariant($"<{Edges[0]}"),
        int last when last == Edges.Length => FormattableString.Invariant($"≥{Edges[^1]}"),
        int band => FormattableString.Invariant($"{Edges[band - 1]}…{Edges[band]}"),
    };
}
