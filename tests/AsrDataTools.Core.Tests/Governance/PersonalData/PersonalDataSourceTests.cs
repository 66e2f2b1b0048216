using AsrDataTools.Annotation;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Core.Tests.Governance.PersonalData;

public sealed class PersonalDataSourceTests : IDisposable
{
    private static readonly PersonalDataSearch Searcher = new(new PersonalDataScanner(), showValue: true);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LinesOfATextAndItsName()
    {
        string path = _folder.Write("call_4155550132_x.txt", "hello there everyone\n\nmail a.b@example.com please\n");

        Assert.Equal(["PhoneNumber FileName  4155550132", "EmailAddress Text 3 a.b@example.com"], Find(path).Select(finding => $"{finding.Class} {finding.Field} {finding.Line} {finding.Value}"));
    }

    [Fact]
    public void AFolderThatCannotBeListedHidesNoOther()
    {
        _folder.Write("a/one.txt", "");
        _folder.Write("b/two.txt", "");
        _folder.Write("c/three.txt", "");
        List<SpeechDataException> faults = [];
        using IEnumerator<string> files = FileFieldReader.Files(_folder.Path, faults.Add).GetEnumerator();
        Assert.True(files.MoveNext());
        Directory.Delete(_folder["b"], recursive: true);

        Assert.True(files.MoveNext());
        Assert.Equal((_folder["c/three.txt"], false), (files.Current, files.MoveNext()));
        Assert.Equal(("StorageFailed", _folder["b"]), (Assert.Single(faults).ErrorId, faults[0].Path));
    }

    [Fact]
    public void ALineThatLooksLikeAnnotationIsSearchedAsText()
    {
        string path = _folder.Write("call.txt", "my card is 4111 1111 1111 1111\n");
        Assert.Contains(Find(path), finding => finding is { Class: "PaymentCard", Line: 1, Value: "4111 1111 1111 1111" });
    }

    [Fact]
    public void ATableWithoutNamesOfColumnsIsSearchedLineByLine()
    {
        string path = _folder.Write("transcripts.tsv", "u1\thello there\nu2\tmy card is 4111 1111 1111 1111\n");
        Assert.Equal(("PaymentCard", 2L), (Assert.Single(Find(path)).Class, Find(path)[0].Line!.Value));
    }

    /// <summary>Columns that New-ChannelVariant writes, and their like: things have names, too.</summary>
    [Theory]
    [InlineData("codec_name", "Gsm", false)]
    [InlineData("deviceName", "Zoom", false)]
    [InlineData("variant_chain", "Resample(SampleRate=8000) → Codec(Name=Gsm)", false)]
    [InlineData("customer_name", "Miller", true)]
    [InlineData("speakerName", "Miller", true)]
    [InlineData("name", "Miller", true)]
    public void NamesOfThingsAreNoPersons(string column, string value, bool isPerson)
    {
        string path = _folder.Write("m.jsonl", $$"""{"id":"u1","audio_filepath":"a.wav","duration":3.5,"text":"hello","{{column}}":"{{value}}"}""" + "\n");

        Assert.Equal(isPerson ? [$"PersonName {column} {value}"] : [], Find(path).Select(finding => $"{finding.Class} {finding.Field} {finding.Value}"));
    }

    [Fact]
    public void AllColumnsOfAManifest()
    {
        string path = _folder.Write("m.csv", "id,audio_path,duration,text,phone,notes\nu1,a.wav,3.5,my card is 4111 1111 1111 1111,4155550199,mail x.y@example.com\n");

        PersonalDataFinding[] found = Find(path);

        Assert.Equal(["PaymentCard Text", "PhoneNumber phone", "EmailAddress notes"], found.Select(finding => $"{finding.Class} {finding.Field}"));
        Assert.All(found, finding => Assert.Equal(("u1", 2, path), (finding.Id, finding.Line, finding.Path)));
        Assert.Equal((0, 3.75, false), (found[0].StartSeconds, found[0].EndSeconds, found[0].IsWordTimed));
        Assert.Equal("4155550199", found[1].Value);
        Assert.Equal(0, found[1].StartIndex);
    }

