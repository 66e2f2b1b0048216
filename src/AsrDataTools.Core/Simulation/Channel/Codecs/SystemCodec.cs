using System.Globalization;
using AsrDataTools.Audio;

namespace AsrDataTools.Simulation;

/// <summary>A codec of ffmpeg's, or of sox's where ffmpeg was built without it: coded into a temporary file and decoded from it.</summary>
/// <param name="Name">Field's name.</param>
/// <param name="Encoder">ffmpeg's name of the encoder.</param>
/// <param name="Extension">Of the coded file; tells ffmpeg the container.</param>
internal sealed record SystemCodec(string Name, string Encoder, string Extension)
{
    /// <summary>Sampling rates that it codes, Hz, ascending.</summary>
    public required IReadOnlyList<int> Rates { get; init; }

    /// <summary>Bit rates that it has, kbit/s; none where any will do.</summary>
    public IReadOnlyList<double> Bitrates { get; init; } = [];

    /// <summary>Bit rate unless one is asked for; null where there is only one.</summary>
    public double? UsualKbps { get; init; }

    /// <summary>How the coded file is read, where it has no header.</summary>
    public RawAudioFormat? Raw { get; init; }

    /// <summary>By how much the decoded samples come late; they are moved back.</summary>
    public int DelaySamples { get; init; }

    /// <summary>What sox calls such files; null where it does not write them.</summary>
    public string? SoxExtension { get; init; }

    /// <summary>What to install where no program codes it.</summary>
    public string Package { get; init; } = "ffmpeg";

    /// <summary>Whether a program of this machine codes it.</summary>
    public bool IsHere => SystemCoders.FfmpegEncodes(Encoder) || SoxCodes;

    private bool SoxCodes => SoxExtension is not null && SystemCoders.SoxWrites(SoxExtension[1..]);

    /// <summary>The source, coded and decoded at once; as many samples at the nearest rate of the codec that keeps its band.</summary>
    public SampleSource Apply(SampleSource input, double? kbps, string folder, CancellationToken cancellation)
    {
        int rate = Rates.FirstOrDefault(rate => rate >= input.SampleRate, Rates[^1]);
        string name = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        string plain = $"{name}.wav", coded = name + Extension;
        try
        {
            long length = Write(ResampledSource.Of(input, rate), plain, cancellation);
            Encode(plain, coded, kbps, cancellation);
            return new DecodedSource(AudioFile.Open(coded, new AudioOpenOptions { Raw = Raw, Cancellation = cancellation }), rate, DelaySamples, length, coded);
        }
        catch
        {
            File.Delete(coded);
            throw;
        }
        finally
        {
            File.Delete(plain);
        }
    }

    private static long Write(SampleSource source, string path, CancellationToken cancellation)
    {
        using (source)
        using (WaveWriter writer = new(path, source.SampleRate))
        {
            float[] block = new float[8192];
            long length = 0;
            for (int count; (count = source.Read(block)) > 0; length += count)
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Write(block.AsSpan(0, count));
            }

            writer.Complete();
            return length;
        }
    }

    private void Encode(string plain, string coded, double? kbps, CancellationToken cancellation)
    {
        if (SystemCoders.FfmpegEncodes(Encoder))
        {
            string[] bitrate = kbps is { } rate ? ["-b:a", string.Create(CultureInfo.InvariantCulture, $"{rate:0.###}k")] : [];
            SystemCoders.Run("ffmpeg", ["-nostdin", "-hide_banner", "-v", "error", "-threads", "1", "-y", .. FfmpegProcess.Input(plain, null), "-c:a", Encoder, .. bitrate, $"file:{coded}"], Name, cancellation);
            return;
        }

        if (!SoxCodes)
        {
            throw new SpeechDataException(
                "EncoderMissing", SpeechDataProblem.NotInstalled,
                $"{Name} needs the encoder {Encoder} of ffmpeg, which is not here{(SystemCoders.HasFfmpeg ? ": this ffmpeg was built without it" : "")}. Install the Debian package {Package}, or choose another codec.");
        }

        // sox numbers the bit rates, and tells the format by the name alone.
        int mode = Enumerable.Range(0, Bitrates.Count).MinBy(place => Math.Abs(Bitrates[place] - (kbps ?? UsualKbps)!.Value));
        string named = coded + SoxExtension;
        try
        {
            SystemCoders.Run("sox", [plain, "-C", mode.ToString(CultureInfo.InvariantCulture), named], Name, cancellation);
            File.Move(named, coded);
        }
        finally
        {
            File.Delete(named);
        }
    }
}
