using AsrDataTools.Core.Tests.Governance.Consent;
using AsrDataTools.Governance.Consent;
using AsrDataTools.Governance.Withdrawal;

namespace AsrDataTools.Core.Tests.Governance.Withdrawal;

public sealed class SpeechDataSearchTests : IDisposable
{
    private readonly WithdrawalCorpus _corpus = new();

    public SpeechDataSearchTests()
    {
        _corpus.Audio("audio/s1.wav", 1);
        _corpus.Audio("audio/s2.wav", 2);
        _corpus.Audio("audio/call.wav", 3, seconds: 4);
        _corpus.Write("train.csv", "id,audio,start,duration,speaker,text\nu1,audio/s1.wav,,2,S1,hello\nu2,audio/s2.wav,,2,S2,hello\nu3,audio/call.wav,0,1.5,S1,yes\nu4,audio/call.wav,2,1.5,S2,no\n");
    }

    [Fact]
    public void FilesSegmentsAndRows() => Assert.Equal(
        ["File audio/s1.wav", "Segment audio/call.wav", "ManifestRow train.csv:2", "ManifestRow train.csv:4"], _corpus.Names());

    [Fact]
    public void ASpeakerWhoIsNotThere() => Assert.Empty(_corpus.Names("S3"));

    [Fact]
    public void ByteIdenticalCopies()
    {
        File.Copy(_corpus["audio/s1.wav"], _corpus["old.wav"]);
        Assert.Contains("File old.wav", _corpus.Names());
    }

    [Fact]
    public void CopiesOfSharedRecordings()
    {
        File.Copy(_corpus["audio/call.wav"], _corpus["old.wav"]);
        Assert.Contains("Segment old.wav", _corpus.Names());
        Assert.DoesNotContain("File old.wav", _corpus.Names());
    }

    [Fact]
    public void VariantsOverGenerations()
    {
        _corpus.Audio("v1.wav", 11);
        _corpus.Audio("v2.wav", 12);
        _corpus.Audio("v3.wav", 13);
        _corpus.Audio("v4.wav", 14);
        _corpus.Write("variants.jsonl", """
            {"id":"v2","audio_filepath":"v2.wav","text":"x","parent_id":"v1"}
            {"id":"v1","audio_filepath":"v1.wav","text":"x","parent_id":"u1"}
            {"id":"v3","audio_filepath":"v3.wav","text":"x","parent_id":"u2"}
            {"id":"v4","audio_filepath":"v4.wav","text":"x","parent_path":"audio/s1.wav"}

            """);
        string[] names = _corpus.Names();
        Assert.Contains("Variant v1.wav", names);
        Assert.Contains("Variant v2.wav", names);
        Assert.Contains("Variant v4.wav", names);
        Assert.DoesNotContain("Variant v3.wav", names);
        Assert.Equal([1L, 2L, 4L], _corpus.Find().Where(item => item.Path.EndsWith("variants.jsonl", StringComparison.Ordinal)).Select(item => item.Row!.Value));
    }

    // Ids are unique within a manifest only: the label of another speaker says that the parent is another row of that name.
    [Fact]
    public void AnotherManifestsIdsMayMeanSomethingElse()
    {
        _corpus.Audio("v9.wav", 19);
        _corpus.Write("other.jsonl", "{\"id\":\"v9\",\"audio_filepath\":\"v9.wav\",\"text\":\"x\",\"speaker\":\"S9\",\"parent_id\":\"u1\"}\n");
        Assert.DoesNotContain("Variant v9.wav", _corpus.Names());
    }

    [Fact]
    public void AnnotationByLabelAndBySpan()
    {
        _corpus.Write("call.rttm", "SPEAKER call 1 0.0 1.5 <NA> <NA> S1 <NA> <NA>\nSPEAKER call 1 2.0 1.5 <NA> <NA> S2 <NA> <NA>\n");
        Assert.Contains("AnnotationSegment call.rttm:1", _corpus.Names());
        Assert.DoesNotContain("AnnotationSegment call.rttm:2", _corpus.Names());
    }

