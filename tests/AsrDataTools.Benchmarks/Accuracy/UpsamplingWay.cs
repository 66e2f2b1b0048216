using System.Globalization;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>One way to bring recordings to a higher rate, in code that is not the product's.</summary>
/// <param name="Name">As the tables show it.</param>
/// <param name="Apply">The tape at that rate; null where a tool is missing.</param>
internal sealed record UpsamplingWay(string Name, Func<RecordingTape, int, RecordingTape?> Apply)
{
    /// <summary>Three with a sharp filter, five without, of which zero-stuffing needs a whole ratio.</summary>
    public static IReadOnlyList<UpsamplingWay> All { get; } =
    [
        new("sox rate", (tape, rate) => tape.Through("sox", (input, output) => ["-V1", "-G", input, "-r", Text(rate), output])),
        new("ffmpeg swr", (tape, rate) => tape.Through("ffmpeg", (input, output) => Ffmpeg(input, output, $"aresample={Text(rate)}"))),
        new("ffmpeg soxr", (tape, rate) => tape.Through("ffmpeg", (input, output) => Ffmpeg(input, output, $"aresample={Text(rate)}:resampler=soxr"))),
        new("linear", (tape, rate) => Interpolated(tape, rate, (before, at, after, next, t) => at + (t * (after - at)))),
        new("sample-hold", (tape, rate) => Interpolated(tape, rate, (before, at, after, next, t) => at)),
        new("cubic", (tape, rate) => Interpolated(tape, rate, CatmullRom)),
        new("zero-stuffing", ZeroStuffed),
        new("zero-stuffing, weak low-pass", (tape, rate) => ZeroStuffed(tape, rate) is RecordingTape stuffed ? LowPassed(stuffed, 0.45 * tape.SampleRate) : null),
    ];

    private static string Text(int rate) => rate.ToString(CultureInfo.InvariantCulture);

    private static string[] Ffmpeg(string input, string output, string filter) =>
        ["-nostdin", "-v", "error", "-y", "-i", input, "-af", filter, output];

    private static double CatmullRom(double before, double at, double after, double next, double t) =>
        at + (0.5 * t * (after - before + (t * ((2 * before) - (5 * at) + (4 * after) - next + (t * ((3 * (at - after)) + next - before))))));

    private static RecordingTape Interpolated(RecordingTape tape, int rate, Func<double, double, double, double, double, double> between)
    {
        float[] x = tape.Samples;
        float[] y = new float[(int)((long)x.Length * rate / tape.SampleRate)];
        for (int n = 0; n < y.Length; n++)
        {
            long position = (long)n * tape.SampleRate;
            int k = (int)(position / rate);
            y[n] = (float)between(At(k - 1), At(k), At(k + 1), At(k + 2), (position % rate) / (double)rate);
        }

        return tape with { Samples = y, SampleRate = rate };

        double At(int k) => k >= 0 && k < x.Length ? x[k] : 0;
    }

    private static RecordingTape? ZeroStuffed(RecordingTape tape, int rate)
    {
        if (rate % tape.SampleRate != 0)
            return null;
        int ratio = rate / tape.SampleRate;
        float[] y = new float[tape.Samples.Length * ratio];
        for (int n = 0; n < tape.Samples.Length; n++)
            y[n * ratio] = Math.Clamp(ratio * tape.Samples[n], -1, 1);
        return tape with { Samples = y, SampleRate = rate };
    }

    /// <summary>Butterworth, second order: 12 dB an octave.</summary>
    private static RecordingTape LowPassed(RecordingTape tape, double cutHz)
    {
        double w = Math.Tan(Math.PI * cutHz / tape.SampleRate), norm = 1 / (1 + (Math.Sqrt(2) * w) + (w * w));
        double b = w * w * norm, a1 = 2 * ((w * w) - 1) * norm, a2 = (1 - (Math.Sqrt(2) * w) + (w * w)) * norm;
        float[] y = new float[tape.Samples.Length];
        double x1 = 0, x2 = 0, y1 = 0, y2 = 0;
        for (int n = 0; n < y.Length; n++)
        {
            double x0 = tape.Samples[n], y0 = (b * (x0 + (2 * x1) + x2)) - (a1 * y1) - (a2 * y2);
            (x2, x1, y2, y1) = (x1, x0, y1, y0);
            y[n] = (float)y0;
        }

        return tape with { Samples = y };
    }
}
