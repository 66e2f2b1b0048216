using AsrDataTools.Acoustics;
using Parquet;
using Parquet.Schema;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>Profiles in Parquet: exact, and readable whoever wrote them.</summary>
public sealed class ProfileParquetTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata-parquet-");
    private readonly List<SpeechDataException> _reported = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void EveryBitComesBack()
    {
        double[] hard = [double.Epsilon, -0.0, 1.0 / 3, double.MaxValue, Math.BitIncrement(-26), double.NegativeInfinity, double.NaN];
        AcousticProfile[] profiles =
        [
            .. hard.Select((value, index) => new AcousticProfile
            {
                Path = $"/corpus/ä 日本 {index}.wav",
                Channel = index + 1,
                SnrDb = value,
                DurationSeconds = value,
                BandClass = BandClass.SuperWideband,
                IsUpsampled = index % 2 == 0,
                BitDepth = index == 0 ? null : 16,

                // What CSV, which joins them, cannot keep apart.
                Remarks = new TextList("one; two", "three"),
                Abstained = index == 1 ? new TextList("") : TextList.Empty,
                Segments = index switch { 0 => null, 1 => [], _ => [new SpeechSegment(value, 1), new SpeechSegment(2, 3)] },
            }),
        ];
        string path = PathOf("p.parquet");
        ProfileTable.Write(path, profiles);

        AcousticProfile[] read = [.. ProfileTable.Read(path, _reported.Add).Select(row => row.Profile)];
        Assert.Empty(_reported);
        Assert.Equal(profiles.Select(Bits), read.Select(Bits));
        Assert.Equal(profiles.Select(profile => profile with { Segments = null }), read.Select(profile => profile with { Segments = null }));
        ProfileTable.Write(PathOf("again.parquet"), read);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(PathOf("again.parquet")));
    }

    [Fact]
    public void SeveralGroupsKeepTheirOrder()
    {
        const int Count = 45_000;
        ProfileTable.Write(PathOf("p.parquet"), Enumerable.Range(0, Count).Select(row => new AcousticProfile { Path = "/x.wav", SampleRate = row, Remarks = new TextList(Enumerable.Repeat("r", row % 3)) }));

        AcousticProfile[] read = [.. ProfileTable.Read(PathOf("p.parquet"), _reported.Add).Select(row => row.Profile)];
        Assert.Equal(Enumerable.Range(0, Count), read.Select(profile => profile.SampleRate));
        Assert.All(read, profile => Assert.Equal(profile.SampleRate % 3, profile.Remarks.Count));
    }

    // As pandas writes it: whole numbers as doubles or longs, lists as text, and a weight of its own.
    [Fact]
    public async Task ATableOfAnotherProgramIsRead()
    {
        DataField<string> path = new("path", true);
        DataField<double?> rate = new("SampleRate");
        DataField<long?> depth = new("BitDepth");
        DataField<float?> snr = new("snrdb");
        DataField<string> remarks = new("Remarks", true);
        DataField<double?> weight = new("Weight");
        using (FileStream stream = File.Create(PathOf("other.parquet")))
        {
            await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(path, rate, depth, snr, remarks, weight), stream, cancellationToken: TestContext.Current.CancellationToken);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync(path, ["/a.wav", "/b.wav", "/c.wav"], null);
            await group.WriteAsync<double>(rate, new double?[] { 8000, 16000.5, null }.AsMemory(), null, null, TestContext.Current.CancellationToken);
            await group.WriteAsync<long>(depth, new long?[] { 16, 16, null }.AsMemory(), null, null, TestContext.Current.CancellationToken);
            await group.WriteAsync<float>(snr, new float?[] { 3.2f, 1, null }.AsMemory(), null, null, TestContext.Current.CancellationToken);
            await group.WriteAsync(remarks, ["a; b", null!, null!], null);
            await group.WriteAsync<double>(weight, new double?[] { 0.5, 1, 2 }.AsMemory(), null, null, TestContext.Current.CancellationToken);
        }

        Assert.True(ProfileTable.Recognises(PathOf("other.parquet")));
        ProfileRow[] rows = [.. ProfileTable.Read(PathOf("other.parquet"), _reported.Add)];
        Assert.Equal(["/a.wav", "/c.wav"], rows.Select(row => row.Profile.Path));
        Assert.Equal(new AcousticProfile { Path = "/a.wav", SampleRate = 8000, BitDepth = 16, SnrDb = 3.2, Remarks = new TextList("a", "b") }, rows[0].Profile);
        Assert.Equal("0.5", rows[0].Extra["Weight"]);
        Assert.Contains("row 2: SampleRate is '16000.5', which is not a whole number", Assert.Single(_reported).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(300)]
    [InlineData(-1)]
    public void ADamagedFileIsNamed(int length)
    {
        ProfileTable.Write(PathOf("p.parquet"), [new AcousticProfile { Path = "/x.wav", SnrDb = 1 }]);
        byte[] bytes = File.ReadAllBytes(PathOf("p.parquet"));
        File.WriteAllBytes(PathOf("p.parquet"), bytes[..(length < 0 ? bytes.Length + length : length)]);

        Assert.False(ProfileTable.Recognises(PathOf("p.parquet")));
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => ProfileTable.Read(PathOf("p.parquet"), _reported.Add).Count());
        Assert.Equal("ProfileTableUnreadable", exception.ErrorId);
        Assert.Contains("p.parquet", exception.Message, StringComparison.Ordinal);
    }

    private static string Bits(AcousticProfile profile) => string.Join(
        ' ', ((double[])[profile.SnrDb!.Value, profile.DurationSeconds, .. (profile.Segments ?? []).SelectMany(segment => (double[])[segment.StartSeconds, segment.EndSeconds])])
            .Select(BitConverter.DoubleToInt64Bits)) + $" {profile.Segments?.Count} {profile.Remarks.Count} {profile.Abstained.Count}";

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
