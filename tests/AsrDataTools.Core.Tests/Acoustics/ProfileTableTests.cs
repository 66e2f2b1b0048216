using System.Reflection;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Acoustics;

public sealed class ProfileTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("asrdata-table-").FullName;
    private readonly List<SpeechDataException> _reported = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static AcousticProfile Full { get; } = new()
    {
        Path = "/corpus/a \"b\", c [1] ü.wav",
        Id = "u1",
        Channel = 2,
        StartSeconds = 1.25,
        Speaker = "=anna",
        Codec = "PCM",
        SampleRate = 8000,
        BitDepth = 16,
        DurationSeconds = 1.0 / 3,
        RmsDbfs = -26.123456789012345,
        DcOffset = -1e-7,
        BandClass = BandClass.Narrowband,
        ChannelClass = ChannelClass.FarField,
        IsUpsampled = false,
        ChannelReasons = new TextList("low cut 280 Hz", "line\nbreak"),
        Abstained = new TextList("SnrDb: no pauses"),
    };

    [Theory]
    [InlineData("p.csv")]
    [InlineData("p.jsonl")]
    [InlineData("p.parquet")]
    public void WhatIsWrittenIsReadBack(string name)
    {
        string path = Path.Combine(_folder, name);
        AcousticProfile[] profiles = [Full, new() { Path = "/x.wav", RmsDbfs = -20 }];
        ProfileTable.Write(path, profiles);

        Assert.True(ProfileTable.Recognises(path));
        Assert.Equal(profiles, ProfileTable.Read(path, _reported.Add).Select(row => row.Profile));
        Assert.Empty(_reported);
        Assert.Equal([name], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void EveryPropertyHasAColumn()
    {
        string[] properties = [.. typeof(AcousticProfile).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).Except(["Segments", "EqualityContract"])];

        Assert.Equal(properties, ProfileField.All.Select(field => field.Name));
    }

    [Fact]
    public void RowsThatDoNotFitAreNamedByLineAndTheRestIsRead()
    {
        string path = Text("bad.csv", "Path;SnrDb;BandClass;Weight\na.wav;12.5;Wideband;2\nb.wav;twelve;Wideband;1\nc.wav;1;Wide;1\nd.wav;3\ne.wav;;;7\n");

        ProfileRow[] rows = [.. ProfileTable.Read(path, _reported.Add)];

        Assert.Equal([12.5, null], rows.Select(row => row.Profile.SnrDb));
        Assert.Equal(["2", "7"], rows.Select(row => row.Extra["Weight"]));
        Assert.All(_reported, error => Assert.Equal(("ProfileRowInvalid", path), (error.ErrorId, error.Path)));
        Assert.Collection(
            _reported,
            error => Assert.Contains("line 3: SnrDb is 'twelve', which is not a number", error.Message, StringComparison.Ordinal),
            error => Assert.Contains("line 4: BandClass is 'Wide', which is not one of Narrowband, Wideband", error.Message, StringComparison.Ordinal),
            error => Assert.Contains("line 5: the row has 2 values for 4 columns", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void BrokenLinesOfJsonAreNamedAndTheRestIsRead()
    {
        string path = Text("bad.jsonl", "{\"Path\":\"a\",\"SnrDb\":1}\n{\"Path\":\"b\",\n[1]\n{\"Path\":\"c\",\"SnrDb\":2.5,\"BandClass\":1,\"Abstained\":[\"x\",\"y\"],\"SampleRate\":8000.0}\n");

        ProfileRow[] rows = [.. ProfileTable.Read(path, _reported.Add)];

        Assert.Equal([1, 2.5], rows.Select(row => row.Profile.SnrDb!.Value));
        Assert.Equal((BandClass.Wideband, "x; y", 8000), (rows[1].Profile.BandClass!.Value, rows[1].Profile.Abstained.ToString(), rows[1].Profile.SampleRate));
        Assert.Equal(["line 2", "line 3"], _reported.Select(e => e.Message[e.Message.IndexOf("line ", StringComparison.Ordinal)..][..6]));
    }

    [Theory]
    [InlineData("[{\"Path\":\"a\",\"SnrDb\":1},{\"Path\":\"b\",\"SnrDb\":2}]", 2)]
    [InlineData("[\n  {\n \"Path\":\"a\",\n \"SnrDb\":1\n }\n]", 1)]
    [InlineData("{\n \"Path\":\"a\",\n \"SnrDb\":1\n }", 1)]
    [InlineData("#TYPE AsrDataTools.Acoustics.AcousticProfile\n\"Path\",\"SnrDb\"\n\"a\",\"1\"\n", 1)]
    [InlineData("\uFEFFsnrdb\tpath\r\n1\ta\r\n", 1)]
    public void TablesOfOtherProgramsAreRead(string text, int count)
    {
        string path = Text("t.txt", text);

        Assert.True(ProfileTable.Recognises(path));
        ProfileRow[] rows = [.. ProfileTable.Read(path, _reported.Add)];

        Assert.Empty(_reported);
        Assert.Equal(count, rows.Length);
        Assert.Equal(("a", 1.0), (rows[0].Profile.Path, rows[0].Profile.SnrDb!.Value));
    }

    [Fact]
    public void AManifestIsNoTableOfProfiles()
    {
        Assert.False(ProfileTable.Recognises(Text("m.csv", "path,speaker,duration,text\na.wav,anna,1,hello\n")));
        Assert.False(ProfileTable.Recognises(Text("m.jsonl", "{\"audio_filepath\":\"a.wav\",\"text\":\"SnrDb\"}\n")));
        Assert.False(ProfileTable.Recognises(Text("empty", "")));
    }

    [Fact]
    public void UnknownColumnsNameTheNearest()
    {
        string path = Text("u.csv", "file,snr_db,bandwith\n1,2,3\n");

        SpeechDataException error = Assert.Throws<SpeechDataException>(() => ProfileTable.Read(path, _reported.Add).ToArray());

        Assert.Equal("ProfileColumnsUnknown", error.ErrorId);
        Assert.Contains("'snr_db' (nearest: SnrDb)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALineOfAbsurdLengthIsNamedAndTheRestIsRead()
    {
        string path = Text("long.jsonl", $"{{\"Path\":\"a\",\"SnrDb\":1}}\n{{\"Path\":\"{new string('x', LineReader.LongestLine)}\"}}\n{{\"Path\":\"c\",\"SnrDb\":2}}\n");

        Assert.Equal(["a", "c"], ProfileTable.Read(path, _reported.Add).Select(row => row.Profile.Path));
        Assert.Contains("line 2: the line is longer than 16 MiB", Assert.Single(_reported).Message, StringComparison.Ordinal);
    }

    private string Text(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
