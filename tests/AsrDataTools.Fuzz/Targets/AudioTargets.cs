using System.Runtime.InteropServices;
using System.Text;
using AsrDataTools.Audio;
using static AsrDataTools.Core.Tests.Audio.WaveBytes;

namespace AsrDataTools.Fuzz;

/// <summary>What is read of recordings by hand: the WAV family, samples without a header, tags. libsndfile and ffmpeg are other people's, and are left out.</summary>
internal static class AudioTargets
{
    private const int Block = 256;
    private const int MostRewritten = 4096;

    private static readonly AudioDecoders None = new(() => null, "no-such-ffmpeg", "no-such-ffprobe");

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("audio-wave", Wave, Waves) { Words = ["RIFF", "RF64", "RIFX", "WAVE", "fmt ", "data", "ds64", "fact", "LIST", "JUNK", "riff", "wave"] },
        new("audio-raw", (bytes, folder) => Decode(folder.Write("x.ul", bytes)), [new byte[160], "fLaC"u8.ToArray(), [0x7F, 0xFF, 0, 0x80]]),
        new("audio-tags", (bytes, folder) => AudioTags.Read(folder.Write("x.mp3", bytes)), Tags)
        {
            Words = ["ID3\x04\0\0", "TPE1", "TXXX", "COMM", "TAG", "OpusTags", "\x03vorbis", "OggS", "fLaC", "LIST", "INFO", "IART", "bext", "iXML", "id3 "],
        },
    ];

    private static byte[][] Waves =>
    [
        File(Chunk("JUNK", new byte[5]), Format(channels: 2), Chunk("data", Samples(1, 2, 3, 4)), Chunk("LIST", new byte[3])),
        File(Format(tag: 6, bits: 8), Chunk("fact", U32(4)), Chunk("data", [1, 2, 3, 4])),
        File(Format(bits: 24), Chunk("data", new byte[30])),
        File(Extensible(3, 1, 48000, 32, 32), Chunk("data", new byte[64])),
        W64File(W64Chunk("fmt ", [.. Format().Skip(8)]), W64Chunk("data", Samples(1, 2, 3))),
        [.. "RF64"u8, .. File(Chunk("ds64", [.. U64(0), .. U64(6), .. U64(3), .. U32(0)]), Format(), Chunk("data", Samples(1, 2, 3), 0xFFFFFFFF)).Skip(4)],
    ];

    private static byte[][] Tags =>
    [
        Id3(3, [.. Frame("TPE1", [0, .. "A name"u8]), .. Frame("TXXX", [1, 0xFF, 0xFE, .. Encoding.Unicode.GetBytes("x\0y")]), .. Frame("COMM", [3, .. "engshort\0long"u8])]),
        Id3(4, [.. Frame("TIT2", [3, .. "é"u8]), .. new byte[20]]),
        Id3(2, [.. "TP1"u8, 0, 0, 3, 0, .. "ab"u8]),
        [.. new byte[20], .. "TAG"u8, .. Encoding.Latin1.GetBytes("A title".PadRight(125, '\0'))],
        File(Format(), Chunk("LIST", [.. "INFO"u8, .. Chunk("IART", "A name"u8.ToArray())]), Chunk("bext", new byte[700]), Chunk("iXML", "<x/>"u8.ToArray()), Chunk("id3 ", Id3(3, Frame("TPE1", [0, .. "A"u8])))),
        [.. "fLaC"u8, 0, 0, 0, 34, .. new byte[34], 0x84, 0, 0, 30, .. Comments],
        [.. Page(0, [.. "OpusHead"u8, .. new byte[11]]), .. Page(1, [.. "OpusTags"u8, .. Comments])],
    ];

    private static byte[] Comments => [.. U32(3), .. "abc"u8, .. U32(1), .. U32(12), .. "artist=A one"u8];

    private static void Wave(byte[] bytes, FuzzFolder folder)
    {
        (int rate, int channels, float[] samples) = Decode(folder.Write("x.wav", bytes));
        if (samples.Length > MostRewritten || samples.Length == 0) return;
        string copy = folder["copy.wav"];
        using (WaveWriter writer = new(copy, rate, channels, SampleEncoding.Float32))
        {
            writer.Write(samples);
            writer.Complete();
        }

        (int rateAgain, int channelsAgain, float[] again) = Decode(copy);
        if (rate != rateAgain || channels != channelsAgain || !MemoryMarshal.AsBytes(samples.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(again.AsSpan())))
            throw new FuzzFinding("What was read and written as WAV is not what is read of it again.");
    }

    private static (int Rate, int Channels, float[] Samples) Decode(string path)
    {
        using AudioReader reader = AudioFile.Open(path, AudioOpenOptions.Default, None);
        AudioBlock block = new(reader.Format.Channels, Block);
        List<float> samples = [];
        long frames = 0, bytes = new FileInfo(path).Length;
        while (reader.Read(block))
        {
            frames += block.Frames;
            if (frames > bytes * 2) throw new FuzzFinding(FormattableString.Invariant($"{bytes} bytes became more than {frames} frames."));
            for (int frame = 0; frame < block.Frames && samples.Count <= MostRewritten; frame++)
            {
                for (int channel = 0; channel < block.Channels; channel++) samples.Add(block.Samples(channel)[frame]);
            }
        }

        if (frames != reader.Format.FrameCount) throw new FuzzFinding(FormattableString.Invariant($"{reader.Format.FrameCount} frames were promised and {frames} came."));
        return (reader.Format.SampleRate, reader.Format.Channels, [.. samples]);
    }

    private static byte[] Frame(string name, byte[] body) => [.. Encoding.ASCII.GetBytes(name), 0, 0, 0, (byte)body.Length, 0, 0, .. body];

    private static byte[] Id3(byte version, byte[] frames) => [.. "ID3"u8, version, 0, 0, 0, 0, (byte)(frames.Length >> 7), (byte)(frames.Length & 0x7F), .. frames];

    private static byte[] Page(byte number, byte[] packet) =>
        [.. "OggS"u8, 0, (byte)(number == 0 ? 2 : 0), .. new byte[8], 1, 0, 0, 0, number, 0, 0, 0, .. new byte[4], 1, (byte)packet.Length, .. packet];
}
