using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Benchmarks.Figures;

namespace AsrDataTools.Benchmarks;

/// <summary>Where the time of a profile goes: each part alone over one hour held in memory; rounds interleave, minima count.</summary>
internal static class Parts
{
    private const int SampleRate = 16000;
    private const int BlockFrames = 32768;
    private const string Frames = "frames and speech activity";

    /// <summary>Before the name of a part that needs the frames: what they take is taken off.</summary>
    private const string AndFrames = "+ ";

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using SpeechHour hour = new();
        short[] integers = Read(hour.Path);
        float[] floats = Array.ConvertAll(integers, x => x / 32768f);
        FrameGrid grid = new(SampleRate);
        (string Name, Action Work)[] parts =
        [
            ("level statistics", () => Each(integers, new LevelStatistics().Add)),
            ("clipping", () => Each(integers, new ClippingDetector().Add)),
            ("dropouts: gaps", () => Each(integers, new DropoutFinder(SampleRate).Add)),
            ("dropouts: repetitions", () => Each(integers, new RepeatFinder(SampleRate).Add)),
            ("active speech level (P.56)", () => Each(floats, new ActiveSpeechLevel(SampleRate).Add)),
            ("loudness and its range", () => Each(floats, new Loudness(SampleRate).Add)),
            ("true peak", () => Each(floats, new TruePeak().Add)),
            ("hum", () => Each(floats, new HumDetector(SampleRate).Add)),
            (Frames, () => Each(floats, new SpectralTracker(grid).Add)),
            .. Consumers(grid).Select(item => (AndFrames + item.Name, new Action(() => Each(floats, new SpectralTracker(grid, item.Create()).Add)))),
            (AndFrames + "pitch and syllables", () => Voice(grid, floats)),
            ("whole profile, from the file", () => Profile(hour.Path)),
        ];
        IReadOnlyList<Figure> figures = run.Measure([.. parts.Select(part => SpeedJob.Cpu(part.Name, "1 h at 16 kHz", part.Work))]);
        double frames = figures.Single(figure => figure.Name == Frames).Value;
        return [.. figures.Select(figure => figure.Name.StartsWith(AndFrames, StringComparison.Ordinal) ? Beyond(figure, frames) : figure)];
    }

    // What is left of a small difference is as unsure as the whole was.
    private static Figure Beyond(Figure figure, double frames)
    {
        double alone = Math.Max(1e-4, figure.Value - frames);
        return figure with { Name = figure.Name[AndFrames.Length..], Value = alone, Spread = figure.Spread * figure.Value / alone };
    }

    private static IEnumerable<(string Name, Func<IFrameConsumer[]> Create)> Consumers(FrameGrid grid)
    {
        yield return ("long-term spectrum", () => [new LongTermSpectrum(grid.Fft.Bins)]);
        yield return ("band levels (SNR)", () => [new BandFloors(grid)]);
        yield return ("bright frames (band edges)", () => [.. BrightSpectrum.For(grid)]);
        yield return ("images (upsampling)", () => [new ImageCorrelation(grid)]);
        yield return ("free decays", () => [new DecayFinder(grid)]);
        yield return ("side of a call", () => [new CallSide(grid)]);
    }

    private static void Voice(FrameGrid grid, float[] floats)
    {
        VoiceMeasure voice = new(grid);
        SpectralTracker tracker = new(grid, voice);
        Each(floats, samples =>
        {
            voice.AddSamples(samples);
            tracker.Add(samples);
        });
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
