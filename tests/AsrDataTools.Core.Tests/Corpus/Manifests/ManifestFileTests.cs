using System.IO.Compression;
using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using ZstdSharp;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

public sealed class ManifestFileTests : IDisposable
{
    private const string Table = "path,text\na.wav,grüß Gott\nb.wav,你好\n";

    private readonly TemporaryFolder _folder = new();
    private readonly List<SpeechDataException> _reported = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("m.csv")]
    [InlineData("m.csv.gz")]
    [InlineData("m")]
    public void GzipIsToldByContent(string name) => Assert.Equal(["grüß Gott", "你好"], Texts(_folder.Write(name, Gzip(Table))));

    [Theory]
    [InlineData("m.csv.zst")]
    [InlineData("m.csv")]
    public void ZstandardIsToldByContent(string name) => Assert.Equal(["grüß Gott", "你好"], Texts(_folder.Write(name, Zstandard(Table))));

    [Fact]
    public void MembersOfAnArchiveFollowEachOther()
    {
        Assert.Equal(["one", "two"], Texts(_folder.Write("m.gz", [.. Gzip("path,text\na.wav,one\n"), .. Gzip("b.wav,two\n")])));
        Assert.Equal(["one", "two"], Texts(_folder.Write("m.zst", [.. Zstandard("path,text\na.wav,one\n"), .. Zstandard("b.wav,two\n")])));
    }

    [Fact]
    public void AFrameToSkipComesBeforeTheFirst() =>
        Assert.Equal(["one"], Texts(_folder.Write("m.zst", [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3, .. Zstandard("path,text\na.wav,one\n")])));

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void EncodingsWithAndWithoutMark(string name, bool mark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] content = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Table)];

        Assert.Equal(Encoding.UTF8.GetBytes(Table), ManifestFile.ReadOpening(_folder.Write("m.csv", content)));
        Assert.Equal(["grüß Gott", "你好"], Texts(_folder.Write("m.csv.gz", Gzip(content))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ACutArchiveSaysHowFarItWent(bool gzip)
    {
        StringBuilder table = new("path,text\n");
        Random random = new(3);
        for (int row = 0; row < 50000; row++) table.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row}.wav,{random.NextInt64()}\n");
        byte[] whole = gzip ? Gzip(table.ToString()) : Zstandard(table.ToString());
        string path = _folder.Write("m.csv.gz", whole[..(whole.Length * 2 / 3)]);

        List<SpeechUtterance> rows = [];
        SpeechDataException error = Assert.Throws<SpeechDataException>(() =>
        {
            foreach (SpeechUtterance row in SpeechManifest.Read(path, null, _reported.Add)) rows.Add(row);
        });

        Assert.Equal("ArchiveDamaged", error.ErrorId);
        Assert.Matches(@"in line \d+; the lines before it are whole", error.Message);
        Assert.InRange(rows.Count, 1, 49999);
        Assert.Empty(_reported);
    }

    [Fact]
    public void EveryCutOfASmallArchiveIsSeen()
    {
        byte[] whole = Gzip(Table);
        for (int length = 2; length < whole.Length; length++)
            Assert.Equal("ArchiveDamaged", Assert.Throws<SpeechDataException>(() => Texts(_folder.Write("m.csv.gz", whole[..length]))).ErrorId);
    }

    [Theory]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0 }, "ArchiveDamaged")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF }, "ArchiveDamaged")]
    [InlineData(new byte[] { 0x28, 0xB5, 0x2F, 0xFD }, "ArchiveDamaged")]
    [InlineData(new byte[] { 0x28, 0xB5, 0x2F, 0xFD, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, "ArchiveDamaged")]
    [InlineData(new byte[] { 0xFD, 0x37, 0x7A, 0x58, 0x5A, 0 }, "ArchiveUnknown")]
    [InlineData(new byte[] { 0x42, 0x5A, 0x68, 0x39 }, "ArchiveUnknown")]
    public void BrokenArchivesAreSaidSo(byte[] content, string id) =>
        Assert.Equal(id, Assert.Throws<SpeechDataException>(() => Texts(_folder.Write("m.csv.gz", content))).ErrorId);

    [Theory]
    [InlineData("m.csv", new byte[] { (byte)'p' })]
    [InlineData("m.csv.gz", new byte[] { 0x1F, 0x8B })]
    [InlineData("m.csv.ZST", new byte[] { 0x28, 0xB5, 0x2F, 0xFD })]
    public void WritesByExtension(string name, byte[] magic)
    {
        string path = _folder[name];
        using (Stream stream = ManifestFile.Create(path + ".part", path)) stream.Write(Encoding.UTF8.GetBytes(Table));
        File.Move(path + ".part", path);

        Assert.Equal(magic, File.ReadAllBytes(path)[..magic.Length]);
        Assert.Equal(["grüß Gott", "你好"], Texts(path));
    }

    [Theory]
    [InlineData("/a/train.JSONL.gz", ".jsonl")]
    [InlineData("/a/train.csv", ".csv")]
    [InlineData("/a/train.tsv.zst", ".tsv")]
    [InlineData("/a/train.gz", "")]
    public void ExtensionOfTheContent(string path, string extension) => Assert.Equal(extension, ManifestFile.ExtensionOf(path));

    private IEnumerable<string?> Texts(string path) => [.. SpeechManifest.Read(path, null, _reported.Add).Select(row => row.Text)];

    private static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    private static byte[] Gzip(byte[] content)
    {
        MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Fastest)) stream.Write(content);
        return packed.ToArray();
    }

    private static byte[] Zstandard(string text)
    {
        using Compressor compressor = new();
        return compressor.Wrap(Encoding.UTF8.GetBytes(text)).ToArray();
    }
}
