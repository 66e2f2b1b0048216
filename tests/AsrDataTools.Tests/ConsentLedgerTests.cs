using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Tests;

public sealed class ConsentLedgerTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ConsentLedgerTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("key.txt", "0123456789abcdef0123456789abcdef\n");
        System.Security.SecureString secret = new();
        foreach (char letter in "0123456789abcdef0123456789abcdef") secret.AppendChar(letter);
        _session.SetVariable("secret", secret);
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void RowsOfATable()
    {
        ScriptResult result = _session.Run("""
            [pscustomobject]@{ Speaker = 'S1'; LawfulBasis = 'Consent'; Purpose = 'asr; tts'; ExpiresAt = '2099-01-01'; EffectiveFrom = ''; Evidence = 'form 1' },
            [pscustomobject]@{ Speaker = 'S2'; LawfulBasis = 'Article 6(1)(f)'; Purpose = 'asr'; ExpiresAt = ''; EffectiveFrom = '2026-01-01'; Evidence = '' },
            [pscustomobject]@{ Speaker = 'S1'; Action = 'Revoke'; LawfulBasis = ''; Purpose = 'tts'; ExpiresAt = ''; EffectiveFrom = ''; Evidence = '' } |
                Add-ConsentRecord consent.jsonl
            """).Clean();
        ConsentRecord[] records = [.. result.As<ConsentRecord>()];
        Assert.Equal([1L, 2L, 3L], records.Select(record => record.Sequence));
        Assert.Equal(["asr", "tts"], records[0].Purpose);
        Assert.Equal(new DateOnly(2099, 1, 1), records[0].ExpiresAt);
        Assert.Equal((LawfulBasis.LegitimateInterests, null, new DateOnly(2026, 1, 1)), (records[1].LawfulBasis, records[1].Evidence, records[1].EffectiveFrom));
        Assert.Equal(ConsentAction.Revoke, records[2].Action);
        Assert.Equal(records[0].Hash, records[1].PreviousHash);
        Assert.StartsWith("Added 3 records", result.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Speaker S1 -Purpose x", "ConsentRecordInvalid")]
    [InlineData("-Speaker S1 -LawfulBasis a", "ConsentRecordInvalid")]
    [InlineData("-LawfulBasis a -Purpose x", "ConsentRecordInvalid")]
    [InlineData("-Speaker S1 -LawfulBasis Consnt -Purpose x", "LawfulBasisUnknown")]
    [InlineData("-Speaker S1 -LawfulBasis a -Purpose x -ExpiresAt 03/04/2027", "DayInvalid")]
    [InlineData("-SpeakerName Ana -LawfulBasis a -Purpose x", "KeyMissing")]
    public void BadRowsAreReportedAndTheOthersAdded(string bad, string id)
    {
        ScriptResult result = _session.Run($"Add-ConsentRecord consent.jsonl {bad}; Add-ConsentRecord consent.jsonl S2 -LawfulBasis a -Purpose x");
        Assert.Equal($"{id},AsrDataTools.Commands.AddConsentRecordCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Single(result.Output);
        Assert.Contains("1 input failed", result.Information[0].MessageData.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-KeyPath none.txt", "KeyUnreadable")]
    [InlineData("-KeyPath short.txt", "KeyTooShort")]
    [InlineData("-KeyPath key.txt -Key $secret", "KeyAmbiguous")]
    public void BadKeysEndTheCommand(string key, string id)
    {
        _corpus.WriteText("short.txt", "abc\n");
        Assert.StartsWith(id + ",", _session.Run($"Add-ConsentRecord consent.jsonl S1 -LawfulBasis a -Purpose x {key}").Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesStandAsPseudonyms()
    {
        ConsentRecord file = _session.Run("Add-ConsentRecord consent.jsonl -SpeakerName 'Ana López' -KeyPath key.txt -LawfulBasis a -Purpose x").Clean().As<ConsentRecord>()[0];
        ConsentRecord secret = _session.Run("Add-ConsentRecord consent.jsonl -SpeakerName 'ANA  López' -Key $secret -LawfulBasis a -Purpose x").Clean().As<ConsentRecord>()[0];
        Assert.Equal(file.Speaker, secret.Speaker);
        Assert.DoesNotContain("Ana", File.ReadAllText(_corpus.PathOf("consent.jsonl")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(file.Speaker, _session.Run("Revoke-Consent consent.jsonl -SpeakerName 'ana lópez' -Key $secret").Clean().As<ConsentRecord>()[0].Speaker);
    }

    [Fact]
    public void WhatIfAddsNothing()
    {
        _session.Run("Add-ConsentRecord consent.jsonl S1 -LawfulBasis a -Purpose x -WhatIf").Clean();
        Assert.False(File.Exists(_corpus.PathOf("consent.jsonl")));
    }

    [Fact]
    public void RecordsByStatus()
    {
        _session.Run("""
            Add-ConsentRecord consent.jsonl A1, A2 -LawfulBasis a -Purpose asr -EffectiveFrom 2026-01-01 -ExpiresAt 2026-12-31
            Add-ConsentRecord consent.jsonl B1 -LawfulBasis a -Purpose asr, tts -EffectiveFrom 2026-01-01
            Revoke-Consent consent.jsonl A2 -EffectiveFrom 2026-06-01
            """).Clean();
        Assert.Equal([1, 2, 3, 4], Sequences(""));
        Assert.Equal([1, 2, 4], Sequences("A*"));
        Assert.Equal([3, 4], Sequences("-Purpose tts"));
        Assert.Equal([1, 2, 3], Sequences("-Status Granted -Date 2026-05-01"));
        Assert.Equal([1, 3], Sequences("-Status Granted -Date 2026-07-01"));
        Assert.Equal([4], Sequences("-Status Revoked -Date 2026-07-01"));
        Assert.Equal([1], Sequences("-Status Expired -Date 2027-01-01"));
        Assert.Equal([1], Sequences("-ExpiringWithinDays 30 -Date 2026-12-10"));
        Assert.Empty(Sequences("-ExpiringWithinDays 10 -Date 2026-12-10"));
        Assert.Equal("DayInvalid,AsrDataTools.Commands.GetConsentRecordCommand", Assert.Single(_session.Run("Get-ConsentRecord consent.jsonl -Date tomorrow -Status Granted").Errors).FullyQualifiedErrorId);
        Assert.Equal("LedgerUnreadable,AsrDataTools.Commands.GetConsentRecordCommand", Assert.Single(_session.Run("Get-ConsentRecord none.jsonl").Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void HeadsShowACutTail()
    {
        _session.Run("Add-ConsentRecord consent.jsonl A, B, C -LawfulBasis a -Purpose asr; $plain = Test-ConsentLedger consent.jsonl; $signed = Test-ConsentLedger consent.jsonl -Key $secret").Clean();
        _corpus.WriteText("head.txt", _session.Run("$signed.Head.ToString()").Clean().Output[0].ToString() + "\n");
        foreach (string head in (string[])["$plain", "$plain.Head", "$plain.Head.ToString()", "head.txt -KeyPath key.txt", "$signed -Key $secret"])
            Assert.True(_session.Run($"Test-ConsentLedger consent.jsonl -ExpectedHead {head} -Quiet").Clean().As<bool>()[0], head);
        string[] lines = File.ReadAllLines(_corpus.PathOf("consent.jsonl"));
        _corpus.WriteText("consent.jsonl", lines[0] + "\n" + lines[1] + "\n");
        Assert.True(_session.Run("Test-ConsentLedger consent.jsonl -Quiet").Clean().As<bool>()[0]);
        LedgerTestResult cut = _session.Run("Test-ConsentLedger consent.jsonl -ExpectedHead $plain").Clean().As<LedgerTestResult>()[0];
        Assert.Equal((Verdict.Fail, LedgerFaultKind.Cut, 3L), (cut.Verdict, cut.Fault, cut.FirstBadEntry!.Value));
        LedgerTestResult forged = _session.Run("$plain2 = Test-ConsentLedger consent.jsonl; Test-ConsentLedger consent.jsonl -ExpectedHead $plain2 -Key $secret").Clean().As<LedgerTestResult>()[0];
        Assert.Equal(Verdict.Fail, forged.Verdict);
        Assert.StartsWith("LedgerHeadInvalid,", _session.Run("Test-ConsentLedger consent.jsonl -ExpectedHead 12").Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void TornTailsAreAWarning()
    {
        _session.Run("Add-ConsentRecord consent.jsonl A, B -LawfulBasis a -Purpose asr").Clean();
        File.AppendAllText(_corpus.PathOf("consent.jsonl"), "{\"action\":\"Gr");
        LedgerTestResult torn = _session.Run("Test-ConsentLedger consent.jsonl").Clean().As<LedgerTestResult>()[0];
        Assert.Equal((Verdict.Warn, 13L, 2L), (torn.Verdict, torn.TornBytes, torn.Size));
        ScriptResult added = _session.Run("Add-ConsentRecord consent.jsonl C -LawfulBasis a -Purpose asr").Clean();
        Assert.Contains("13 bytes", Assert.Single(added.Warnings), StringComparison.Ordinal);
        Assert.True(_session.Run("Test-ConsentLedger consent.jsonl -Quiet").Clean().As<bool>()[0]);
    }

    [Fact]
    public void TamperedLedgersAreNotDecidedBy()
    {
        _session.Run("Add-ConsentRecord consent.jsonl A, B, C -LawfulBasis a -Purpose asr").Clean();
        string[] lines = File.ReadAllLines(_corpus.PathOf("consent.jsonl"));
        _corpus.WriteText("consent.jsonl", lines[0] + "\n" + lines[2] + "\n");
        LedgerTestResult result = _session.Run("Test-ConsentLedger consent.jsonl").Clean().As<LedgerTestResult>()[0];
        Assert.Equal((Verdict.Fail, LedgerFaultKind.Deleted, 2L, 2L), (result.Verdict, result.Fault, result.FirstBadEntry!.Value, result.Line!.Value));
        ScriptResult shown = _session.Run("Get-ConsentRecord consent.jsonl").Clean();
        Assert.Single(shown.Output);
        Assert.Single(shown.Warnings);
        Assert.StartsWith("LedgerInvalid,", _session.Run("Revoke-Consent consent.jsonl A").Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("LedgerInvalid,AsrDataTools.Commands.GetConsentRecordCommand", Assert.Single(_session.Run("Get-ConsentRecord consent.jsonl -Status Granted").Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void BusyLedgersAreReported()
    {
        using IDisposable turn = LedgerLock.Take(_corpus.PathOf("consent.jsonl"), TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.StartsWith("LedgerBusy,", _session.Run("Add-ConsentRecord consent.jsonl A -LawfulBasis a -Purpose asr -TimeoutSeconds 0").Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private long[] Sequences(string filter) => [.. _session.Run($"Get-ConsentRecord consent.jsonl {filter}").Clean().As<ConsentRecord>().Select(record => record.Sequence)];
}
