using System.Security.Cryptography;
using System.Text;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Core.Tests.Governance.Consent;

public sealed class ConsentLedgerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void LinesAreCanonicalAndChained()
    {
        string path = _folder["consent.jsonl"];
        ConsentLedger ledger = new(path, new SteppedClock());
        ConsentEntry odd = LedgerSamples.Grant("S\"1\\é😀") with { Scope = "calls / 2026", ExpiresAt = new DateOnly(2027, 3, 1), EffectiveFrom = new DateOnly(2026, 1, 5) };
        ledger.Append([odd, LedgerSamples.Revoke("S2")], TestContext.Current.CancellationToken);

        string[] lines = File.ReadAllText(path).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal("", lines[2]);
        string zeros = new('0', 64);
        string bare = "{\"action\":\"Grant\",\"effectiveFrom\":\"2026-01-05\",\"evidence\":\"form S\\\"1\\\\é😀\",\"expiresAt\":\"2027-03-01\",\"jurisdiction\":\"DE\",\"lawfulBasis\":\"Consent\",\"previousHash\":\""
            + zeros + "\",\"purpose\":[\"asr-training\"],\"recordedAt\":\"2026-03-01T09:00:01.000Z\",\"scope\":\"calls / 2026\",\"sequence\":1,\"speaker\":\"S\\\"1\\\\é😀\"}";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bare)));
        Assert.Equal(bare.Replace("\"jurisdiction\"", $"\"hash\":\"{hash}\",\"jurisdiction\"", StringComparison.Ordinal), lines[0]);
        Assert.Contains($"\"previousHash\":\"{hash}\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasAddedIsRead()
    {
        string path = LedgerSamples.Write(_folder["consent.jsonl"], 7);
        ConsentSnapshot snapshot = LedgerSamples.Read(path);
        Assert.Null(snapshot.Fault);
        Assert.Equal(7, snapshot.Head.Size);
        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"S{i}"), snapshot.Speakers);
        Assert.Equal(0, snapshot.TornBytes);
        Assert.Empty(snapshot.ClockFindings);
    }

    [Fact]
    public void HeadIsTheTreeOverTheLines()
    {
        string path = LedgerSamples.Write(_folder["consent.jsonl"], 5);
        MerkleTree tree = new();
        foreach (string line in File.ReadAllLines(path)) tree.Add(Encoding.UTF8.GetBytes(line));
        Assert.Equal(tree.Root().ToString(), LedgerSamples.Read(path).Head.Root);
    }

    // A power cut leaves any prefix of the file: every one is recovered to the records that were whole, and nothing is called tampering.
    [Fact]
    public void EveryPrefixIsRecovered()
    {
        byte[] whole = File.ReadAllBytes(LedgerSamples.Write(_folder["consent.jsonl"], 4));
        List<int> ends = [0, .. Enumerable.Range(0, whole.Length).Where(i => whole[i] == '\n').Select(i => i + 1)];
        for (int length = 0; length <= whole.Length; length++)
        {
            string path = _folder.Write("cut.jsonl", whole[..length]);
            // A record that lacks its line end alone is whole.
            int records = ends.Count(end => end > 0 && end <= length + 1);
            ConsentSnapshot before = LedgerSamples.Read(path);
            Assert.Null(before.Fault);
            Assert.Equal(records, before.Records.Count);
            Assert.Equal(records, before.Head.Size);
            bool lacksEnd = ends.Contains(length + 1) && length > 0;
            Assert.Equal(lacksEnd, before.LacksLineEnd);
            Assert.Equal(lacksEnd ? 0 : length - ends.Last(end => end <= length), before.TornBytes);

            LedgerAppend added = new ConsentLedger(path).Append([LedgerSamples.Grant("new")], TestContext.Current.CancellationToken);
            Assert.Equal(before.TornBytes, added.RecoveredBytes);
            Assert.Equal(records + 1, added.Records[0].Sequence);
            ConsentSnapshot after = LedgerSamples.Read(path, before.Head);
            Assert.Null(after.Fault);
            Assert.Equal(records + 1, after.Records.Count);
            Assert.Equal(0, after.TornBytes);
            Assert.False(after.LacksLineEnd);
        }
    }

    [Fact]
    public async Task WritersOfOneProcessTakeTurns()
    {
        string path = _folder["consent.jsonl"];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            ConsentLedger ledger = new(path);
            for (int i = 0; i < 25; i++) ledger.Append([LedgerSamples.Grant($"w{writer}-{i}"), LedgerSamples.Grant($"w{writer}-{i}b")], TestContext.Current.CancellationToken);
        })));
        ConsentSnapshot snapshot = LedgerSamples.Read(path);
        Assert.Null(snapshot.Fault);
        Assert.Equal(8 * 25 * 2, snapshot.Speakers.Count);
        // What is added in one call stands together.
        Assert.All(snapshot.Records.Chunk(2), pair => Assert.Equal(pair[0].Speaker + "b", pair[1].Speaker));
    }

    [Fact]
    public void AWriterThatDoesNotEndIsReported()
    {
        string path = _folder["consent.jsonl"];
        using IDisposable turn = LedgerLock.Take(path, TimeSpan.Zero, TestContext.Current.CancellationToken);
        ConsentLedger ledger = new(path) { Timeout = TimeSpan.FromMilliseconds(50) };
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => ledger.Append([LedgerSamples.Grant("S1")], TestContext.Current.CancellationToken));
        Assert.Equal("LedgerBusy", exception.ErrorId);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void NothingIsBuiltOnADamagedRecord()
    {
        string path = LedgerSamples.Write(_folder["consent.jsonl"], 3);
        File.WriteAllText(path, File.ReadAllText(path).Replace("form S3", "form S4", StringComparison.Ordinal));
        byte[] before = File.ReadAllBytes(path);
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => new ConsentLedger(path).Append([LedgerSamples.Grant("S5")], TestContext.Current.CancellationToken));
        Assert.Equal("LedgerDamaged", exception.ErrorId);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void AFolderThatIsNotThereIsReported()
    {
        SpeechDataException exception = Assert.Throws<SpeechDataException>(
            () => new ConsentLedger(_folder["none/consent.jsonl"]).Append([LedgerSamples.Grant("S1")], TestContext.Current.CancellationToken));
        Assert.Equal("StorageFailed", exception.ErrorId);
        Assert.Equal("LedgerUnreadable", Assert.Throws<SpeechDataException>(() => LedgerSamples.Read(_folder["none/consent.jsonl"])).ErrorId);
    }

    [Theory]
    [MemberData(nameof(Senseless))]
    public void WhatMakesNoSenseIsRefused(string why, ConsentEntry entry)
    {
        string path = _folder["consent.jsonl"];
        SpeechDataException exception = Assert.Throws<SpeechDataException>(
            () => new ConsentLedger(path).Append([LedgerSamples.Grant("fine"), entry], TestContext.Current.CancellationToken));
        Assert.Equal("ConsentRecordInvalid", exception.ErrorId);
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    public static TheoryData<string, ConsentEntry> Senseless() => new()
    {
        { "no speaker", LedgerSamples.Grant(" ") },
        { "lawful basis", LedgerSamples.Grant("S1") with { LawfulBasis = null } },
        { "purpose", LedgerSamples.Grant("S1") with { Purpose = TextList.Empty } },
        { "blank", LedgerSamples.Grant("S1") with { Scope = "" } },
        { "control", LedgerSamples.Grant("S1") with { Evidence = "a\nb" } },
        { "surrogate", LedgerSamples.Grant("S1\ud800") },
        { "ends before", LedgerSamples.Grant("S1", from: "2026-03-02", until: "2026-03-01") },
        { "neither", LedgerSamples.Revoke("S1") with { ExpiresAt = new DateOnly(2026, 1, 1) } },
        { "longer", LedgerSamples.Grant(new string('x', 1025)) },
    };

    [Fact]
    public void WrongClocksAreFound()
    {
        string path = _folder["consent.jsonl"];
        SteppedClock clock = new();
        ConsentLedger ledger = new(path, clock);
        ledger.Append([LedgerSamples.Grant("S1")], TestContext.Current.CancellationToken);
        clock.Now = clock.Now.AddDays(-2);
        ledger.Append([LedgerSamples.Grant("S2")], TestContext.Current.CancellationToken);
        clock.Now = DateTimeOffset.UtcNow.AddDays(3);
        ledger.Append([LedgerSamples.Grant("S3")], TestContext.Current.CancellationToken);
        ConsentSnapshot snapshot = LedgerSamples.Read(path);
        Assert.Null(snapshot.Fault);
        Assert.Equal([("ClockAhead", 3L), ("ClockBackwards", 2L)], snapshot.ClockFindings.Select(finding => (finding.Rule, finding.Line!.Value)));
    }

    public void Dispose() => _folder.Dispose();
}
