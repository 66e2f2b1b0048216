using System.Security.Cryptography;
using System.Text.Json;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.Packaging;
using AsrDataTools.Governance.Withdrawal;
using AsrDataTools.Leakage;

namespace AsrDataTools.Core.Tests.Governance.Withdrawal;

public sealed class RemovalTests : IDisposable
{
    private const string Rows = "id,audio,start,duration,speaker,text\nu1,audio/s1.wav,,2,S1,hello\nu2,audio/s2.wav,,2,S2,\"two\nlines\"\nu3,audio/call.wav,0.5,1,S1,\"yes,\nindeed\"\nu4,audio/call.wav,2,1.5,S2,no\n";

    private readonly WithdrawalCorpus _corpus = new();

    public RemovalTests()
    {
        _corpus.Audio("audio/s1.wav", 1);
        _corpus.Audio("audio/s2.wav", 2);
        _corpus.Audio("audio/call.wav", 3, seconds: 4);
        _corpus.Write("train.csv", Rows);
    }

    [Fact]
    public void NothingIsLeft()
    {
        File.Copy(_corpus["audio/s1.wav"], _corpus["old.wav"]);
        byte[] other = File.ReadAllBytes(_corpus["audio/s2.wav"]);
        (IReadOnlyList<RemovalResult> results, AbsenceProof proof) = _corpus.Remove();
        Assert.True(proof.IsComplete, string.Join("; ", proof.Left.Select(item => item.ToString())));
        Assert.DoesNotContain(results, result => result.Action == RemovalAction.Refused);
        Assert.False(File.Exists(_corpus["audio/s1.wav"]));
        Assert.False(File.Exists(_corpus["old.wav"]));
        Assert.Equal(other, File.ReadAllBytes(_corpus["audio/s2.wav"]));
        Assert.Equal("id,audio,start,duration,speaker,text\nu2,audio/s2.wav,,2,S2,\"two\nlines\"\nu4,audio/call.wav,2,1.5,S2,no\n", File.ReadAllText(_corpus["train.csv"]));
    }

    [Theory]
    [InlineData(SampleEncoding.Signed16, 0)]
    [InlineData(SampleEncoding.ALaw, 0xD5)]
    [InlineData(SampleEncoding.MuLaw, 0xFF)]
    public void OnlyTheSpanIsSilent(SampleEncoding encoding, byte silence)
    {
        _corpus.Audio("audio/call.wav", 3, seconds: 4, encoding: encoding);
        byte[] before = File.ReadAllBytes(_corpus["audio/call.wav"]);
        _corpus.Remove();
        byte[] after = File.ReadAllBytes(_corpus["audio/call.wav"]);
        Assert.Equal(before.Length, after.Length);
        int bytes = encoding.Bytes(), first = 44 + (4000 * bytes), last = 44 + (12000 * bytes);
        Assert.All(after[first..last], value => Assert.Equal(silence, value));
        Assert.Equal(before[..first], after[..first]);
        Assert.Equal(before[last..], after[last..]);
    }

    [Fact]
    public void OtherChannelsStay()
    {
        _corpus.Audio("audio/call.wav", 3, seconds: 4, channels: 2);
        _corpus.Write("train.csv", "id,audio,channel,speaker,text\na,audio/call.wav,1,S1,yes\nb,audio/call.wav,2,S2,no\n");
        byte[] before = File.ReadAllBytes(_corpus["audio/call.wav"]);
        (_, AbsenceProof proof) = _corpus.Remove();
        Assert.True(proof.IsComplete);
        byte[] after = File.ReadAllBytes(_corpus["audio/call.wav"]);
        for (int frame = 44; frame < after.Length; frame += 4)
        {
            Assert.Equal([0, 0, before[frame + 2], before[frame + 3]], after[frame..(frame + 4)]);
        }
    }

    [Fact]
    public void SharedRecordingsAreRefusedUnlessAskedFor()
    {
        byte[] before = File.ReadAllBytes(_corpus["audio/call.wav"]);
        (IReadOnlyList<RemovalResult> results, AbsenceProof proof) = _corpus.Remove(mute: false);
        Assert.Equal(before, File.ReadAllBytes(_corpus["audio/call.wav"]));
        Assert.Equal(RemovalAction.Refused, Assert.Single(results, result => result.Kind == SpeechDataKind.Segment).Action);
        Assert.False(proof.IsComplete);
    }

