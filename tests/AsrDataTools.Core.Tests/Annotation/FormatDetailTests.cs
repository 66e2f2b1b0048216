using AsrDataTools.Annotation;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>What each format says in its own way.</summary>
public sealed class FormatDetailTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RttmRowsOfEveryType()
    {
        IReadOnlyList<AnnotationDocument> documents = Read("a.rttm", AnnotationSamples.Rttm);

        Assert.Equal(["call1", "call2"], documents.Select(document => document.Recording));
        AnnotationDocument call = documents[0];
        Assert.Equal(("A", "adult_male"), (call.Speakers[0].Id, call.Speakers[0].Gender));
        Assert.Equal((0.5, 1.75, "A", "1"), (call.Segments[0].StartSeconds, call.Segments[0].EndSeconds, call.Segments[0].Speaker, call.Segments[0].Channel));
        Assert.Equal(("hello", 0.5, 0.75, 0.9, "lex", "A"), (call.Words[0].Text, call.Words[0].StartSeconds, call.Words[0].EndSeconds, call.Words[0].Confidence, call.Words[0].Type, call.Words[0].Speaker));
        Assert.Equal(
            [(AnnotationKind.Event, "laugh"), (AnnotationKind.Event, "music"), (AnnotationKind.Other, "statement"), (AnnotationKind.Unscored, null), (AnnotationKind.Other, "edit")],
            call.Segments.Skip(1).Select(segment => (segment.Kind, segment.Text)));
        Assert.Null(call.Segments[5].EndSeconds);
        Assert.Equal(12, Assert.Single(documents[1].Segments).SourceLine);
        Assert.Equal(0.75, documents[1].Segments[0].Confidence);
    }

    [Fact]
    public void StmKeepsLabelsMarksAndWhatIsNotScored()
    {
        IReadOnlyList<AnnotationDocument> documents = Read("a.stm", AnnotationSamples.Stm);

        AnnotationSegment[] segments = [.. documents[0].Segments];
        Assert.Equal("i've { um / uh / @ } as (far) as i'm concerned", segments[0].Text);
        Assert.Equal("<o,f0,male>", segments[0].Extra["Label"]);
        Assert.Equal([AnnotationKind.Speech, AnnotationKind.Other, AnnotationKind.Unscored, AnnotationKind.Unscored], segments.Select(segment => segment.Kind));
        Assert.Equal("B", segments[3].Channel);
        Assert.Equal("", documents[1].Segments[0].Text);
    }

    [Fact]
    public void CtmAlternativesAreMarksWithoutTimesAndTheFirstCountsElsewhere()
    {
        IReadOnlyList<AnnotationDocument> documents = Read("a.ctm", AnnotationSamples.Ctm);

        Assert.Equal(["hello", "world", "<ALT_BEGIN>", "um", "<ALT>", "uh", "<ALT_END>"], documents[0].Words.Select(word => word.Text));
        Assert.Null(documents[0].Words[2].StartSeconds);
        Assert.Equal(("lex", "spk1", 1.0), (documents[0].Words[1].Type, documents[0].Words[1].Speaker, documents[0].Words[1].Confidence));
        AnnotationFile.Write(_folder["a.stm"], "STM", documents);
        Assert.Equal(["hello um", "world", "5"], AnnotationFile.Read(_folder["a.stm"]).SelectMany(document => document.Segments).Select(segment => segment.Text).Order(StringComparer.Ordinal).Reverse().OrderBy(text => text!.Length == 1).ThenBy(text => text));
    }

    [Fact]
    public void TrnIdsAreTheLastPairOfParentheses()
    {
        AnnotationDocument document = Assert.Single(Read("a.trn", AnnotationSamples.Trn));

        Assert.Equal(["spk-001", "spk-002", "spk_003"], document.Segments.Select(segment => segment.Id));
        Assert.Equal("hello { um / uh / @ } world (uh)", document.Segments[0].Text);
        Assert.Equal("", document.Segments[1].Text);
        Assert.All(document.Segments, segment => Assert.Null(segment.StartSeconds));
    }

    [Fact]
    public void TextGridSpeakersWordsAndMoments()
    {
        AnnotationDocument document = Assert.Single(Read("a.TextGrid", AnnotationSamples.LongTextGrid));

        Assert.Equal(("Ann", "say \"hi\" 汉", 0.5, 1.3333333333333333), (document.Segments[0].Speaker, document.Segments[0].Text, document.Segments[0].StartSeconds, document.Segments[0].EndSeconds));
        Assert.Equal((AnnotationKind.Event, "click", 0.7, 0.7), (document.Segments[1].Kind, document.Segments[1].Text, document.Segments[1].StartSeconds, document.Segments[1].EndSeconds));
        Assert.Equal(2.5, document.DurationSeconds);
        Assert.Equal("hello", Assert.Single(Assert.Single(Read("b.TextGrid", AnnotationSamples.ShortTextGrid)).Words).Text);
    }

    [Fact]
    public void TextGridTiersOfOneNameStayTwo()
    {
        string grid = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n2\n<exists>\n2\n\"IntervalTier\"\n\"A\"\n0\n2\n1\n0\n2\n\"x\"\n\"IntervalTier\"\n\"A\"\n0\n2\n1\n0\n2\n\"y\"\n";
        string path = _folder.Write("a.TextGrid", grid);

        AnnotationFile.Write(_folder["b.TextGrid"], "TextGrid", AnnotationFile.Read(path));

        Assert.Equal(grid, File.ReadAllText(_folder["b.TextGrid"]));
    }

    [Fact]
    public void OverlapOfASpeakerWithItselfGoesToAFurtherTierAndComesBack()
    {
        AnnotationSegment first = new() { Recording = "a", Speaker = "Ann", StartSeconds = 0, EndSeconds = 2, Text = "one" };
        AnnotationDocument document = new() { Recording = "a", Segments = [first, first with { StartSeconds = 1, EndSeconds = 3, Text = "two" }] };

        IReadOnlyDictionary<string, long> losses = AnnotationFile.Write(_folder["a.TextGrid"], "TextGrid", document);

        Assert.Equal(1, losses["Tier"]);
        Assert.All(AnnotationFile.Read(_folder["a.TextGrid"])[0].Segments, segment => Assert.Equal("Ann", segment.Speaker));
    }

    [Fact]
    public void EafSlotsWithoutValuesReferencesAndParts()
    {
        (IReadOnlyList<AnnotationDocument> documents, IReadOnlyList<SpeechDataException> problems) = AnnotationFile.ReadAll(_folder.Write("a.eaf", AnnotationSamples.Eaf));

        AnnotationDocument document = Assert.Single(documents);
        Assert.Equal("file:///data/call.wav", document.Audio);
        Assert.Equal(("Ann", "one two three & more", 0.5, 2.0), (document.Segments[0].Speaker, document.Segments[0].Text, document.Segments[0].StartSeconds, document.Segments[0].EndSeconds));
        Assert.Equal([("one", 0.5, 1.0), ("two", 1.0, 1.5), ("three", 1.5, 2.0)], document.Words.Select(word => (word.Text, word.StartSeconds!.Value, word.EndSeconds!.Value)));
        AnnotationSegment translation = Assert.Single(document.Segments, segment => segment.Parent == "a1");
        Assert.Equal((AnnotationKind.Other, "eins zwei drei", 0.5, "cveid0"), (translation.Kind, translation.Text, translation.StartSeconds, translation.Extra["CVE_REF"]));
        Assert.Equal("door", Assert.Single(document.Segments, segment => segment.Kind == AnnotationKind.Event).Text);
        SpeechDataException problem = Assert.Single(problems);
        Assert.Equal("AnnotationRowInvalid", problem.ErrorId);
        Assert.Contains("'a7' refers to 'a99'", problem.Message, StringComparison.Ordinal);

        AnnotationFile.Write(_folder["b.eaf"], "EAF", document);
        string written = File.ReadAllText(_folder["b.eaf"]);
        Assert.Contains("CONSTRAINTS=\"Time_Subdivision\"", written, StringComparison.Ordinal);
        Assert.Contains("<PROPERTY NAME=\"lastUsedAnnotationId\">6</PROPERTY>", written, StringComparison.Ordinal);
        Assert.Contains("CVE_REF=\"cveid0\" ANNOTATION_ID=\"a5\" ANNOTATION_REF=\"a1\"", written, StringComparison.Ordinal);
        AnnotationDocument again = Assert.Single(AnnotationFile.Read(_folder["b.eaf"]));
        Assert.Equal(document.Segments.Select(Said), again.Segments.Select(Said));
        Assert.Equal(document.Words.Select(word => (word.Text, word.StartSeconds)), again.Words.Select(word => (word.Text, word.StartSeconds)));
    }

    [Fact]
    public void TrsOverlapEventsBackgroundAndEncoding()
    {
        AnnotationDocument document = Assert.Single(AnnotationFile.Read(_folder.Write("call.trs", AnnotationSamples.TrsBytes)));

        AnnotationSegment[] speech = [.. document.Segments.Where(segment => segment.Kind == AnnotationKind.Speech)];
        Assert.Equal(["déjà vu encore", "fin", "oui", "non", null], speech.Select(segment => segment.Text));
        Assert.Equal([1.5, 4, 5.25, 5.25, 8], speech.Select(segment => segment.StartSeconds!.Value));
        Assert.Equal([3, 5.25, 8, 8, 10.5], speech.Select(segment => segment.EndSeconds!.Value));
        Assert.Equal(["spk1", "spk1", "spk1", "spk2", "spk2"], speech.Select(segment => segment.Speaker));
        Assert.Equal([false, false, true, true, false], speech.Select(segment => segment.Tags.Any(tag => tag.Kind == AnnotationKind.Overlap)));
        AnnotationTag laugh = Assert.Single(speech[0].Tags);
        Assert.Equal((AnnotationKind.Event, "rire", "instantaneous", 7), (laugh.Kind, laugh.Value, laugh.Extent, laugh.TextOffset));
        AnnotationSegment music = Assert.Single(document.Segments, segment => segment.Kind == AnnotationKind.Event);
        Assert.Equal(("music", 3.5, 9.0), (music.Text, music.StartSeconds, music.EndSeconds));
        Assert.Equal(("fr", "call", 10.5), (document.Language, document.Audio, document.DurationSeconds));
        Assert.Equal(("Bo", "southern"), (document.Speakers[1].Name, document.Speakers[1].Accent));

        IReadOnlyDictionary<string, long> losses = AnnotationFile.Write(_folder["b.trs"], "TRS", document);
        Assert.Empty(losses);
        AnnotationDocument again = Assert.Single(AnnotationFile.Read(_folder["b.trs"]));
        Assert.Equal(document.Segments.Select(Said), again.Segments.Select(Said));
        Assert.Equal(document.Segments.Select(segment => segment.Tags.ToString()), again.Segments.Select(segment => segment.Tags.ToString()));
        Assert.Contains("mode=\"spontaneous\" fidelity=\"high\" channel=\"telephone\"", File.ReadAllText(_folder["b.trs"]), StringComparison.Ordinal);
        Assert.Contains("<Topic id=\"to1\" desc=\"weather\" />", File.ReadAllText(_folder["b.trs"]), StringComparison.Ordinal);
    }

    [Fact]
    public void WhisperAndItsKin()
    {
        AnnotationDocument whisper = Assert.Single(Read("a.json", AnnotationSamples.Whisper));
        AnnotationDocument whisperX = Assert.Single(Read("b.json", AnnotationSamples.WhisperX));
        AnnotationDocument faster = Assert.Single(Read("c.json", AnnotationSamples.FasterWhisper));

        Assert.Equal(("en", "Hello there.", "-0.25"), (whisper.Language, whisper.Segments[0].Text, whisper.Segments[0].Extra["avg_logprob"]));
        Assert.Equal(0.98, whisper.Segments[0].Words[0].Confidence);
        Assert.Equal("SPEAKER_00", whisperX.Segments[0].Speaker);
        Assert.Null(whisperX.Segments[0].Words[1].StartSeconds);
        Assert.Equal("Hi", faster.Segments[0].Words[0].Text);
        AnnotationFile.Write(_folder["d.json"], "Whisper", whisperX);
        Assert.Contains("\"score\": 0.8", File.ReadAllText(_folder["d.json"]), StringComparison.Ordinal);
        Assert.Contains("\"word_segments\"", File.ReadAllText(_folder["d.json"]), StringComparison.Ordinal);
        AnnotationFile.Write(_folder["e.json"], "Whisper", whisper);
        Assert.Contains("\"tokens\": [50364, 2425]", File.ReadAllText(_folder["e.json"]).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).Replace("\"tokens\":[50364,2425]", "\"tokens\": [50364, 2425]", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void LhotseCountsChannelsFromZeroAndKeepsAlignments()
    {
        AnnotationDocument document = Assert.Single(Read("a.jsonl", AnnotationSamples.Lhotse));

        Assert.Equal(["1", "1,2"], document.Segments.Select(segment => segment.Channel));
        Assert.Equal([("hello", 0.5, 0.75, 0.9), ("you", 0.8, 1.1, null)], document.Segments[0].Words.Select(word => (word.Text, word.StartSeconds!.Value, word.EndSeconds!.Value, word.Confidence)));
        Assert.Equal(("F", "12.5"), (document.Segments[0].Extra["gender"], document.Segments[0].Extra["custom.snr"]));
    }

    [Fact]
    public void NemoNamesRecordingsByFileAndKeepsOtherKeys()
    {
        IReadOnlyList<AnnotationDocument> documents = Read("m.jsonl", AnnotationSamples.Nemo + "{\"audio_filepath\": \"other/a.wav\", \"duration\": 1, \"text\": \"x\"}\n");

        Assert.Equal(["a", "b", "other/a"], documents.Select(document => document.Recording));
        Assert.Equal((0.0, 2.5), (documents[0].Segments[0].StartSeconds, documents[0].Segments[0].EndSeconds));
        Assert.Equal(("true", "\"5\""), (documents[0].Segments[0].Extra["pnc"], documents[0].Segments[0].Extra["take"]));
    }

    [Fact]
    public void SegLstNumbersInQuotesAndWithoutTimes()
    {
        IReadOnlyList<AnnotationDocument> documents = Read("a.json", AnnotationSamples.SegLst);

        Assert.Equal((1.5, 2.75, "U01"), (documents[0].Segments[0].StartSeconds, documents[0].Segments[0].EndSeconds, documents[0].Segments[0].Extra["ref_device"]));
        Assert.Null(documents[1].Segments[0].StartSeconds);
    }

    [Fact]
    public void SubtitlesSpeakersAndSettings()
    {
        AnnotationDocument srt = Assert.Single(Read("a.srt", AnnotationSamples.Srt));
        AnnotationDocument vtt = Assert.Single(Read("a.vtt", AnnotationSamples.Vtt));

        Assert.Equal(("SPEAKER_00", "Hello\nthere"), (srt.Segments[0].Speaker, srt.Segments[0].Text));
        Assert.Equal("X1:10 Y1:20", srt.Segments[1].Extra["Settings"]);
        Assert.Equal(("Ann & Bo", "Hello <i>there</i>", "intro", 1.0, 2.5), (vtt.Segments[0].Speaker, vtt.Segments[0].Text, vtt.Segments[0].Id, vtt.Segments[0].StartSeconds, vtt.Segments[0].EndSeconds));
        Assert.Equal((3600.0, "plain <text>"), (vtt.Segments[1].StartSeconds, vtt.Segments[1].Text));
    }

    [Fact]
    public void CsvNamesQuotesAndFurtherColumns()
    {
        AnnotationDocument document = Assert.Single(Read("a.csv", AnnotationSamples.Csv));

        Assert.Equal(["hello; \"you\"", "two\nlines"], document.Segments.Select(segment => segment.Text));
        Assert.Equal(("A", "x", 0.5, 1.25), (document.Segments[0].Speaker, document.Segments[0].Extra["Who"], document.Segments[0].StartSeconds, document.Segments[0].EndSeconds));
        Assert.Equal([2, 3], document.Segments.Select(segment => segment.SourceLine));
    }

    /// <summary>A delivery of text alone is a table of recordings: each row's file is a recording of its own.</summary>
    [Theory]
    [InlineData("audio_path")]
    [InlineData("audio_filepath")]
    [InlineData("wav")]
    public void CsvRecordingsAreNamedByTheirFiles(string column)
    {
        IReadOnlyList<AnnotationDocument> documents = Read("d.tsv", $"id\t{column}\ttext\n1\ta/one.wav\tyes\n2\tb/one.wav\tno\n3\tv1.2\tmaybe\n");

        Assert.Equal(["one", "b/one", "v1.2"], documents.Select(document => document.Recording));
        Assert.Equal(["a/one.wav", "b/one.wav", "v1.2"], documents.Select(document => document.Audio));
        Assert.Empty(AnnotationFile.Write(_folder["d2.tsv"], "CSV", documents));
        Assert.Equal(File.ReadAllBytes(_folder["d.tsv"]), File.ReadAllBytes(_folder["d2.tsv"]));
    }

    [Fact]
    public void CsvWithoutAColumnForTheFileNamesItAsLost()
    {
        AnnotationDocument document = Assert.Single(Read("n.jsonl", AnnotationSamples.Nemo.Split('\n')[0] + "\n"));

        Assert.Equal(1, AnnotationFile.Write(_folder["n.csv"], "CSV", document)["Audio"]);
    }

    [Fact]
    public void CsvGetsTheColumnsThatItLacks()
    {
        AnnotationDocument document = Assert.Single(Read("a.csv", "start,end,text\n0,1,hello\n"));

        AnnotationFile.Write(_folder["b.csv"], "CSV", document with { Segments = [document.Segments[0] with { Speaker = "A" }] });

        Assert.Equal("start,end,text,speaker\n0,1,hello,A\n", File.ReadAllText(_folder["b.csv"]));
    }

    [Fact]
    public void KaldiTablesBelongTogether()
    {
        _folder.Write("k/segments", "A-1 call 0.5 1.25\nB-1 call 1 2\nbad call x 2\n");
        _folder.Write("k/text", "A-1 hello there\nB-1\nC-1 nobody\n");
        _folder.Write("k/utt2spk", "A-1 A\nB-1 B\n");
        _folder.Write("k/spk2gender", "A f\n");
        _folder.Write("k/wav.scp", "call sph2pipe -f wav call.sph |\n");

        (IReadOnlyList<AnnotationDocument> documents, IReadOnlyList<SpeechDataException> problems) = AnnotationFile.ReadAll(_folder["k"]);

        AnnotationDocument document = Assert.Single(documents);
        Assert.Equal(("call", "sph2pipe -f wav call.sph |", "f"), (document.Recording, document.Audio, document.Speakers[0].Gender));
        Assert.Equal([("A-1", "A", "hello there"), ("B-1", "B", "")], document.Segments.Select(segment => (segment.Id, segment.Speaker, segment.Text)));
        Assert.Equal(2, problems.Count);
        Assert.Contains("'C-1' is not in 'segments'", problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordingsWhoseRowsDoNotStandTogetherAreStillOne()
    {
        IReadOnlyList<AnnotationDocument> documents = Read("a.uem", "a 1 0 1\nb 1 0 1\na 1 2 3\n");

        Assert.Equal([("a", 2), ("b", 1)], documents.Select(document => (document.Recording, document.SegmentCount)));
    }

    private IReadOnlyList<AnnotationDocument> Read(string name, string content) => AnnotationFile.Read(_folder.Write(name, content));

    private static (AnnotationKind, string?, string?, double?, double?, string?) Said(AnnotationSegment segment) =>
        (segment.Kind, segment.Speaker, segment.Text, segment.StartSeconds, segment.EndSeconds, segment.Parent);
}
