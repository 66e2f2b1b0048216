namespace AsrDataTools.Governance.Withdrawal;

/// <summary>A stretch of a recording that is the speaker's.</summary>
/// <param name="StartSeconds">From the start of the recording; null for its beginning.</param>
/// <param name="EndSeconds">Null for its end.</param>
/// <param name="Channel">From 1; null for all.</param>
/// <param name="Id">Of the row or segment that says so.</param>
/// <param name="Speaker">The pseudonym.</param>
/// <param name="Reason">Why it is the speaker's.</param>
internal sealed record SpeechSpan(double? StartSeconds, double? EndSeconds, int? Channel, string? Id, string Speaker, string Reason)
{
    public bool IsWhole => StartSeconds is null or 0 && EndSeconds is null && Channel is null;

    /// <summary>Whether more than half of the other stretch lies in this one.</summary>
    public bool CoversMostOf(double? start, double? end, int? channel)
    {
        if (Channel is not null && channel is not null && Channel != channel) return false;
        double from = Math.Max(StartSeconds ?? 0, start ?? 0), to = Math.Min(EndSeconds ?? double.MaxValue, end ?? double.MaxValue);
        double length = (end ?? double.MaxValue) - (start ?? 0);
        return to > from && to - from > length / 2;
    }
}
