using System.Globalization;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>What the acoustic gate rests on.</summary>
/// <param name="Training">Profiles of training, one per audio channel.</param>
/// <param name="Production">Profiles of production, one per audio channel.</param>
/// <param name="Shifts">The comparison of the two, strongest first, with a <c>Joint</c> row.</param>
public sealed record AcousticEvidence(
    IReadOnlyList<AcousticProfile> Training,
    IReadOnlyList<AcousticProfile> Production,
    IReadOnlyList<AcousticShift> Shifts)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Training.Count} training and {Production.Count} production profiles, {Shifts.Count} comparisons");
}