    [Fact]
    public void ARecordingThatTwoClaimWholeIsRefused()
    {
        _corpus.Write("train.csv", "id,audio,speaker,text\na,audio/call.wav,S1,yes\nb,audio/call.wav,S2,no\n");
        (IReadOnlyList<RemovalResult> results, AbsenceProof proof) = _corpus.Remove();
        Assert.Equal(RemovalAction.Refused, Assert.Single(results, result => result.Kind == SpeechDataKind.Segment).Action);
        Assert.False(proof.IsComplete);
    }

    [Fact]
    public void AnnotationKeepsTheOthersBytes()
    {
        string other = "SPEAKER call 1 2.000 1.500 <NA> <NA> S2 <NA> <NA>\n";
        _corpus.Write("call.rttm", "SPKR-INFO call 1 <NA> <NA> <NA> unknown S1 <NA> <NA>\nSPEAKER call 1 0.500 1.000 <NA> <NA> S1 <NA> <NA>\n" + other);
        (_, AbsenceProof proof) = _corpus.Remove();
        Assert.True(proof.IsComplete, string.Join("; ", proof.Left.Select(item => item.ToString())));
        Assert.Equal(other, File.ReadAllText(_corpus["call.rttm"]));
    }

    [Fact]
    public void KaldiTablesLoseTheSpeaker()
    {
        _corpus.Write("kaldi/wav.scp", $"c {_corpus["audio/call.wav"]}\nr1 {_corpus["audio/s1.wav"]}\n");
        _corpus.Write("kaldi/segments", "k1 c 0.5 1.5\nk2 c 2 3.5\nk3 r1 0 2\n");
        _corpus.Write("kaldi/text", "k1 yes\nk2 no\nk3 hello\n");
        _corpus.Write("kaldi/utt2spk", "k1 S1\nk2 S2\nk3 S1\n");
        _corpus.Write("kaldi/spk2utt", "S1 k1 k3\nS2 k2\n");
        (_, AbsenceProof proof) = _corpus.Remove();
        Assert.True(proof.IsComplete, string.Join("; ", proof.Left.Select(item => item.ToString())));
        Assert.Equal("k2 c 2 3.5\n", File.ReadAllText(_corpus["kaldi/segments"]));
        Assert.Equal("S2 k2\n", File.ReadAllText(_corpus["kaldi/spk2utt"]));
        Assert.Equal($"c {_corpus["audio/call.wav"]}\n", File.ReadAllText(_corpus["kaldi/wav.scp"]));
    }