    [Fact]
    public void AnnotationAloneMakesARecordingShared()
    {
        _corpus.Audio("audio/talk.wav", 5, seconds: 4);
        _corpus.Write("talk.rttm", "SPEAKER talk 1 0.0 1.5 <NA> <NA> S1 <NA> <NA>\nSPEAKER talk 1 2.0 1.5 <NA> <NA> S2 <NA> <NA>\n");
        SpeechDataItem segment = Assert.Single(_corpus.Find(), item => item.Path == _corpus["audio/talk.wav"]);
        Assert.Equal((SpeechDataKind.Segment, 0.0, 1.5), (segment.Kind, segment.StartSeconds!.Value, segment.EndSeconds!.Value));
    }

    [Fact]
    public void ListsOfIdsAndPaths()
    {
        _corpus.Write("lists/train.lst", "u1\nu2\nu3 train\n");
        _corpus.Write("lists/paths.txt", "../audio/s1.wav\n../audio/s2.wav\n");
        string[] names = _corpus.Names();
        Assert.Contains("Split lists/train.lst:1", names);
        Assert.Contains("Split lists/train.lst:3", names);
        Assert.Contains("Split lists/paths.txt:1", names);
        Assert.Equal(3, names.Count(name => name.StartsWith("Split", StringComparison.Ordinal)));
    }

    [Fact]
    public void RowsWithoutASpeaker()
    {
        _corpus.Write("test.csv", "id,audio,start,duration,text\nt1,audio/s1.wav,,,hello\nt2,audio/s2.wav,,,hello\nt3,audio/call.wav,0.1,1.2,yes\nt4,audio/call.wav,2,1.5,no\n");
        Assert.Equal(["ManifestRow test.csv:2", "ManifestRow test.csv:4"], _corpus.Names().Where(name => name.Contains("test.csv", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sidecars()
    {
        _corpus.Write("audio/s1.txt", "hello there\n");
        _corpus.Write("audio/s2.txt", "hello there\n");
        Assert.Contains("File audio/s1.txt", _corpus.Names());
        Assert.DoesNotContain("File audio/s2.txt", _corpus.Names());
    }

    [Fact]
    public void KaldiDirectories()
    {
        _corpus.Write("kaldi/wav.scp", $"r1 {_corpus["audio/s1.wav"]}\nr2 {_corpus["audio/s2.wav"]}\n");
        _corpus.Write("kaldi/text", "r1 hello\nr2 hello\n");
        _corpus.Write("kaldi/utt2spk", "r1 S1\nr2 S2\n");
        SpeechDataItem row = Assert.Single(_corpus.Find(), item => item.Path == _corpus["kaldi"]);
        Assert.Equal((SpeechDataKind.ManifestRow, "r1"), (row.Kind, row.Id));
    }

    [Fact]
    public void WhatCannotBeLookedIntoIsSaid()
    {
        _corpus.Write("old.zip", "PK");
        _corpus.Write("notes.md", "The call with S1 was good.\nNothing here.\n");
        _corpus.Find();
        Assert.Equal(["ArchiveNotSearched", "SpeakerMentioned"], _corpus.Faults.Select(fault => fault.ErrorId).Order());
    }

    [Fact]
    public void FaultyRowsOfAFileAreToldOnce()
    {
        _corpus.Write("key.json", """[{"audio_filepath":"audio/s1.wav","text":"x"},{"n":1},{"n":2},{"n":3}]""");
        _corpus.Find();
        SpeechDataException fault = Assert.Single(_corpus.Faults, fault => fault.Path == _corpus["key.json"]);
        Assert.Contains("So it is with 2 more of its rows.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherLedgerOfConsentIsNoSpeech()
    {
        Directory.CreateDirectory(_corpus["other"]);
        new ConsentLedger(_corpus["other/consent.jsonl"]).Append([LedgerSamples.Grant("S1")], TestContext.Current.CancellationToken);
        Assert.DoesNotContain(_corpus.Names(), name => name.Contains("consent", StringComparison.Ordinal));
        Assert.Empty(_corpus.Faults);
    }

    public void Dispose() => _corpus.Dispose();
}
