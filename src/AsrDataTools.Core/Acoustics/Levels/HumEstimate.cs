namespace AsrDataTools.Acoustics;

/// <summary>Mains hum, or why it cannot be told.</summary>
/// <param name="Db">Power of the strongest line over the noise in the 3 Hz about it, dB; 0 where no line stands out; null when it cannot be told.</param>
/// <param name="MainsHz">50 or 60 where hum is plain (<see cref="PlainDb"/>); else null.</param>
/// <param name="LineHz">The multiple of the mains frequency at which the line lies; with <paramref name="MainsHz"/>. Those of 50 and 60 Hz lie below any voice.</param>
/// <param name="Abstained">Why it is null.</param>
public readonly record struct HumEstimate(double? Db, int? MainsHz, int? LineHz, string? Abstained = null)
{
    /// <summary>dB from which a line is no chance of noise or speech.</summary>
    public const double PlainDb = 10;
}
