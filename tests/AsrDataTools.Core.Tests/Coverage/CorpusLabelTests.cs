using System.Globalization;
using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;

namespace AsrDataTools.Core.Tests.Coverage;

/// <summary>Generated rows with the column names and the labels of public corpora, read from manifests as those are.</summary>
public sealed class CorpusLabelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CommonVoice()
    {
        StringBuilder text = new("client_id\tpath\tsentence_id\tsentence\tsentence_domain\tup_votes\tdown_votes\tage\tgender\taccents\tvariant\tlocale\tsegment\tduration_ms\n");
        int row = 0;
        void Add(string accents, int speakers)
        {
            for (int i = 0; i < speakers; i++) text.Append(CultureInfo.InvariantCulture, $"c{row}\tcommon_voice_en_{row++}.mp3\ts{i}\tHe said \"yes\", twice.\t\t2\t0\ttwenties\tmale_masculine\t{accents}\t\ten\t\t4500\n");
        }

        Add("United States English", 40);
        Add("England English", 12);
        Add("England English, slight Irish", 3);
        Add("United States English|Southern US", 5);
        Add("India and South Asia (India, Pakistan, Sri Lanka)", 20);
        Add("QuÃ©bÃ©cois French", 2);
        Add("", 30);
        Add("slightly slurred", 1);

        AccentComparisonResult result = Compare("validated.tsv", text, "en-US 60;en-GB 20;en-034 20");

        Assert.Equal([45, 12, 20, 2, 113], Speakers(result, "en-US", "en-GB", "en-034", "en-CA-QC-t-fr", "Overall"));
        Assert.Equal(45 * 4.5 / 3600, result.Rows[0].Hours!.Value, 12);
        Assert.Equal(34 / 113.0, result.Overall.UnlabelledShare!.Value, 12);
        Assert.Equal((AccentLabelStatus.Multiple, "holds en-GB-ENG and 'slight Irish'"), Fate(result, "England English, slight Irish"));
        Assert.Equal((AccentLabelStatus.Unrecognised, null), Fate(result, "slightly slurred"));
        Assert.Equal((AccentLabelStatus.Known, "damaged encoding, read as 'Québécois French'"), Fate(result, "QuÃ©bÃ©cois French"));
        Assert.Equal(113, result.Labels.Where(label => label.Source == "Training").Sum(label => label.Rows));
    }

    [Fact]
    public void AfriSpeech()
    {
        StringBuilder text = new("speaker_id,path,audio_id,transcript,age_group,gender,accent,domain,country,duration\n");
        foreach ((string accent, string country, int speakers) in new[] { ("yoruba", "NG", 30), ("igbo", "NG", 20), ("hausa", "NG", 10), ("swahili", "KE", 15), ("isizulu", "ZA", 12), ("swahili", "", 4), ("akan (fante)", "GH", 11) })
        {
            for (int i = 0; i < speakers; i++) text.Append(CultureInfo.InvariantCulture, $"{accent}{country}{i},/AfriSpeech-100/train/{accent}{i}.wav,a{i},\"Give 5 mg, twice\",26-40,Female,{accent},clinical,{country},9.5\n");
        }

        AccentComparisonResult result = Compare("train.csv", text, "en-NG 50;en-KE 20;en-TZ 10;en-ZA 20");

        Assert.Equal([60, 15, 12, 11], Speakers(result, "en-NG", "en-KE", "en-ZA", "en-GH-t-fat"));
        Assert.Equal(4 / 102.0, result.Overall.UnlabelledShare!.Value, 12);
        Assert.Contains(result.Labels, label => label is { Raw: "swahili", Accent: "en-t-sw", CountsFor: null, Remark: "may be en-KE or en-TZ", Rows: 4 });
        Assert.Equal(CoverageVerdict.Missing, result.Rows.Single(row => row.Accent == "en-TZ").Verdict);
        Assert.Equal(30, Speakers(Compare("train.csv", text, "yoruba 50;en-KE 50"), "en-t-yo")[0]);
    }

    [Fact]
    public void EdAcc()
    {
        StringBuilder text = new("speaker,text,accent,raw_accent,gender,l1,audio,duration\n");
        foreach (string accent in new[]
        {
            "Southern British English", "Scottish English", "Mainstream US English", "Indian English", "Nigerian English", "Kenyan English", "Jamaican English", "South African English",
            "Irish English", "Indonesian English", "Vietnamese", "Italian", "Catalan", "Lithuanian", "Macedonian", "Chinese", "Egyptian", "Brazilian", "Latin American", "Eastern European", "European", "Don't know",
        })
        {
            for (int i = 0; i < 2; i++) text.Append(CultureInfo.InvariantCulture, $"EDACC-{accent}-{i},WELL I SUPPOSE,{accent},free text,male,English,clip{i}.wav,3\n");
        }

        AccentComparisonResult result = Compare("test.csv", text, "en-GB 50;en-US 20;en-IN 20;en-ES 10");

        Assert.Equal([4, 2, 2, 2], Speakers(result, "en-GB", "en-US", "en-IN", "en-ES"));
        Assert.Equal("may be en-GB or en-ES", Fate(result, "European").Remark);
        Assert.Equal(AccentLabelStatus.Unlabelled, Fate(result, "Don't know").Status);
        Assert.Equal(["en-151", "en-419", "en-BR", "en-EG", "en-IE", "en-JM", "en-KE", "en-NG", "en-ZA", "en-t-id", "en-t-it", "en-t-lt", "en-t-mk", "en-t-vi", "en-t-zh"],
            result.Rows.Where(row => row.TrafficShare == 0).Select(row => row.Accent).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CallCentreCodes()
    {
        StringBuilder text = new("{\"audio_filepath\": \"a.wav\", \"text\": \"hello\", \"duration\": 60, \"speaker\": \"x\", \"accent\": \"en-IN\"}\n");
        foreach (string accent in new[] { "en-IN", "en-SG", "en-GB_SCT", "en-GB_WLS", "en-US_Southern", "en-US", "EN_us_southern" })
        {
            for (int i = 0; i < 10; i++) text.Append(CultureInfo.InvariantCulture, $"{{\"audio_filepath\": \"{accent}{i}.wav\", \"text\": \"hello\", \"duration\": 60, \"speaker\": \"{accent}{i}\", \"accent\": \"{accent}\"}}\n");
        }

        AccentComparisonResult coarse = Compare("calls.jsonl", text, "en-IN 40;en-SG 10;en-GB 20;en-US 30");
        AccentComparisonResult fine = Compare("calls.jsonl", text, "en-IN 40;en-GB-SCT 10;en-GB-WLS 20;en-US-Southern 20;en-US-Northern 10");

        Assert.Equal([11, 10, 20, 30], Speakers(coarse, "en-IN", "en-SG", "en-GB", "en-US"));
        Assert.Equal([11, 10, 10, 20, 0, 10], Speakers(fine, "en-IN", "en-GB-SCT", "en-GB-WLS", "en-US-Southern", "en-US-Northern", "en-SG"));
        Assert.Equal("may be en-US-Southern or en-US-Northern", Fate(fine, "en-US").Remark);
    }

    private AccentComparisonResult Compare(string name, StringBuilder text, string traffic) => AccentCorpus.Compare(
        AccentCorpus.Traffic(traffic), SpeechManifest.Read(_folder.Write(name, text.ToString()), null, error => throw error));

    private static IEnumerable<int> Speakers(AccentComparisonResult result, string first, params string[] others) =>
        [.. new[] { first }.Concat(others).Select(accent => result.Rows.Single(row => row.Accent == accent).Speakers)];

    private static int[] Speakers(AccentComparisonResult result, string accent) => [result.Rows.Single(row => row.Accent == accent).Speakers];

    private static (AccentLabelStatus Status, string? Remark) Fate(AccentComparisonResult result, string raw)
    {
        AccentLabelFate fate = Assert.Single(result.Labels, label => label.Source == "Training" && label.Raw == raw);
        return (fate.Status, fate.Remark);
    }
}
