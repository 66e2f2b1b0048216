using AsrDataTools.Corpus.Demo;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Governance.Policy;

/// <summary>Writes the ledger of a demo corpus.</summary>
public static class DemoLedger
{
    /// <param name="path">The ledger to make.</param>
    /// <param name="consents">What speakers agreed to.</param>
    /// <returns>Head of the ledger, for the policy.</returns>
    public static string Write(string path, IReadOnlyList<DemoConsent> consents)
    {
        foreach (IGrouping<DateOnly, ConsentEntry> day in consents.SelectMany(Entries).GroupBy(entry => entry.EffectiveFrom!.Value).OrderBy(day => day.Key))
            _ = new ConsentLedger(path, new DayClock(day.Key)).Append(day);
        return ConsentLedger.Read(path).Head.ToString();
    }

    private static IEnumerable<ConsentEntry> Entries(DemoConsent consent)
    {
        yield return new()
        {
            Speaker = consent.Speaker,
            Action = ConsentAction.Grant,
            LawfulBasis = LawfulBasis.Consent,
            Jurisdiction = "DE",
            Purpose = new([DemoGovernance.Purpose]),
            EffectiveFrom = consent.GivenOn,
            ExpiresAt = consent.ExpiresOn,
            Evidence = $"form {consent.Speaker}",
        };
        if (consent.WithdrawnOn is { } day) yield return new() { Speaker = consent.Speaker, Action = ConsentAction.Revoke, EffectiveFrom = day };
    }

    // The same corpus has the same ledger: its records are written at noon of their day.
    private sealed class DayClock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
    }
}
