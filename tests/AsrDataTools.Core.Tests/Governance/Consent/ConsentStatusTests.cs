using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Core.Tests.Governance.Consent;

public sealed class ConsentStatusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // All are recorded on 2026-03-01.
    public static TheoryData<string, ConsentState, long?, ConsentEntry[]> Cases() => new()
    {
        { "2026-03-01", ConsentState.NotGranted, null, [LedgerSamples.Grant("other")] },
        { "2026-03-01", ConsentState.Granted, 1, [LedgerSamples.Grant("S")] },
        { "2026-02-28", ConsentState.NotGranted, null, [LedgerSamples.Grant("S")] },
        { "2026-02-28", ConsentState.Granted, 1, [LedgerSamples.Grant("S", from: "2026-01-01")] },
        { "2026-04-01", ConsentState.Granted, 1, [LedgerSamples.Grant("S", until: "2026-04-01")] },
        { "2026-04-02", ConsentState.Expired, 1, [LedgerSamples.Grant("S", until: "2026-04-01")] },
        { "2026-04-02", ConsentState.Granted, 2, [LedgerSamples.Grant("S", until: "2026-04-01"), LedgerSamples.Grant("S")] },
        { "2026-04-02", ConsentState.Revoked, 2, [LedgerSamples.Grant("S"), LedgerSamples.Revoke("S")] },
        { "2026-04-02", ConsentState.Revoked, 1, [LedgerSamples.Revoke("S")] },
        { "2026-04-02", ConsentState.Granted, 3, [LedgerSamples.Grant("S"), LedgerSamples.Revoke("S"), LedgerSamples.Grant("S")] },
        { "2026-04-02", ConsentState.Granted, 1, [LedgerSamples.Grant("S"), LedgerSamples.Revoke("S", "marketing")] },
        { "2026-04-02", ConsentState.Revoked, 2, [LedgerSamples.Grant("S"), LedgerSamples.Revoke("S", "ASR-Training")] },
        { "2026-04-02", ConsentState.Granted, 1, [LedgerSamples.Grant("S"), LedgerSamples.Revoke("S", from: "2026-05-01")] },
        { "2026-05-01", ConsentState.Revoked, 2, [LedgerSamples.Grant("S"), LedgerSamples.Revoke("S", from: "2026-05-01")] },
        // A grant that was to begin later does not undo a withdrawal.
        { "2026-07-01", ConsentState.Revoked, 2, [LedgerSamples.Grant("S", from: "2026-06-01"), LedgerSamples.Revoke("S")] },
        // Nor does an old form that is entered after it.
        { "2026-07-01", ConsentState.Revoked, 1, [LedgerSamples.Revoke("S"), LedgerSamples.Grant("S", from: "2026-01-01")] },
        { "2026-02-01", ConsentState.Granted, 2, [LedgerSamples.Revoke("S"), LedgerSamples.Grant("S", from: "2026-01-01")] },
        { "2026-02-01", ConsentState.NotGranted, null, [LedgerSamples.Grant("S", "marketing", from: "2026-01-01")] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void StatusOnADay(string day, ConsentState state, long? deciding, ConsentEntry[] entries)
    {
        string path = _folder["consent.jsonl"];
        new ConsentLedger(path, new SteppedClock()).Append(entries, TestContext.Current.CancellationToken);
        ConsentStatus status = LedgerSamples.Read(path).Status("S", "asr-training", DateOnly.ParseExact(day, "yyyy-MM-dd"));
        Assert.Equal((state, deciding), (status.State, status.Record?.Sequence));
    }

    public void Dispose() => _folder.Dispose();
}
