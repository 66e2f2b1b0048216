using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// How a sampling rate is cut into frames: one every 10 ms, each of the power of two of samples that lies nearest 20 ms,
/// so that the bins are 40 to 75 Hz wide at every rate. Shared between recordings of one rate.
/// </summary>
internal sealed class FrameGrid
{
    /// <summary>Below it there is no speech band to speak of, and no spectral measure is taken.</summary>
    public const int LowestRate = 2000;

    private const double FrameSeconds = 0.02;

    // About quarter octaves in the middle; never narrower than three bins, so that one frame's estimate is not all chance.
    private static readonly double[] BandEdges = [80, 300, 500, 750, 1000, 1400, 2000, 2800, 4000, 5600, 8000];

    public FrameGrid(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, LowestRate);
        SampleRate = sampleRate;
        Hop = Math.Max(1, (int)Math.Round(sampleRate / 100.0));
        int size = 1 << (int)Math.Round(Math.Log2(sampleRate * FrameSeconds));
        Fft = BatchedFft.Create(Math.Clamp(size, 32, 65536));
        BinHz = sampleRate / (double)Fft.Size;
        List<int> edges = [Math.Max(1, Bin(BandEdges[0]))];
        foreach (double edge in BandEdges.Skip(1))
        {
            int bin = Math.Min(Bin(edge), Fft.Bins - 1);
            if (bin - edges[^1] >= 3)
                edges.Add(bin);
        }

        BandBins = [.. edges];
        PowerScale = 1 / (Fft.Size * Fft.WindowEnergy);
    }

    public int SampleRate { get; }

    /// <summary>Samples from one frame to the next.</summary>
    public int Hop { get; }

    public BatchedFft Fft { get; }

    public double BinHz { get; }

    /// <summary>First bin of each band, and one past the last bin of the last: 80 Hz to 8 kHz or half the rate.</summary>
    public int[] BandBins { get; }

    public int Bands => BandBins.Length - 1;

    /// <summary>Turns a two-sided sum of |X|² into mean square.</summary>
    public double PowerScale { get; }

    public double FrameSecondsHop => Hop / (double)SampleRate;

    /// <summary>The middle of frame i less half a hop: the time from which its decision counts, seconds.</summary>
    public double TimeOf(long frame) => ((frame * Hop) + ((Fft.Size - Hop) / 2.0)) / SampleRate;

    public int Bin(double frequency) => (int)Math.Round(frequency / BinHz);
}
