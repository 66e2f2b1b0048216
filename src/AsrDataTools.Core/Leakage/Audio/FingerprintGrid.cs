using AsrDataTools.Signal;

namespace AsrDataTools.Leakage;

/// <summary>
/// Where a fingerprint looks: windows of 128 ms, 32 bands of equal width in mel from 250 to 3,000 Hz (within every
/// telephone band), and patches of six windows 64 ms apart, 448 ms in all. Every sampling rate gives the same windows
/// and bands, so that a recording and its copy at another rate are looked at alike.
/// </summary>
internal sealed class FingerprintGrid
{
    public const int Bands = 32;
    public const int Taps = 6;

    /// <summary>Band energies of one patch.</summary>
    public const int Inputs = Bands * Taps;

    public const double WindowSeconds = 0.128;
    public const double TapSeconds = 0.064;

    /// <summary>From the first sample of a patch to its last.</summary>
    public const double PatchSeconds = ((Taps - 1) * TapSeconds) + WindowSeconds;

    private const int LowestRate = 8000;
    private const double LowHz = 250;
    private const double HighHz = 3000;

    private FingerprintGrid(int inputRate, int sampleRate, FingerprintDensity density)
    {
        InputRate = inputRate;
        SampleRate = sampleRate;
        Fft = BatchedFft.Create((int)Math.Round(WindowSeconds * sampleRate));
        Hop = (int)Math.Round(HopSeconds(density) * sampleRate);
        TapStep = (int)Math.Round(TapSeconds / HopSeconds(density));
        BandWeights = [.. Enumerable.Range(0, Bands).Select(Weights)];
    }

    /// <summary>Of the recording, Hz.</summary>
    public int InputRate { get; }

    /// <summary>At which it is looked at, Hz: 8000 times a power of two.</summary>
    public int SampleRate { get; }

    public BatchedFft Fft { get; }

    /// <summary>Samples from one patch to the next.</summary>
    public int Hop { get; }

    /// <summary>Hops from one window of a patch to the next.</summary>
    public int TapStep { get; }

    /// <summary>For each band the bins that it reaches into, and how much of each: 1, but less at its ends.</summary>
    public IReadOnlyList<(int Bin, float Share)[]> BandWeights { get; }

    public static double HopSeconds(FingerprintDensity density) => density == FingerprintDensity.Index ? 0.032 : 0.016;

    /// <param name="inputRate">Hz. Rates of 8, 16 and 32 kHz are taken as they are, others are brought to 8 kHz.</param>
    /// <param name="density">How close patches lie.</param>
    public static FingerprintGrid Create(int inputRate, FingerprintDensity density)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputRate, 1);
        bool asItIs = inputRate is LowestRate or (2 * LowestRate) or (4 * LowestRate);
        return new FingerprintGrid(inputRate, asItIs ? inputRate : LowestRate, density);
    }

    private static double EdgeHz(int edge)
    {
        double low = Math.Log(1 + (LowHz / 700)), high = Math.Log(1 + (HighHz / 700));
        return 700 * (Math.Exp(low + ((high - low) * edge / Bands)) - 1);
    }

    private (int, float)[] Weights(int band)
    {
        double width = SampleRate / (double)Fft.Size, low = EdgeHz(band) / width, high = EdgeHz(band + 1) / width;
        int first = (int)Math.Round(low), last = (int)Math.Round(high);
        return
        [
            .. Enumerable.Range(first, last - first + 1)
                .Select(bin => (bin, (float)(Math.Min(high, bin + 0.5) - Math.Max(low, bin - 0.5))))
                .Where(item => item.Item2 > 0),
        ];
    }
}
