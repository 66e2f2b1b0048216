using System.Numerics.Tensors;
using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>
/// Impulse responses of rectangular rooms by mirror images of the source (Allen and Berkley 1979). Each image arrives at its
/// exact time, as a windowed sinc (Peterson 1986); a high-pass takes off the slow swell that comes of all reflections having
/// one sign. Images other than the source are moved to or fro by up to 8 cm, without which the regular lattice is heard as
/// sweeping echoes (De Sena, Antonello, Moonen and van Waterschoot 2015).
/// </summary>
internal static class RoomImages
{
    /// <summary>How far down the response is followed.</summary>
    private const double DepthDb = 65;

    private const double LongestSeconds = 6;
    private const double HighPassHz = 60;
    private const double ScatterMetres = 0.08;

    /// <summary>Steps between two samples at which a sinc is tabled: delays are exact to a 1/512 of a sample.</summary>
    private const int Phases = 256;

    /// <summary>Samples of a sinc on either side.</summary>
    private const int Reach = 24;

    private static readonly float[][] Sincs = [.. Enumerable.Range(0, Phases + 1).Select(Sinc)];

    /// <summary>Images that lie within the range that is followed.</summary>
    public static double Count(Room room) => 4 * Math.PI / 3 * Math.Pow(Seconds(room) * Room.SpeedOfSound, 3) / room.Volume;

    public static RoomResponse Response(Room room, RoomPosition source, RoomPosition microphone, int sampleRate, SeededRandom random)
    {
        double direct = source.DistanceTo(microphone);
        double seconds = Seconds(room) + (direct / Room.SpeedOfSound);
        double range = seconds * Room.SpeedOfSound;
        float[] samples = new float[(int)(seconds * sampleRate) + (2 * Reach) + 2];
        double wall = Math.Sqrt(1 - room.WallAbsorption), floor = Math.Sqrt(1 - room.FloorAbsorption), ceiling = Math.Sqrt(1 - room.CeilingAbsorption);
        Image[] alongX = Line(room.Length, source.X, microphone.X, wall, wall, range);
        Image[] alongY = Line(room.Width, source.Y, microphone.Y, wall, wall, range);
        Image[] alongZ = Line(room.Height, source.Z, microphone.Z, floor, ceiling, range);
        double perMetre = sampleRate / Room.SpeedOfSound;
        foreach (Image x in alongX)
        {
            foreach (Image y in alongY)
            {
                double squared = x.Squared + y.Squared;
                double gain = x.Gain * y.Gain;
                if (squared > range * range)
                    continue;
                foreach (Image z in alongZ)
                {
                    double distance = Math.Sqrt(squared + z.Squared);
                    if (distance > range)
                        continue;
                    bool isSource = x.IsSource && y.IsSource && z.IsSource;
                    double moved = isSource ? distance : distance + random.Between(-ScatterMetres, ScatterMetres);
                    // A reflection cannot come before the sound itself, nor leave what is followed.
                    moved = Math.Clamp(moved, direct, range);
                    Place(samples, (moved * perMetre) + Reach, gain * z.Gain / Math.Max(moved, 0.05));
                }
            }
        }

        HighPass(samples, sampleRate);
        return new RoomResponse(samples, sampleRate, (direct * perMetre) + Reach);
    }

    /// <summary>A response fades a good deal slower than Eyring has it, since sound that keeps clear of most walls outlives the rest.</summary>
    private static double Seconds(Room room) => Math.Min(Math.Max(room.EyringDecaySeconds, 0.02) * 1.3 * DepthDb / 60, LongestSeconds);

    /// <summary>The images along one axis, nearest first: their distance squared and what the reflections left of them.</summary>
    private static Image[] Line(double size, double source, double microphone, double nearWall, double farWall, double range)
    {
        int most = (int)Math.Ceiling(range / (2 * size)) + 1;
        List<Image> images = [];
        for (int n = -most; n <= most; n++)
        {
            for (int mirrored = 0; mirrored <= 1; mirrored++)
            {
                double place = ((1 - (2 * mirrored)) * source) + (2 * n * size);
                double distance = place - microphone;
                double gain = Math.Pow(nearWall, Math.Abs(n - mirrored)) * Math.Pow(farWall, Math.Abs(n));
                if (Math.Abs(distance) <= range && gain > 0)
                    images.Add(new Image(distance * distance, gain, n == 0 && mirrored == 0));
            }
        }

        return [.. images.OrderBy(image => image.Squared)];
    }

    private static void Place(float[] samples, double at, double gain)
    {
        int whole = (int)at;
        float[] sinc = Sincs[(int)Math.Round((at - whole) * Phases)];
        int first = whole - Reach + 1;
        if (first < 0 || first + sinc.Length > samples.Length)
            return;
        Span<float> target = samples.AsSpan(first, sinc.Length);
        TensorPrimitives.MultiplyAdd(sinc, (float)gain, target, target);
    }

    /// <summary>A Hann-windowed sinc that peaks at Reach − 1 + phase / Phases.</summary>
    private static float[] Sinc(int phase)
    {
        float[] taps = new float[2 * Reach];
        for (int i = 0; i < taps.Length; i++)
        {
            double x = i - (Reach - 1) - (phase / (double)Phases);
            double sinc = x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
            taps[i] = (float)(sinc * (0.5 + (0.5 * Math.Cos(Math.PI * x / Reach))));
        }

        return taps;
    }

    /// <summary>Two zeros at 0 Hz, two poles at the corner frequency: the Butterworth high-pass by the bilinear transform.</summary>
    private static void HighPass(float[] samples, int sampleRate)
    {
        double k = Math.Tan(Math.PI * HighPassHz / sampleRate), norm = 1 / (1 + (Math.Sqrt(2) * k) + (k * k));
        double a1 = 2 * ((k * k) - 1) * norm, a2 = (1 - (Math.Sqrt(2) * k) + (k * k)) * norm;
        double x1 = 0, x2 = 0, y1 = 0, y2 = 0;
        for (int n = 0; n < samples.Length; n++)
        {
            double x = samples[n];
            double y = (norm * (x - (2 * x1) + x2)) - (a1 * y1) - (a2 * y2);
            (x2, x1, y2, y1) = (x1, x, y1, y);
            samples[n] = (float)y;
        }
    }

    private readonly record struct Image(double Squared, double Gain, bool IsSource);
}