    [Fact]
    public void TimesOfWordsMakeTheWindow()
    {
        string[] words = ["my", "number", "is", "four", "one", "five", "five", "five", "five", "oh", "one", "three", "two", "thanks"];
        string path = _folder.Write("c.ctm", string.Concat(words.Select((word, index) => FormattableString.Invariant($"call A {1 + (0.3 * index):0.00} 0.30 {word}\n"))));

        PersonalDataFinding finding = Assert.Single(Find(path));

        Assert.Equal(("PhoneNumber", true), (finding.Class, finding.IsWordTimed));
        Assert.Equal((1 + (0.3 * 3) - 0.25, 1 + (0.3 * 13) + 0.25), (finding.StartSeconds!.Value, finding.EndSeconds!.Value));
    }

    // Without the time of its first word the window reaches back to the end of the word before, never less than the number.
    [Fact]
    public void AWordWithoutTimeMakesTheWindowWider()
    {
        AnnotationWord[] words =
        [
            new() { Text = "ssn", StartSeconds = 1, EndSeconds = 1.5 }, new() { Text = "078" }, new() { Text = "05", StartSeconds = 3, EndSeconds = 3.4 }, new() { Text = "1120" },
            new() { Text = "bye", StartSeconds = 6, EndSeconds = 6.2 },
        ];
        PersonalDataField field = new() { Name = "Text", Text = "ssn 078 05 1120 bye", StartSeconds = 0, EndSeconds = 9, Words = words };

        PersonalDataFinding finding = Assert.Single(Searcher.Search(field));

        Assert.Equal((1.25, 6.25), (finding.StartSeconds, finding.EndSeconds));
    }

    [Fact]
    public void WithoutTimesOfWordsTheSegmentIsTheWindow()
    {
        PersonalDataFinding finding = Assert.Single(Searcher.Search(new PersonalDataField { Name = "Text", Text = "ssn 078 05 1120", StartSeconds = 2, EndSeconds = 5 }));

        Assert.Equal((1.75, 5.25, false), (finding.StartSeconds, finding.EndSeconds, finding.IsWordTimed));
    }

    [Theory]
    [InlineData("vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nmy name is John Smith\n")]
    [InlineData("srt", "1\n00:00:01,000 --> 00:00:04,000\nmy name is John Smith\n")]
    [InlineData("stm", "call A spk 1.0 4.0 my name is John Smith\n")]
    [InlineData("segments.json", """[{"session_id":"call","speaker":"spk","start_time":1.0,"end_time":4.0,"words":"my name is John Smith"}]""")]
    public void AnnotationHasTheTimesOfItsSegment(string ending, string text)
    {
        PersonalDataFinding finding = Assert.Single(Find(_folder.Write("c." + ending, text)));

        Assert.Equal(("PersonName", "John Smith", 0.75, 4.25), (finding.Class, finding.Value, finding.StartSeconds, finding.EndSeconds));
    }

    [Fact]
    public void ALongLineIsSearchedInPiecesAndNothingIsToldTwice()
    {
        string filler = string.Concat(Enumerable.Repeat("word ", 60_000));
        string line = filler + "mail a@b.example " + string.Concat(Enumerable.Repeat(filler, 4)) + "mail c@d.example " + filler;
        string path = _folder.Write("long.txt", line);

        PersonalDataFinding[] found = Find(path);

        Assert.Equal(["a@b.example", "c@d.example"], found.Select(finding => finding.Value));
        Assert.All(found, finding => Assert.Equal(finding.Value, line.Substring(finding.StartIndex, finding.Length)));
    }

    [Fact]
    public void TheMaskTellsNothingAndTheKeyNeither()
    {
        PersonalDataFinding finding = Assert.Single(new PersonalDataSearch(new PersonalDataScanner(), folder: "/x").Search(new PersonalDataField { Name = "Text", Text = "card 4111 1111 1111 1111", Path = "/x/calls/a.txt", Line = 4 }));

        Assert.Null(finding.Value);
        Assert.Equal("**** **** **** **11", finding.MaskedText);
        Assert.Equal("PaymentCard|calls/a.txt|4|Text|5+19", finding.SuppressionId);
    }

    [Fact]
    public void RowsOfUtterancesAreSearchedToo()
    {
        SpeechUtterance utterance = new() { Id = "u", Text = "nothing", Speaker = "Jane Miller", Extra = new Dictionary<string, string> { ["dateOfBirth"] = "14/03/1982" } };

        Assert.Equal(["PersonName Speaker", "DateOfBirth dateOfBirth"], UtteranceFieldReader.Fields(utterance).SelectMany(Searcher.Search).Select(finding => $"{finding.Class} {finding.Field}"));
    }

    private PersonalDataFinding[] Find(string path) => [.. FileFieldReader.Fields(path, exception => throw exception).SelectMany(Searcher.Search)];
}
