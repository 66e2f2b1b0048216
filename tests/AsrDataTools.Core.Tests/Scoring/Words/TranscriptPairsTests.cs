using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Scoring.Words;

public sealed class TranscriptPairsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SpeechDataException> _reports = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TrnPairsById()
    {
        string reference = _folder.Write("r.trn", ";; comment\nhello there (anna-1)\ngood night (bert_2)\nlost (carl-3)\n");
        string hypothesis = _folder.Write("h.trn", "good day (bert_2)\nhello there (anna-1)\nextra (zoe-9)\n");

        List<TranscriptPair> pairs = Read(reference, hypothesis);

        Assert.Equal([("anna-1", "anna", false), ("bert_2", "bert", false), ("carl-3", "carl", true)], pairs.Select(pair => (pair.Id, pair.Speaker, pair.IsHypothesisMissing)));
        Assert.Equal("good day", pairs[1].Hypothesis.Trim());
        Assert.Equal("", pairs[2].Hypothesis);
        Assert.Equal("HypothesisWithoutReference", Assert.Single(_reports).ErrorId);
        Assert.Contains("line 3", _reports[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DuplicatesAreReportedAndTheFirstIsScored()
    {
        List<TranscriptPair> pairs = Read(_folder.Write("r.trn", "a (s-1)\nb (s-1)\n"), _folder.Write("h.trn", "a (s-1)\nc (s-1)\n"));

        Assert.Equal(("a", "a"), (Assert.Single(pairs).Reference.Trim(), pairs[0].Hypothesis.Trim()));
        Assert.Equal(["TranscriptDuplicate", "TranscriptDuplicate"], _reports.Select(report => report.ErrorId));
    }

    [Fact]
    public void ALineWithoutAnIdIsReported()
    {
        Assert.Single(Read(_folder.Write("r.trn", "a (s-1)\nno id here\n"), _folder.Write("h.trn", "a (s-1)\n")));
        Assert.Equal("TranscriptRowInvalid", Assert.Single(_reports).ErrorId);
    }

    [Fact]
    public void AReferenceWithoutUtterancesIsAnError()
    {
        Assert.Empty(Read(_folder.Write("r.trn", ""), _folder.Write("h.trn", "a (s-1)\n")));
        Assert.Equal(["TranscriptsNotFound", "HypothesisWithoutReference"], _reports.Select(report => report.ErrorId));
        Assert.Contains("r.trn", _reports[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoTranscriptNamesTheCommandThatMayReadIt()
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Read(_folder.Write("r.eaf", "<ANNOTATION_DOCUMENT/>"), _folder.Write("h.trn", "a (s-1)\n")));

        Assert.Equal("ManifestNotRecognised", error.ErrorId);
        Assert.Contains("Import-SpeechManifest -Format", error.Message, StringComparison.Ordinal);
        Assert.Contains("Import-Annotation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneManifestWithBothTexts()
    {
        string path = _folder.Write("nemo.jsonl", """
            {"audio_filepath":"a.wav","text":"hello world","pred_text":"hello word","speaker":"anna","accent":"en-IN"}
            {"audio_filepath":"b.wav","text":"good night","pred_text":""}

            """);

        List<TranscriptPair> pairs = Read(path, null);

        Assert.Equal(["hello word", ""], pairs.Select(pair => pair.Hypothesis));
        Assert.Equal([false, false], pairs.Select(pair => pair.IsHypothesisMissing));
        Assert.Equal("en-IN", pairs[0].Property("Accent"));
        Assert.Empty(_reports);
    }

    [Fact]
    public void ManifestsAreJoinedByIdElseByTheNameOfTheAudio()
    {
        string reference = _folder.Write("ref/ref.csv", "path,text\nclips/a.wav,one\nclips/b.wav,two\n");
        string hypothesis = _folder.Write("hyp/hyp.jsonl", "{\"audio_filepath\":\"/elsewhere/b.wav\",\"pred_text\":\"too\"}\n{\"audio_filepath\":\"/elsewhere/a.wav\",\"pred_text\":\"one\"}\n");

        Assert.Equal(["one", "too"], Read(reference, hypothesis).Select(pair => pair.Hypothesis));
        Assert.Empty(_reports);
    }

    [Fact]
    public void FoldersOfTextAndOfWhispersOutput()
    {
        _folder.Write("ref/a [1].txt", "one two");
        _folder.Write("ref/sub/文.txt", "three");
        _folder.Write("hyp/a [1].json", "{\"text\": \" one too\", \"segments\": [], \"language\": \"en\"}");
        _folder.Write("hyp/sub/文.json", "{\"segments\": [{\"text\": \" three\"}]}");
        _folder.Write("hyp/broken.json", "[1");

        Assert.Equal([" one too", " three"], Read(_folder["ref"], _folder["hyp"]).Select(pair => pair.Hypothesis));
        Assert.Equal("TranscriptUnreadable", Assert.Single(_reports).ErrorId);
    }

    [Fact]
    public void TwoTextFilesAreAPairWhateverTheirNames() =>
        Assert.Equal(("a b\n", "a c\n"), Read(_folder.Write("ref.txt", "a b\n"), _folder.Write("hyp.txt", "a c\n")).Select(pair => (pair.Reference, pair.Hypothesis)).Single());

    [Fact]
    public void AFileWithoutHypothesesSaysSo() => Assert.Equal(
        "HypothesisColumnUnknown", Assert.Throws<SpeechDataException>(() => Read(_folder.Write("only.csv", "path,text\na.wav,one\n"), null)).ErrorId);

    [Fact]
    public void SegmentsNeedWordsWithTimes() => Assert.Equal(
        "PairUnsuitable",
        Assert.Throws<SpeechDataException>(() => Read(_folder.Write("r.stm", "r A s 0 1 a\n"), _folder.Write("h.trn", "a (s-1)\n"))).ErrorId);

    [Fact]
    public void BadRowsOfTimedFilesAreReported()
    {
        string stm = _folder.Write("r.stm", "rec A s 0 1 a b\nrec A s x 2 c\nrec A s 5 4 d\nother A t 0 1 e\n");
        string ctm = _folder.Write("h.ctm", "rec A 0.1 0.1 a\nrec A -1 0.1 z\nrec A 0.4 0.1 b\nnone A 0 1 q\n");

        List<TranscriptPair> pairs = Read(stm, ctm);

        Assert.Equal([("s-000", "a b"), ("t-000", "")], pairs.Select(pair => (pair.Id, pair.Hypothesis)));
        Assert.Equal(["HypothesisWithoutReference", "TranscriptRowInvalid", "TranscriptRowInvalid", "TranscriptRowInvalid"], _reports.Select(report => report.ErrorId).Order());
    }

    [Fact]
    public void BytesThatAreNotUtf8AreRefused() => Assert.Equal(
        "TranscriptUnreadable",
        Assert.Throws<SpeechDataException>(() => Read(_folder.Write("r.trn", [0x61, 0xE9, 0x20, (byte)'(', (byte)'a', (byte)')']), _folder.Write("h.trn", "a (a)\n"))).ErrorId);

    private List<TranscriptPair> Read(string reference, string? hypothesis) => [.. TranscriptPairs.Read(reference, hypothesis, null, null, _reports.Add)];
}