    [Fact]
    public void PackagesStayValid()
    {
        File.Delete(_corpus["train.csv"]);
        foreach (string name in (string[])["s1.wav", "s2.wav"])
        {
            Directory.CreateDirectory(_corpus["bag/data"]);
            File.Move(_corpus["audio/" + name], _corpus["bag/data/" + name]);
        }

        _corpus.Write("bag/data/m.csv", "id,audio,speaker,text\nu1,s1.wav,S1,x\nu2,s2.wav,S2,x\n");
        _corpus.Write("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        _corpus.Write("bag/bag-info.txt", "Payload-Oxum: 1.1\n");
        string[] names = ["data/s1.wav", "data/s2.wav", "data/m.csv"];
        _corpus.Write("bag/manifest-sha256.txt", string.Concat(names.Select(name => $"{Sha256("bag/" + name)}  {name}\n")));
        _corpus.Write("bag/tagmanifest-sha256.txt", string.Concat(new[] { "bagit.txt", "bag-info.txt", "manifest-sha256.txt" }.Select(name => $"{Sha256("bag/" + name)}  {name}\n")));
        (IReadOnlyList<RemovalResult> results, AbsenceProof proof) = _corpus.Remove();
        Assert.True(proof.IsComplete, string.Join("; ", proof.Left.Select(item => item.ToString())));
        Assert.Contains(results, result => result.Kind == SpeechDataKind.Package && result.Action == RemovalAction.Updated);
        Assert.Equal($"{Sha256("bag/data/s2.wav")}  data/s2.wav\n{Sha256("bag/data/m.csv")}  data/m.csv\n", File.ReadAllText(_corpus["bag/manifest-sha256.txt"]));
        Assert.Contains($"{Sha256("bag/manifest-sha256.txt")}  manifest-sha256.txt\n", File.ReadAllText(_corpus["bag/tagmanifest-sha256.txt"]), StringComparison.Ordinal);
        long bytes = new FileInfo(_corpus["bag/data/s2.wav"]).Length + new FileInfo(_corpus["bag/data/m.csv"]).Length;
        Assert.Equal(FormattableString.Invariant($"Payload-Oxum: {bytes}.2\n"), File.ReadAllText(_corpus["bag/bag-info.txt"]));
    }

    [Fact]
    public void PackagesOfOtherToolsStayValid()
    {
        Directory.CreateDirectory(_corpus["bag/data"]);
        File.Move(_corpus["audio/s1.wav"], _corpus["bag/data/s1.wav"]);
        File.Move(_corpus["audio/s2.wav"], _corpus["bag/data/s2.wav"]);
        _corpus.Write("bag/data/m.csv", "id,audio,speaker,text\nu1,s1.wav,S1,x\nu2,s2.wav,S2,x\n");
        File.Delete(_corpus["train.csv"]);
        _corpus.Write("bag/bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: ISO-8859-1\n");
        File.WriteAllText(_corpus["bag/bag-info.txt"], "Contact-Name: José\n", System.Text.Encoding.Latin1);
        _corpus.Write("bag/manifest-sha256.txt", string.Concat(new[] { "s1.wav", "s2.wav", "m.csv" }.Select(name => $"{Sha256("bag/data/" + name)} *./data/{name}\r\n")));

        _corpus.Remove();

        Assert.Equal("Contact-Name: José\n", File.ReadAllText(_corpus["bag/bag-info.txt"], System.Text.Encoding.Latin1));
        PackageVerification verification = DeliveryPackage.Verify(_corpus["bag"], new(), TestContext.Current.CancellationToken);
        Assert.True(verification.IsValid, string.Join("; ", verification.Problems.Select(problem => problem.Message)));
    }

    // What is damaged in a package must not be made good by a removal.
    [Fact]
    public void PackagesKeepWrongChecksumsOfOthers()
    {
        _corpus.Write("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        Directory.CreateDirectory(_corpus["bag/data"]);
        File.Copy(_corpus["audio/s1.wav"], _corpus["bag/data/s1.wav"]);
        string wrong = $"{new string('0', 64)}  data/gone.wav\n";
        _corpus.Write("bag/manifest-sha256.txt", $"{Sha256("bag/data/s1.wav")}  data/s1.wav\n" + wrong);
        _corpus.Remove();
        Assert.Equal(wrong, File.ReadAllText(_corpus["bag/manifest-sha256.txt"]));
    }

    [Fact]
    public void IndexesLoseTheFingerprints()
    {
        using (FingerprintIndexBuilder builder = new(_corpus["i.fpx"]))
        {
            foreach (string name in (string[])["s1", "s2"])
            {
                builder.Add(
                    new FingerprintItem { Id = name, Path = _corpus[$"audio/{name}.wav"], Channel = 1, DurationSeconds = 2 },
                    new AudioFingerprint(FingerprintDensity.Index, new byte[20 * sizeof(ulong)], default));
            }

            builder.Complete(TestContext.Current.CancellationToken);
        }

        (_, AbsenceProof proof) = _corpus.Remove();
        Assert.True(proof.IsComplete, string.Join("; ", proof.Left.Select(item => item.ToString())));
        using FingerprintIndex index = FingerprintIndex.Open(_corpus["i.fpx"]);
        Assert.Equal("s2", Assert.Single(index.Items).Id);
    }

    // The row that named the speaker is gone with its manifest's other rows; the table that refers to it by id was overlooked.
    [Fact]
    public void WhatRefersToRemovedDataIsLeft()
    {
        IReadOnlyList<SpeechDataItem> items = _corpus.Find();
        RemovalRun run = new(mute: true, TestContext.Current.CancellationToken);
        foreach (IReadOnlyList<SpeechDataItem> group in RemovalRun.InOrder(items)) run.Remove(group);
        _corpus.Write("late.lst", "u1\n");
        AbsenceProof proof = AbsenceProof.Search(items, run.Results, [_corpus.Root], new HashSet<string>(), TestContext.Current.CancellationToken);
        Assert.Equal(_corpus["late.lst"], Assert.Single(proof.Left).Path);
    }

    [Fact]
    public void ContentThatComesBackUnderAnotherNameIsLeft()
    {
        byte[] content = File.ReadAllBytes(_corpus["audio/s1.wav"]);
        IReadOnlyList<SpeechDataItem> items = _corpus.Find();
        RemovalRun run = new(mute: true, TestContext.Current.CancellationToken);
        foreach (IReadOnlyList<SpeechDataItem> group in RemovalRun.InOrder(items)) run.Remove(group);
        File.WriteAllBytes(_corpus["restored.bin"], content);
        AbsenceProof proof = AbsenceProof.Search(items, run.Results, [_corpus.Root], new HashSet<string>(), TestContext.Current.CancellationToken);
        Assert.Equal(_corpus["restored.bin"], Assert.Single(proof.Left).Path);
    }

    [Fact]
    public void CertificatesNameNobody()
    {
        IReadOnlyList<SpeechDataItem> items = [.. _corpus.Find().Select(item => item with { LedgerHead = "1:abc" })];
        string hash = Sha256("audio/s1.wav");
        RemovalRun run = new(mute: true, TestContext.Current.CancellationToken);
        foreach (IReadOnlyList<SpeechDataItem> group in RemovalRun.InOrder(items)) run.Remove(group);
        AbsenceProof proof = AbsenceProof.Search(items, run.Results, [_corpus.Root], new HashSet<string>(), TestContext.Current.CancellationToken);
        RemovalCertificate.Write(_corpus["c.json"], items, run.Results, proof, DateTimeOffset.UnixEpoch);
        string text = File.ReadAllText(_corpus["c.json"]);
        foreach (string personal in (string[])["S1", "s1.wav", "u1", "u3", _corpus.Root]) Assert.DoesNotContain(personal, text, StringComparison.Ordinal);
        JsonElement root = JsonDocument.Parse(text).RootElement;
        Assert.True(root.GetProperty("complete").GetBoolean());
        Assert.Equal("1:abc", root.GetProperty("ledgerHeads")[0].GetString());
        Assert.Contains(root.GetProperty("removed").EnumerateArray(), entry => entry.TryGetProperty("sha256Before", out JsonElement value) && value.GetString() == hash);
    }

    [Fact]
    public void UnreadableRowsAreNotProvedAbsent()
    {
        _corpus.Write("train.jsonl", "{\"id\":\"x1\",\"audio_filepath\":\"audio/s1.wav\",\"speaker\":\"S1\",\"text\":\"a\"}\n{broken\n{\"id\":\"x2\",\"audio_filepath\":\"audio/s2.wav\",\"text\":\"a\"}\n");
        (IReadOnlyList<RemovalResult> results, AbsenceProof proof) = _corpus.Remove();
        Assert.DoesNotContain(results.Select(result => result.Reason), reason => reason is not null);
        Assert.StartsWith("{broken\n", File.ReadAllText(_corpus["train.jsonl"]), StringComparison.Ordinal);
        Assert.Empty(proof.Left);
        Assert.Single(proof.Faults);
        Assert.False(proof.IsComplete);
    }

    // Rows that cannot be read would be lost where a document is written anew.
    [Fact]
    public void DocumentsWithUnreadableRowsStay()
    {
        _corpus.Write("train.json", "[{\"id\":\"x1\",\"audio\":\"audio/s1.wav\",\"speaker\":\"S1\",\"text\":\"a\"},{\"id\":\"x2\"}]");
        byte[] before = File.ReadAllBytes(_corpus["train.json"]);
        (IReadOnlyList<RemovalResult> results, AbsenceProof proof) = _corpus.Remove();
        Assert.Equal(RemovalAction.Refused, Assert.Single(results, result => result.Id == "x1" && result.Kind == SpeechDataKind.ManifestRow).Action);
        Assert.Equal(before, File.ReadAllBytes(_corpus["train.json"]));
        Assert.False(proof.IsComplete);
    }

    [Fact]
    public void PackedManifestsAreWrittenAnew()
    {
        using (SpeechManifestWriter writer = SpeechManifestWriter.Open(_corpus["m.jsonl.gz"], null))
        {
            foreach ((string id, string speaker) in new[] { ("x1", "S1"), ("x2", "S2") })
                writer.Write(new SpeechUtterance { Id = id, Speaker = speaker, Text = "a", AudioPath = _corpus[$"audio/{speaker.ToLowerInvariant()}.wav"] });
            writer.Complete(TestContext.Current.CancellationToken);
        }

        (_, AbsenceProof proof) = _corpus.Remove();
        Assert.True(proof.IsComplete, string.Join("; ", proof.Left.Select(item => item.ToString())));
        Assert.Equal("x2", Assert.Single(SpeechManifest.Read(_corpus["m.jsonl.gz"], null, fault => throw fault)).Id);
    }

    public void Dispose() => _corpus.Dispose();

    private string Sha256(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_corpus[name])));
}
