using AsrDataTools.Coverage;

namespace AsrDataTools.Core.Tests.Coverage;

public sealed class AccentLabelsTests
{
    private readonly AccentLabels _labels = new();

    [Theory]
    // Codes.
    [InlineData("en-IN", "en-IN")]
    [InlineData("en_in", "en-IN")]
    [InlineData("EN-us", "en-US")]
    [InlineData("en-Latn-GB", "en-GB")]
    [InlineData("en-UK", "en-GB")]
    [InlineData("es-419", "es-419")]
    [InlineData("en-t-yo", "en-t-yo")]
    [InlineData("en-NG-t-yo", "en-NG-t-yo")]
    [InlineData("en-x-Studio", "en-x-studio")]
    [InlineData("IN", "en-IN")]
    // AppTek's call centre corpora.
    [InlineData("en-SG", "en-SG")]
    [InlineData("en-GB_SCT", "en-GB-SCT")]
    [InlineData("en-US_Southern", "en-US-Southern")]
    [InlineData("en-GB_WLS", "en-GB-WLS")]
    // Common Voice, old codes and new names.
    [InlineData("us", "en-US")]
    [InlineData("england", "en-GB-ENG")]
    [InlineData("hongkong", "en-HK")]
    [InlineData("newzealand", "en-NZ")]
    [InlineData("southatlandtic", "en-SouthAtlantic")]
    [InlineData("United States English", "en-US")]
    [InlineData("England English", "en-GB-ENG")]
    [InlineData("Scottish English", "en-GB-SCT")]
    [InlineData("Northern Irish", "en-GB-NIR")]
    [InlineData("Filipino", "en-PH")]
    [InlineData("Hong Kong English", "en-HK")]
    [InlineData("India and South Asia (India, Pakistan, Sri Lanka)", "en-034")]
    [InlineData("Southern African (South Africa, Zimbabwe, Namibia)", "en-018")]
    [InlineData("West Indies and Bermuda (Bahamas, Bermuda, Jamaica, Trinidad)", "en-029")]
    [InlineData("German English,Non native speaker", "en-t-de")]
    [InlineData("United States English|Southern US", "en-US-Southern")]
    // EdAcc.
    [InlineData("Mainstream US English", "en-US")]
    [InlineData("Southern British English", "en-GB-ENG-Southern")]
    [InlineData("Indonesian English", "en-t-id")]
    [InlineData("Brazilian", "en-BR")]
    [InlineData("Catalan", "en-t-ca")]
    [InlineData("Chinese", "en-t-zh")]
    [InlineData("Mandarin", "en-t-cmn")]
    [InlineData("Latin American", "en-419")]
    [InlineData("Eastern European", "en-151")]
    [InlineData("Egyptian", "en-EG")]
    // Others.
    [InlineData("  INDIAN-english ", "en-IN")]
    [InlineData("Indian accent", "en-IN")]
    [InlineData("English (Nigeria)", "en-NG")]
    [InlineData("Hiberno-English", "en-IE")]
    [InlineData("British", "en-GB")]
    [InlineData("Québécois French", "fr-CA-QC")]
    [InlineData("yoruba", "en-t-yo")]
    [InlineData("akan (fante)", "en-t-fat")]
    [InlineData("English", "en")]
    public void OneAccent(string raw, string accent)
    {
        AccentLabel label = _labels.Normalize(raw);

        Assert.Equal((AccentLabelStatus.Known, accent), (label.Status, label.Accent));
        Assert.Equal(raw, label.Raw);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-")]
    [InlineData("???")]
    [InlineData("other")]
    [InlineData("Unknown")]
    [InlineData("N/A")]
    [InlineData("Don't know")]
    [InlineData("nan")]
    [InlineData("unknown|other")]
    public void NothingIsSaid(string? raw) => Assert.Equal((AccentLabelStatus.Unlabelled, null), Of(raw));

    [Theory]
    [InlineData("England English, slight Irish", AccentLabelStatus.Multiple)]
    [InlineData("United States English|Australian English", AccentLabelStatus.Multiple)]
    [InlineData("Scottish / Irish", AccentLabelStatus.Multiple)]
    [InlineData("England English;foreign", AccentLabelStatus.Multiple)]
    [InlineData("United States English,slightly slurred", AccentLabelStatus.Multiple)]
    [InlineData("British?", AccentLabelStatus.Ambiguous)]
    [InlineData("Foreign", AccentLabelStatus.Ambiguous)]
    [InlineData("non-native speaker", AccentLabelStatus.Ambiguous)]
    [InlineData("it", AccentLabelStatus.Ambiguous)]
    public void NotOneAccent(string raw, AccentLabelStatus status) => Assert.Equal((status, null), Of(raw));

    [Theory]
    [InlineData("East African Khoja")]
    [InlineData("ACC_17")]
    [InlineData("Birmingham")]
    [InlineData("us-southernish")]
    [InlineData("non-US")]
    [InlineData("slight Irish")]
    [InlineData("北京")]
    public void WhatIsNotKnownIsNotGuessed(string raw) => Assert.Equal((AccentLabelStatus.Unrecognised, raw), Of(raw));

    [Fact]
    public void TheRemarkNamesTheParts() =>
        Assert.Equal("holds en-GB-ENG and 'slight Irish'", _labels.Normalize("England English, slight Irish").Remark);

    [Theory]
    [InlineData("Austrian", "de", "de-AT")]
    [InlineData("Austrian", "German", "de-AT")]
    [InlineData("Canadian", "fr-CA", "fr-CA")]
    [InlineData("German", "deu", "de")]
    [InlineData("Swiss German", "en", "en-CH-t-de")]
    [InlineData("Swiss German", null, "de-CH")]
    [InlineData("Scottish", "eng", "en-GB-SCT")]
    public void TheRowsLanguageCounts(string raw, string? language, string accent) => Assert.Equal(accent, _labels.Normalize(raw, language).Accent);

    [Theory]
    [InlineData("yoruba", "NG", "en-NG-t-yo")]
    [InlineData("swahili", "Kenya", "en-KE-t-sw")]
    [InlineData("Indian English", "US", "en-IN")]
    [InlineData("yoruba", "nowhere", "en-t-yo")]
    public void TheRowsCountryCompletesAFirstLanguage(string raw, string country, string accent) => Assert.Equal(accent, _labels.Normalize(raw, null, country).Accent);

    [Theory]
    [InlineData("QuÃ©bÃ©cois French", "fr-CA-QC")]
    [InlineData("Ã–sterreichisches Deutsch", "de-AT")]
    public void DamagedEncodingIsRepairedAndSaid(string raw, string accent)
    {
        AccentLabel label = _labels.Normalize(raw);

        Assert.Equal(accent, label.Accent);
        Assert.StartsWith("damaged encoding, read as '", label.Remark, StringComparison.Ordinal);
        AccentLabel lost = _labels.Normalize("Qu\uFFFDb\uFFFDcois");
        Assert.Equal((AccentLabelStatus.Unrecognised, "characters were lost when the file was made"), (lost.Status, lost.Remark));
    }

    [Fact]
    public void TheUsersMapWins()
    {
        AccentLabels labels = new(new AccentMap(new Dictionary<string, string>
        {
            ["British"] = "en-GB-ENG",
            ["ACC_17"] = "Indian English",
            ["house *"] = "house",
            ["house of*"] = "en_us",
            ["slight Irish"] = "",
            ["Quebec?is"] = "fr-CA",
            ["Canadian"] = "Ambiguous",
        }));

        Assert.Equal("en-GB-ENG", labels.Normalize(" british ").Accent);
        Assert.Equal("en-IN", labels.Normalize("acc_17").Accent);
        Assert.Equal("house", labels.Normalize("house 3").Accent);
        Assert.Equal("en-US", labels.Normalize("House of cards").Accent);
        Assert.Equal("en-GB-ENG", labels.Normalize("England English, slight Irish").Accent);
        Assert.Equal("fr-CA", labels.Normalize("Quebecois").Accent);
        Assert.Equal(AccentLabelStatus.Ambiguous, labels.Normalize("Canadian").Status);
        Assert.Equal("by the map", labels.Normalize("British").Remark);
    }

    [Fact]
    public void TheMapFromAFile()
    {
        using TemporaryFolder folder = new();

        AccentMap map = AccentMap.Read(folder.Write("map [1].csv", "\uFEFFlabel;accent\r\nACC_17;en-IN\r\n\"a; b\";en-US\r\n"));

        Assert.Equal(("en-IN", "en-US", null), (map.Find("acc_17"), map.Find("a; b"), map.Find("c")));
        Assert.Equal("en-IN", AccentMap.Read(folder.Write("swapped.tsv", "canonical\tnote\traw\nen-IN\tx\tq\n")).Find("q"));
        Assert.Equal("AccentMapInvalid", Assert.Throws<SpeechDataException>(() => AccentMap.Read(folder.Write("bad.csv", "a,b,c\n1,2,3\n"))).ErrorId);
        Assert.Contains(
            "'x' twice", Assert.Throws<SpeechDataException>(() => AccentMap.Read(folder.Write("twice.csv", "raw,accent\nx,en-IN\nX,en-US\n"))).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("PathNotFound", Assert.Throws<SpeechDataException>(() => AccentMap.Read(folder["gone.csv"])).ErrorId);
    }

    [Fact]
    public void CanonicalLabelsStayAsTheyAre()
    {
        foreach (string raw in new[] { "en-034", "en-GB-ENG-Southern", "en-US-AfricanAmerican", "en-SouthAtlantic", "fr-CA-QC", "en-CH-t-de", "zh-TW" })
        {
            Assert.Equal(raw, _labels.Normalize(raw).Accent);
        }
    }

    private (AccentLabelStatus, string?) Of(string? raw)
    {
        AccentLabel label = _labels.Normalize(raw);
        return (label.Status, label.Accent);
    }
}
