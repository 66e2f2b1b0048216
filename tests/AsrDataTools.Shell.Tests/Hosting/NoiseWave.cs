namespace AsrDataTools.Shell.Tests.Hosting;

/// <summary>Recordings of noise: 16-bit mono at 8 kHz.</summary>
internal static class NoiseWave
{
    private const int Rate = 8000;

    /// <param name="path">The file to make.</param>
    /// <param name="random">Where the samples come from.</param>
    /// <param name="bytes">Of samples: 16,000 a second.</param>
    public static void Write(string path, Random random, int bytes)
    {
        byte[] samples = new byte[bytes];
        random.NextBytes(samples);
        using BinaryWriter writer = new(File.Create(path));
        writer.Write("RIFF"u8);
        writer.Write(36 + samples.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(2 * Rate);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples.Length);
        writer.Write(samples);
    }
}
