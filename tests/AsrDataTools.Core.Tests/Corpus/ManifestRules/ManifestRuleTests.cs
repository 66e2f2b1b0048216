using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.ManifestRules;

/// <summary>Each rule on a manifest that breaks it and on one that does not.</summary>
public sealed class ManifestRuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ManifestRuleTests()
    {
        foreach (string name in new[] { "a.wav", "b.wav", "c.wav" })
        {
            using WaveWriter writer = new(_folder[name], 8000);
            writer.Write(new short[16_000]);
            writer.Complete();
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ASoundDirectoryHasNoFindings()
    {
        WriteSound();
        Assert.Empty(Judge("d"));
        WriteSegments();
        Assert.Empty(Judge("d", checkAudio: true));
    }

    [Theory]
    [InlineData("KaldiTablesMissing", "spk2utt", "", null, "spk2utt is empty")]
    [InlineData("KaldiTablesMissing", "text", null, null, "text is missing")]
    [InlineData("KaldiNotSorted", "text", "s1-b two\ns1-a one\ns2-c three\n", 2L, "text is not sorted: 's1-a' should come earlier, and 0 more lines are out of order")]
    [InlineData("KaldiDuplicateKey", "utt2lang", "s1-a en\ns1-b en\ns1-b en\ns2-c en\n", 3L, "'s1-b' has a line in utt2lang already, line 2")]
    [InlineData("KaldiUtteranceSets", "text", "s1-a one\ns2-c three\n", null, "text lacks 1 key of utt2spk: s1-b")]
    [InlineData("KaldiUtteranceSets", "feats.scp", "s1-a x\ns1-b x\ns2-c x\ns3-d y\ns4 z\n", 4L, "2 keys of feats.scp are not in utt2spk: s3-d, s4")]
    [InlineData("KaldiSpeakerInverse", "spk2utt", "s1 s1-a s2-c\ns2 s1-b\n", 1L, "spk2utt has 2 utterances that utt2spk does not give that speaker, such as 's2-c' of 's1', and lacks 2 that it does")]
    [InlineData("KaldiSpeakerInverse", "spk2utt", "s1 s1-b s1-a\ns2 s2-c\n", 1L, "the utterances of 's1' are in another order in spk2utt than in utt2spk")]
    [InlineData("KaldiSpeakerSets", "spk2gender", "s1 m\n", null, "spk2gender lacks 1 key of spk2utt: s2")]
    [InlineData("KaldiLineForm", "spk2gender", "s1 male\ns2 f\n", 1L, "'s1' has 'male' in spk2gender")]
    [InlineData("KaldiLineForm", "utt2dur", "s1-a 1\ns1-b 0\ns2-c 2\n", 2L, "'s1-b' has '0' in utt2dur")]
    [InlineData("KaldiLineForm", "utt2dur", "s1-a 1\ns1-b 1,5\ns2-c 2\n", 2L, "'s1-b' has '1,5' in utt2dur")]
    [InlineData("KaldiLineForm", "utt2num_frames", "s1-a 1\ns1-b 1.5\ns2-c 2\n", 2L, "'s1-b' has '1.5'")]
    [InlineData("KaldiLineForm", "spk2warp", "s1 1\ns2 2\n", 2L, "'s2' has '2' in spk2warp")]
    [InlineData("KaldiLineForm", "reco2file_and_channel", "s1-a a A\ns1-b b 1\ns2-c c B\n", 2L, "'s1-b' has 'b 1'")]
    [InlineData("KaldiLineEnd", "text", "s1-a one\r\ns1-b two\r\ns2-c three\r\n", null, "text has 3 carriage returns")]
    [InlineData("KaldiLineEnd", "text", "s1-a one\ns1-b two\ns2-c three", null, "the last line of text does not end")]
    [InlineData("KaldiTextSymbol", "text", "s1-a one\ns1-b <s> two </s>\ns2-c three\n", 2L, "the text of 's1-b' holds <s>")]
    [InlineData("TextCharacters", "text", "s1-a one\ns1-b t\u0007wo\ns2-c three\n", 2L, "'s1-b': character 2 of its text is the control character U+0007")]
    [InlineData("TextWhitespace", "text", "s1-a one\ns1-b a\u00a0b\ns2-c three\n", 2L, "'s1-b': character 2 of its text is the white space U+00A0")]
    [InlineData("TextMojibake", "text", "s1-a one\ns1-b cafÃ© x\ns2-c three\n", 2L, "'s1-b': 'Ã©' in its text was 'é' before")]
    [InlineData("TextEmpty", "text", "s1-a one\ns1-b\ns2-c three\n", 2L, "'s1-b': it has no text")]
    public void TablesOfADirectory(string rule, string table, string? content, long? line, string message)
    {
        WriteSound();
        if (content is null) File.Delete(_folder[$"d/{table}"]);
        else _folder.Write($"d/{table}", content);

        Finding finding = Assert.Single(Judge("d", rule));

        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal((rule, line), (finding.Rule, finding.Line));
        Assert.Equal(rule == "TextEmpty" ? "wav.scp" : table, Path.GetFileName(finding.Path));
        Assert.NotEmpty(finding.Remedy!);
        Assert.StartsWith($"{rule}|{_folder["d"]}|", finding.SuppressionId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s1-a", "r1 0.5", 2L, "segment 's1-a' has 2 values after its id")]
    [InlineData("s1-a", "r1 zero 1", 2L, "segment 's1-a' runs from 'zero' to '1', which are not both numbers")]
    [InlineData("s1-a", "r1 1 0.5", 2L, "segment 's1-a' starts at 1 s and ends at 0.5 s")]
    [InlineData("s1-a", "r1 -1 0.5", 2L, "segment 's1-a' starts at -1 s")]
    [InlineData("s1-a", "r1 0.5 -1", 2L, "segment 's1-a' ends at -1")]
    [InlineData("s1-a", "r1 0.5 0.55", 2L, "segment 's1-a' lasts 0.05 s, less than the 0.1 s")]
    [InlineData("s1-a", "r1 0.5 1 left", 2L, "segment 's1-a' has 'left' after its end")]
    [InlineData("s1-a", "r1 0.5 1 0", 2L, "segment 's1-a' has a fifth column")]
    public void SegmentsAreFoundOnce(string id, string values, long line, string message)
    {
        WriteSound();
        WriteSegments();
        _folder.Write("d/segments", $"s1-0 r1 0 0.5\n{id} {values}\ns1-b r1 1 2\ns2-c r2 0 1\n");
        foreach (string table in new[] { "text", "utt2spk" }) _folder.Write($"d/{table}", "s1-0 s1\n" + File.ReadAllText(_folder[$"d/{table}"]));
        _folder.Write("d/spk2utt", "s1 s1-0 s1-a s1-b\ns2 s2-c\n");
        File.Delete(_folder["d/utt2dur"]);

        Finding finding = Assert.Single(Judge("d"));

        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(("KaldiSegmentTimes", line), (finding.Rule, finding.Line));
    }

    [Fact]
    public void RecordingsOfSegments()
    {
        WriteSound();
        WriteSegments();
        _folder.Write("d/wav.scp", $"r1 {_folder["a.wav"]}\nr3 {_folder["b.wav"]}\n");

        Assert.Equal(
            ["1 key of wav.scp is not in segments: r3", "wav.scp lacks 1 key of segments: r2"],
            Judge("d", "KaldiRecordingSets").Select(finding => finding.Message));
        Assert.Equal("segment 's2-c' lies in the recording 'r2', which wav.scp does not have", Assert.Single(Judge("d", "UnreadableRow")).Message);
    }

    [Fact]
    public void SpeakersInOrder()
    {
        WriteSound();
        _folder.Write("d/utt2spk", "s1-a z\ns1-b y\ns2-c s2\n");

        Finding finding = Assert.Single(Judge("d", "KaldiSpeakerOrder"));

        Assert.Equal(("utt2spk is not in the order of speakers: 'y' comes after a speaker that sorts behind it; 2 ids of utterances do not begin with their speaker's", 2L), (finding.Message, finding.Line));
        Assert.Contains("before these 2 ids", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void OneSpeakerForAll()
    {
        WriteSound();
        _folder.Write("d/utt2spk", "s1-a s\ns1-b s\ns2-c s\n");
        _folder.Write("d/spk2utt", "s s1-a s1-b s2-c\n");

        Assert.Equal(Severity.Warning, Assert.Single(Judge("d", "KaldiOneSpeaker")).Severity);
    }

    [Fact]
    public void PipedCommandsAndTildes()
    {
        WriteSound();
        _folder.Write("d/wav.scp", $"s1-a {_folder["a.wav"]}\ns1-b sph2pipe -f wav /x/b.sph |\ns2-c ~/c.wav\n");

        Assert.Equal(
            [("UnreadableRow", 2L), ("KaldiTilde", 3L), ("AudioMissing", 3L)],
            Judge("d").Select(finding => (finding.Rule, finding.Line!.Value)).OrderBy(pair => pair.Item2).ThenBy(pair => pair.Rule != "KaldiTilde"));
    }

    [Theory]
    [InlineData("DuplicateId", "1,a.wav,0,1,hi,,,,\n2,b.wav,0,1,hi,,,,\n1,c.wav,0,1,hi,,,,", 4, "'1': line 2 has the same id")]
    [InlineData("DuplicateSpan", "1,a.wav,0.5,1,hi,,,,\n2,a.wav,0,1,hi,,,,\n3,a.wav,0.50,1.0,hi,,,,", 4, "'3': line 2 is the same audio")]
    [InlineData("AudioMissing", "1,a.wav,0,1,hi,,,,\n2,gone.wav,0,1,hi,,,,", 3, "'2': '")]
    [InlineData("AudioMissing", "1,a.wav,0,1,hi,,,,\n2,,0,1,hi,,,,", 3, "'2': it names no audio")]
    [InlineData("OddDuration", "1,a.wav,0,1,hi,,,,\n2,b.wav,0,0,hi,,,,", 3, "'2': its duration is 0")]
    [InlineData("OddDuration", "1,a.wav,0,1,hi,,,,\n2,b.wav,0,0.02,hi,,,,", 3, "'2': it lasts 0.02 s, less than any word")]
    [InlineData("OddDuration", "1,a.wav,0,1,hi,,,,\n2,b.wav,0,250000,hi,,,,", 3, "'2': it lasts 69.4 h")]
    [InlineData("TextEmpty", "1,a.wav,0,1,hi,,,,\n2,b.wav,0,1,,,,,", 3, "'2': it has no text")]
    [InlineData("TextEmpty", "1,a.wav,0,1,,,,,\n2,b.wav,0,1,hi,,,,", 2, "'1': it has no text")]
    [InlineData("TextCharacters", "1,a.wav,0,1,hi\uFFFD,,,,", 2, "'1': character 3 of its text is U+FFFD")]
    [InlineData("TextWhitespace", "1,a.wav,0,1,h\u3000i,,,,", 2, "'1': character 2 of its text is the white space U+3000")]
    [InlineData("TextMojibake", "1,a.wav,0,1,it donâ€™t,,,,", 2, "'1': 'â€™' in its text was '’'")]
    [InlineData("TextMojibake", "1,a.wav,0,1,ä½\u00a0å¥½,,,,", 2, "'1': 'ä½\u00a0' in its text was '你'")]
    [InlineData("SpeakerGender", "1,a.wav,0,1,hi,s,M,,\n2,b.wav,0,1,hi,s,male,,\n3,c.wav,0,1,hi,s,f,,", 4, "'3': speaker 's' is female here and male before")]
    [InlineData("RecordingLanguage", "1,a.wav,0,1,hi,,,en-IN,\n2,a.wav,1,1,hi,,,en_GB,\n3,a.wav,2,1,hi,,,fr,", 4, "'3': recording '")]
    [InlineData("SeveralAccents", "1,a.wav,0,1,hi,,,,England English|Scottish\n2,b.wav,0,1,hi,,,,\"x, slightly y\"", 2, "'1': its accent is 'England English|Scottish', 2 labels in one")]
    [InlineData("AudioSpan", "1,a.wav,1.5,0.52,hi,,,,\n2,b.wav,1.5,1.5,hi,,,,", 3, "'2': it reaches 1 s beyond the end of '")]
    [InlineData("AudioSpan", "1,a.wav,0,2,hi,,,,\n2,b.wav,7,1,hi,,,,", 3, "'2': it starts at 7 s, and '")]
    [InlineData("UnreadableRow", "1,a.wav,0,1,hi,,,,\n2,b.wav,-3,1,hi,,,,", 3, "StartSeconds is '-3', not a number of at least 0")]
    public void RowsOfAnyManifest(string rule, string rows, int line, string message)
    {
        _folder.Write("m.csv", "id,path,start,duration,text,speaker,gender,language,accent\n" + rows + "\n");

        Finding finding = Assert.Single(Judge("m.csv", rule));

        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal((rule, (long?)line, _folder["m.csv"]), (finding.Rule, finding.Line, finding.Path));
        Assert.NotEmpty(finding.Remedy!);
    }

    [Fact]
    public void SoundRowsHaveNoFindings()
    {
        _folder.Write("m.csv", """
            id,path,start,duration,text,speaker,gender,language,accent,channel
            1,a.wav,0,1,hello there,s,M,en,Scottish,1
            2,a.wav,1,1,"Ñandú, naïve façade — “Ça va?” 你好 👋🏽",s,male,en-GB,"England English, slight Irish",1
            3,b.wav,,,ÂME É À,t,F,fr,,
            4,c.wav,0,2.04,crème brûlée,u,,,,

            """);

        Assert.Empty(Judge("m.csv", checkAudio: true));
    }

    [Fact]
    public void ACorpusWithoutAnyTextIsNotAtFault()
    {
        _folder.Write("m.csv", "id,path,text\n1,a.wav,\n2,b.wav,\n");

        Assert.Empty(Judge("m.csv"));
    }

    [Theory]
    [InlineData("id,path\n", 0)]
    [InlineData("id,path,start\n1,a.wav,x\n", 1)]
    public void AManifestWithoutRows(string content, int unreadable)
    {
        _folder.Write("m.csv", content);

        List<Finding> findings = Judge("m.csv");

        Assert.Equal([.. Enumerable.Repeat("UnreadableRow", unreadable), "NoRows"], findings.Select(finding => finding.Rule));
        Assert.Equal((_folder["m.csv"], null), (findings[^1].Path, findings[^1].Line));
    }

    [Fact]
    public void ManyRowsWithoutTextAreCountedTogether()
    {
        _folder.Write("m.csv", "id,path,text\n" + string.Concat(Enumerable.Range(0, 1500).Select(number => $"{number},a.wav,\n")) + "x,b.wav,hi\n");

        List<Finding> findings = Judge("m.csv", "TextEmpty");

        Assert.Equal(1001, findings.Count);
        Assert.Equal("500 further rows before line 1502 have no text", findings[^1].Message);
    }

    [Fact]
    public void ChannelsThatARecordingDoesNotHave()
    {
        _folder.Write("m.csv", "id,path,channel\n1,a.wav,1\n2,b.wav,2\n3,bad.wav,\n");
        _folder.Write("bad.wav", "no audio at all");

        Assert.Equal(
            [$"'2': it is of channel 2, and '{_folder["b.wav"]}' has 1", $"'3': '{_folder["bad.wav"]}' cannot be opened as audio"],
            Judge("m.csv", "AudioSpan").Select(finding => finding.Message));
    }

    [Fact]
    public void TheBaselineAndChosenRules()
    {
        _folder.Write("m.csv", "id,path,text\n1,a.wav,hi\n1,gone.wav,\n");
        Finding[] findings = [.. Judge("m.csv")];
        Assert.Equal(["DuplicateId", "AudioMissing", "TextEmpty"], findings.Select(finding => finding.Rule));
        Assert.All(findings, finding => Assert.Equal("1", finding.Id));

        ManifestAudit audit = new(null, ["textempty"], baseline: new HashSet<string> { findings[0].SuppressionId! });
        List<Finding> left = [];
        audit.Judge(_folder["m.csv"], ManifestOptions.Default, left.Add, error => Assert.Fail(error.Message), null, TestContext.Current.CancellationToken);

        Assert.Equal("AudioMissing", Assert.Single(left).Rule);
        Assert.Equal((1L, 2L, 1L), (audit.Suppressed, audit.Rows, audit.Manifests));
        SpeechDataException unknown = Assert.Throws<SpeechDataException>(() => new ManifestAudit(["DuplicateIds"]));
        Assert.Equal("RuleUnknown", unknown.ErrorId);
        Assert.Contains("Did you mean 'DuplicateId'?", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARuleThatFailsIsAnErrorAndTheOthersGoOn()
    {
        _folder.Write("m.csv", "id,path\n1,a.wav\n1,b.wav\n");
        List<Finding> findings = [];
        List<SpeechDataException> failures = [];

        new ManifestAudit(() => [new Failing(), new DuplicateId()]).Judge(_folder["m.csv"], ManifestOptions.Default, findings.Add, failures.Add, null, TestContext.Current.CancellationToken);

        Assert.Equal("ManifestRuleFailed", Assert.Single(failures).ErrorId);
        Assert.StartsWith("The rule Failing failed on '", failures[0].Message, StringComparison.Ordinal);
        Assert.Equal("DuplicateId", Assert.Single(findings).Rule);

        // What the taker of findings throws is no failure of a rule.
        Assert.Throws<InvalidOperationException>(() => new ManifestAudit().Judge(_folder["m.csv"], ManifestOptions.Default, _ => throw new InvalidOperationException(), failures.Add, null, TestContext.Current.CancellationToken));
        Assert.Single(failures);
    }

    [Fact]
    public void EveryRuleIsTestedAndDocumented()
    {
        string[] ids = [.. AsrDataTools.Corpus.ManifestRules.All.Select(rule => rule.Id)];
        string page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "methods", "manifest-rules.md"));
        string tests = File.ReadAllText(Path.Combine(RepositoryRoot(), "tests", "AsrDataTools.Core.Tests", "Corpus", "ManifestRules", "ManifestRuleTests.cs"));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Contains($"| {id} |", page, StringComparison.Ordinal));
        Assert.All(ids, id => Assert.Contains($"\"{id}\"", tests, StringComparison.Ordinal));
    }

    private List<Finding> Judge(string path, string? rule = null, bool checkAudio = false)
    {
        List<Finding> findings = [];
        new ManifestAudit(rule is null ? null : [rule], checkAudio: checkAudio)
            .Judge(_folder[path], ManifestOptions.Default, findings.Add, error => Assert.Fail(error.ToString()), null, TestContext.Current.CancellationToken);
        return findings;
    }

    private void WriteSound()
    {
        _folder.Write("d/wav.scp", $"s1-a {_folder["a.wav"]}\ns1-b {_folder["b.wav"]}\ns2-c {_folder["c.wav"]}\n");
        _folder.Write("d/utt2spk", "s1-a s1\ns1-b s1\ns2-c s2\n");
        _folder.Write("d/spk2utt", "s1 s1-a s1-b\ns2 s2-c\n");
        _folder.Write("d/text", "s1-a one\ns1-b two\ns2-c three\n");
    }

    private void WriteSegments()
    {
        _folder.Write("d/wav.scp", $"r1 {_folder["a.wav"]}\nr2 {_folder["b.wav"]}\n");
        _folder.Write("d/segments", "s1-a r1 0 1\ns1-b r1 1 2\ns2-c r2 0 1\n");
        _folder.Write("d/reco2file_and_channel", "r1 a A\nr2 b A\n");
        _folder.Write("d/spk2gender", "s1 m\ns2 f\n");
        _folder.Write("d/utt2dur", "s1-a 1\ns1-b 1\ns2-c 1\n");
    }

    private static string RepositoryRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AsrDataTools.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private sealed class Failing : ManifestRule
    {
        public override string Id => "Failing";

        public override string Description => "Fails";

        internal override void See(SpeechUtterance row, FindingSink sink) => throw new InvalidOperationException("on purpose");
    }
}
