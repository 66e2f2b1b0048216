using System.Buffers.Binary;
using System.Text;
using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Audio;

public sealed class AudioTagsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ListInfoAndBroadcastExtension()
    {
        byte[] bext = new byte[610];
        "call of Jane"u8.CopyTo(bext);
        "Studio 4"u8.CopyTo(bext.AsSpan(256));
        "A=PCM"u8.CopyTo(bext.AsSpan(602));
        byte[] file = Riff(Chunk("fmt ", new byte[16]), Chunk("data", new byte[7]), Chunk("LIST", [.. "INFO"u8, .. Chunk("IART", "Jane Doe\0"u8), .. Chunk("IXYZ", "other"u8)]), Chunk("bext", bext));

        Assert.Equal(["artist=Jane Doe", "IXYZ=other", "description=call of Jane", "originator=Studio 4", "codinghistory=A=PCM"], Read("a.wav", file));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Id3Version2(int version)
    {
        byte[] utf16 = [1, 0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Jürgen Groß")];
        byte[] body =
        [
            .. Frame("TPE1", utf16, version), .. Frame("COMM", [0, .. "eng"u8, .. "about\0call me"u8], version), .. Frame("TXXX", [3, .. "phone\0+44 20 7946 0958"u8], version), .. Frame("APIC", new byte[300], version), .. new byte[40],
        ];

        Assert.Equal(["artist=Jürgen Groß", "comment=about", "comment=call me", "phone=+44 20 7946 0958"], Read("a.mp3", [.. Id3(body, version), .. new byte[64]]));
    }

    [Fact]
    public void Id3Version1()
    {
        byte[] tag = new byte[128];
        "TAG"u8.CopyTo(tag);
        "A title"u8.CopyTo(tag.AsSpan(3));
        "Jane Doe"u8.CopyTo(tag.AsSpan(33));

        Assert.Equal(["title=A title", "artist=Jane Doe"], Read("a.mp3", [.. new byte[200], .. tag]));
    }

    [Fact]
    public void VorbisCommentsOfFlacAndOgg()
    {
        byte[] comments = Comments("ARTIST=Jane Doe", "phone=0207");
        byte[] flac = [.. "fLaC"u8, 0, 0, 0, 34, .. new byte[34], 0x84, 0, 0, (byte)comments.Length, .. comments];
        byte[] ogg = [.. Page([.. "\u0001vorbis"u8, .. new byte[23]]), .. Page([.. "\u0003vorbis"u8, .. comments])];
        byte[] opus = [.. Page([.. "OpusHead"u8, .. new byte[11]]), .. Page([.. "OpusTags"u8, .. comments])];

        Assert.All([Read("a.flac", flac), Read("a.ogg", ogg), Read("a.opus", opus)], tags => Assert.Equal(["artist=Jane Doe", "phone=0207"], tags));
    }

    // A hostile size costs neither memory nor a crash: it is said.
    [Fact]
    public void LyingSizesAreErrors()
    {
        byte[] comments = Comments("ARTIST=Jane Doe");
        comments[8 + 4 - 4 + 4] = 0xFF;
        byte[] lyingFlac = [.. "fLaC"u8, 0x84, 0xFF, 0xFF, 0xFF, .. comments];
        byte[] lyingId3 = [.. "ID3"u8, 3, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F, .. new byte[20]];
        byte[] lyingList = Riff([.. "LIST"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. "INFO"u8]);

        Assert.All(
            [("a.flac", lyingFlac), ("a.mp3", lyingId3), ("a.wav", lyingList), ("b.mp3", [.. "ID3"u8, 9, 0, 0, 0, 0, 0, 0])],
            file => Assert.Equal("AudioTagsInvalid", Assert.Throws<SpeechDataException>(() => AudioTags.Read(_folder.Write(file.Item1, file.Item2))).ErrorId));
    }

    // Any damage is an error that is told or tags that are read, never another exception.
    [Fact]
    public void DamagedFilesEndInAnErrorOrInTags()
    {
        byte[][] files =
        [
            Riff(Chunk("LIST", [.. "INFO"u8, .. Chunk("IART", "Jane"u8)]), Chunk("bext", new byte[610])), [.. Id3(Frame("TPE1", [3, .. "Jane"u8], 4), 4), .. new byte[64]],
            [.. "fLaC"u8, 0x84, 0, 0, (byte)Comments("A=b").Length, .. Comments("A=b")], [.. Page([.. "\u0001vorbis"u8]), .. Page([.. "\u0003vorbis"u8, .. Comments("A=b")])],
        ];
        Random random = new(3);
        for (int round = 0; round < 400; round++)
        {
            byte[] file = [.. files[round % files.Length]];
            for (int i = random.Next(1, 6); i > 0; i--) file[random.Next(file.Length)] = (byte)random.Next(256);
            string path = _folder.Write("x", file[..random.Next(file.Length + 1)]);
            Exception? thrown = Record.Exception(() => AudioTags.Read(path));
            Assert.True(thrown is null or SpeechDataException, thrown?.ToString());
        }
    }

    private string[] Read(string name, byte[] file) => [.. AudioTags.Read(_folder.Write(name, file)).Select(tag => $"{tag.Name}={tag.Text}")];

    private static byte[] Riff(params byte[][] chunks) => [.. "RIFF"u8, .. Size(4 + chunks.Sum(chunk => chunk.Length)), .. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)];

    private static byte[] Chunk(string name, ReadOnlySpan<byte> body) => [.. Encoding.ASCII.GetBytes(name), .. Size(body.Length), .. body, .. new byte[body.Length & 1]];

    private static byte[] Size(int size)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, size);
        return bytes;
    }

    private static byte[] Frame(string id, byte[] body, int version) => [.. Encoding.ASCII.GetBytes(id), .. version == 4 ? Synchsafe(body.Length) : [0, 0, (byte)(body.Length >> 8), (byte)body.Length], 0, 0, .. body];

    private static byte[] Id3(byte[] body, int version) => [.. "ID3"u8, (byte)version, 0, 0, .. Synchsafe(body.Length), .. body];

    private static byte[] Synchsafe(int size) => [(byte)(size >> 21 & 0x7F), (byte)(size >> 14 & 0x7F), (byte)(size >> 7 & 0x7F), (byte)(size & 0x7F)];

    private static byte[] Comments(params string[] comments) => [.. Size(4), .. "test"u8, .. Size(comments.Length), .. comments.SelectMany(comment => Size(Encoding.UTF8.GetByteCount(comment)).Concat(Encoding.UTF8.GetBytes(comment)))];

    private static byte[] Page(byte[] packet) => [.. "OggS"u8, .. new byte[22], (byte)((packet.Length / 255) + 1), .. Enumerable.Repeat((byte)255, packet.Length / 255), (byte)(packet.Length % 255), .. packet];
}
