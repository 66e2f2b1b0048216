using System.Text;

namespace AsrDataTools.Browser.Tests;

/// <summary>A folder of inputs and pages, gone at the end.</summary>
public sealed class PageFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("asrdata-pages-").FullName;

    public string PathOf(string name) => Path.Combine(_path, name);

    public string WriteText(string name, string text)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes bursts of tones over faint noise, 16 bits, one channel: speech enough to be measured and played.</summary>
    public string WriteSpeech(string name, double seconds, int sampleRate, int seed)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        int count = (int)(seconds * sampleRate);
        Random random = new(seed);
        using BinaryWriter writer = new(File.Create(path));
        writer.Write(Encoding.ASCII.GetBytes("RIFF"));
        writer.Write(36 + (2 * count));
        writer.Write(Encoding.ASCII.GetBytes("WAVEfmt "));
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(sampleRate);
        writer.Write(2 * sampleRate);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write(Encoding.ASCII.GetBytes("data"));
        writer.Write(2 * count);
        for (int index = 0; index < count; index++)
        {
            double time = index / (double)sampleRate;
            double voice = time % 1.0 < 0.6 ? Math.Sin(2 * Math.PI * 150 * time) + Math.Sin(2 * Math.PI * 900 * time) + Math.Sin(2 * Math.PI * 0.4 * sampleRate * time) : 0;
            writer.Write((short)((2500 * voice * (1 + Math.Sin(2 * Math.PI * 4 * time))) + random.Next(-30, 31)));
        }

        return path;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
