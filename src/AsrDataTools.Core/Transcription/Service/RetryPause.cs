using System.Net.Http.Headers;

namespace AsrDataTools.Transcription;

/// <summary>
/// How long to wait before another attempt: twice as long each time, up to a minute, of which a random half to whole is taken so that many
/// clients do not come back at once; at least what the service asks for by Retry-After (RFC 9110, section 10.2.3).
/// </summary>
internal static class RetryPause
{
    /// <summary>A service that asks for more is taken at its word that it is not there.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan MostBackOff = TimeSpan.FromMinutes(1);

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="first">Pause after the first.</param>
    /// <param name="asked">Retry-After; null for none.</param>
    /// <param name="jitter">0…1.</param>
    /// <param name="now">The date that a Retry-After date is reckoned from.</param>
    /// <returns>Null where the service asks for more than <see cref="Longest"/>.</returns>
    public static TimeSpan? Of(int attempt, TimeSpan first, RetryConditionHeaderValue? asked, double jitter, DateTimeOffset now)
    {
        TimeSpan backOff = first * Math.Pow(2, Math.Min(attempt - 1, 20));
        if (backOff > MostBackOff) backOff = MostBackOff;
        backOff *= 0.5 + (jitter / 2);
        TimeSpan wanted = asked?.Delta ?? (asked?.Date is { } date ? date - now : TimeSpan.Zero);
        return wanted > Longest ? null : wanted > backOff ? wanted : backOff;
    }
}
