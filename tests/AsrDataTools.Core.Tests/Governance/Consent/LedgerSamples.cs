using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Core.Tests.Governance.Consent;

/// <summary>Ledgers for tests.</summary>
internal static class LedgerSamples
{
    public static ConsentEntry Grant(string speaker, string purpose = "asr-training", string? from = null, string? until = null) => new()
    {
        Speaker = speaker,
        Action = ConsentAction.Grant,
        LawfulBasis = LawfulBasis.Consent,
        Jurisdiction = "DE",
        Purpose = new TextList(purpose),
        Evidence = $"form {speaker}",
        EffectiveFrom = Day(from),
        ExpiresAt = Day(until),
    };

    public static ConsentEntry Revoke(string speaker, string? purpose = null, string? from = null) => new()
    {
        Speaker = speaker,
        Action = ConsentAction.Revoke,
        Purpose = purpose is null ? TextList.Empty : new TextList(purpose),
        EffectiveFrom = Day(from),
    };

    /// <summary>A ledger of so many grants, added one by one.</summary>
    public static string Write(string path, int records)
    {
        ConsentLedger ledger = new(path, new SteppedClock());
        for (int i = 1; i <= records; i++) ledger.Append([Grant($"S{i}")], TestContext.Current.CancellationToken);
        return path;
    }

    public static ConsentSnapshot Read(string path, LedgerHead? expected = null) => ConsentLedger.Read(path, expected, TestContext.Current.CancellationToken);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");
}
