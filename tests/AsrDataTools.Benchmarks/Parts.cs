using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks;

/// <summary>Where the time of a profile goes: each part alone over one hour held in memory; rounds interleave, minima count.</summary>
internal static class Parts
{
    private const int Rounds = 9;
    private const int SampleRate = 16000;
    private const int BlockFrames = 32768;

    public static void Run()
    {
        using SpeechHour hour = new();
        short[] integers = Read(hour.Path);
        float[] floats = Array.ConvertAll(integers, x => x / 32768f);
        (string Name, Action Work)[] parts =
        [
            ("level statistics", () => Each(integers, new LevelStatistics().Add)),
            ("clipping", () => Each(integers, new ClippingDetector().Add)),
            ("dropouts", () => Each(integers, new DropoutFinder(SampleRate).Add)),
            ("active speech level (P.56)", () => Each(floats, new ActiveSpeechLevel(SampleRate).Add)),
            ("loudness", () => Each(floats, new Loudness(SampleRate).Add)),
            ("frames and speech activity", () => Each(floats, new SpectralTracker(new FrameGrid(SampleRate)).Add)),
            .. Consumers(),
            ("whole profile, from the file", () => Profile(hour.Path)),
        ];
        double[] least = [.. parts.Select(_ => double.PositiveInfinity)];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < parts.Length; i++)
                least[i] = Math.Min(least[i], CpuClock.Of(parts[i].Work).TotalMilliseconds);
        }

        Console.WriteLine("CPU time of each part alone, one hour of 16 kHz mono 16 bit, least of interleaved rounds");
        for (int i = 0; i < parts.Length; i++)
            Console.WriteLine(FormattableString.Invariant($"{parts[i].Name,-40} {least[i],7:0.0} ms"));

        IEnumerable<(string, Action)> Consumers()
        {
            FrameGrid grid = new(SampleRate);
            yield return ("frames, activity, long-term spectrum", () => Each(floats, new SpectralTracker(grid, new LongTermSpectrum(grid.Fft.Bins)).Add));
        }
    }

    private delegate void Adder<T>(ReadOnlySpan<T> samples);

    private static void Each<T>(T[] samples, Adder<T> add)
    {
        for (int start = 0; start < samples.Length; start += BlockFrames)
            add(samples.AsSpan(start, Math.Min(BlockFrames, samples.Length - start)));
    }

    private static short[] Read(string path)
    {
        using AudioReader reader = AudioFile.Open(path);
        AudioBlock block = new(1, BlockFrames);
        List<short> samples = new(3600 * SampleRate);
        while (reader.Read(block))
            samples.AddRange(block.Integers(0));
        return [.. samples];
    }

    private static void Profile(string path)
    {
        using AudioReader reader = AudioFile.Open(path);
        if (AcousticProfiler.Profile(reader).Count != 1)
            throw new InvalidOperationException($"{path} has more than one channel.");
    }
}
