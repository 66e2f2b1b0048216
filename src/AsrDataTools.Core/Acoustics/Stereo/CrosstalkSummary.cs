namespace AsrDataTools.Acoustics;

/// <summary>What of the other side of a call is heard in a channel.</summary>
/// <param name="Db">Power of the leak over that of the speech which leaks, dB; negative.</param>
/// <param name="Abstained">Why it is null: no call, or nothing found above a bound.</param>
internal sealed record CrosstalkSummary(double? Db, string? Abstained);
