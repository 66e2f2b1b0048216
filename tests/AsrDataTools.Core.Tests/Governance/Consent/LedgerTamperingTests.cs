using System.Text;
using AsrDataTools.Governance.Consent;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Governance.Consent;

public sealed class LedgerTamperingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _lines;
    private readonly LedgerHead _head;

    public LedgerTamperingTests()
    {
        string path = LedgerSamples.Write(_folder["sound.jsonl"], 9);
        _lines = [.. File.ReadAllLines(path)];
        _head = LedgerSamples.Read(path).Head;
    }

    [Fact]
    public void AlteredContent()
    {
        _lines[3] = _lines[3].Replace("form S4", "form S5", StringComparison.Ordinal);
        Expect(LedgerFaultKind.Altered, 4);
    }

    // Whoever can write can hash: the record after tells.
    [Fact]
    public void AlteredContentWithANewHash()
    {
        ConsentRecord record = new RecordParser().Parse(Encoding.UTF8.GetBytes(_lines[3]));
        record = record with { ExpiresAt = new DateOnly(2090, 1, 1) };
        record = record with { Digest = new RecordText().HashOf(record) };
        _lines[3] = Encoding.UTF8.GetString(new RecordText().Write(record));
        Expect(LedgerFaultKind.Altered, 4);
    }

    [Fact]
    public void DeletedInTheMiddle()
    {
        _lines.RemoveRange(4, 2);
        Expect(LedgerFaultKind.Deleted, 5);
    }

    [Fact]
    public void DeletedAtTheBeginning()
    {
        _lines.RemoveAt(0);
        Expect(LedgerFaultKind.Deleted, 1);
    }

    [Fact]
    public void Reordered()
    {
        (_lines[2], _lines[6]) = (_lines[6], _lines[2]);
        Expect(LedgerFaultKind.Reordered, 3);
    }

    [Fact]
    public void Duplicated()
    {
        _lines.Insert(5, _lines[4]);
        Expect(LedgerFaultKind.Duplicated, 5);
    }

    [Fact]
    public void DuplicatedLater()
    {
        _lines.Add(_lines[4]);
        Expect(LedgerFaultKind.Duplicated, 5);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"action\":null}")]
    [InlineData("{\"action\":\"Grant\",\"extra\":1}")]
    public void LinesThatAreNoRecords(string line)
    {
        _lines[1] = line;
        Expect(LedgerFaultKind.Unreadable, 2);
    }

    [Fact]
    public void AnotherFormOfTheSameRecord()
    {
        _lines[1] = _lines[1].Replace("\",\"", "\", \"", StringComparison.Ordinal);
        Expect(LedgerFaultKind.Unreadable, 2);
    }

    [Fact]
    public void ALineWithoutEnd()
    {
        _lines[1] = new string('x', (2 * LedgerLines.LongestLine) + 5);
        Expect(LedgerFaultKind.Unreadable, 2);
    }

    [Fact]
    public void ACutTailNeedsTheHead()
    {
        _lines.RemoveRange(7, 2);
        Assert.Null(Read(null).Fault);
        LedgerFault? fault = Read(_head).Fault;
        Assert.Equal((LedgerFaultKind.Cut, 8L), (fault!.Kind, fault.Entry!.Value));
    }

    [Fact]
    public void AFullRewriteNeedsTheHead()
    {
        string path = _folder["other.jsonl"];
        ConsentLedger other = new(path, new SteppedClock("2026-03-02"));
        other.Append(Enumerable.Range(1, 12).Select(i => LedgerSamples.Grant($"S{i}")), TestContext.Current.CancellationToken);
        Assert.Null(LedgerSamples.Read(path).Fault);
        Assert.Equal(LedgerFaultKind.Rewritten, LedgerSamples.Read(path, _head).Fault!.Kind);
    }

    [Fact]
    public void AnEarlierHeadHolds()
    {
        string path = _folder["sound.jsonl"];
        new ConsentLedger(path).Append([LedgerSamples.Grant("later")], TestContext.Current.CancellationToken);
        Assert.Null(LedgerSamples.Read(path, _head).Fault);
        Assert.Null(LedgerSamples.Read(path, new LedgerHead(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")).Fault);
    }

    [Fact]
    public void NothingIsDecidedByAnUnsoundLedger()
    {
        _lines.RemoveAt(4);
        ConsentSnapshot snapshot = Read(null);
        Assert.Equal("LedgerInvalid", Assert.Throws<SpeechDataException>(() => snapshot.Status("S1", "asr-training", new DateOnly(2026, 5, 1))).ErrorId);
    }

    // Any other byte anywhere, but for the end of the file, is seen, and the entry is the one that it lies in.
    [Fact]
    public void AnyChangedByteIsFound()
    {
        byte[] sound = File.ReadAllBytes(_folder["sound.jsonl"]);
        Prop.ForAll(Gen.Zip(Gen.Choose(0, sound.Length - 2), Gen.Choose(1, 255)).ToArbitrary(), change =>
        {
            byte[] bytes = [.. sound];
            bytes[change.Item1] ^= (byte)change.Item2;
            int entry = 1 + sound.AsSpan(0, change.Item1).Count((byte)'\n');
            LedgerFault? fault = LedgerSamples.Read(_folder.Write("changed.jsonl", bytes)).Fault;
            return fault is not null && fault.Entry == entry;
        }).QuickCheckThrowOnFailure();
    }

    public void Dispose() => _folder.Dispose();

    private ConsentSnapshot Read(LedgerHead? head) => LedgerSamples.Read(_folder.Write("tampered.jsonl", string.Join('\n', _lines) + "\n"), head);

    private void Expect(LedgerFaultKind kind, long entry)
    {
        ConsentSnapshot snapshot = Read(null);
        Assert.NotNull(snapshot.Fault);
        Assert.Equal((kind, entry), (snapshot.Fault.Kind, snapshot.Fault.Entry!.Value));
        Assert.Equal(Math.Min(entry, snapshot.Fault.Line!.Value) - 1, Math.Min(snapshot.Records.Count, entry - 1));
    }
}
