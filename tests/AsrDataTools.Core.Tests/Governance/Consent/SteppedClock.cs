using System.Globalization;

namespace AsrDataTools.Core.Tests.Governance.Consent;

/// <summary>A clock that goes a second further with each look, from a day given.</summary>
internal sealed class SteppedClock(string day = "2026-03-01") : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.Parse($"{day}T09:00:00Z", CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => Now = Now.AddSeconds(1);
}
