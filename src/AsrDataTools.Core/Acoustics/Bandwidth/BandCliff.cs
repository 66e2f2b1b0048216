namespace AsrDataTools.Acoustics;

/// <summary>
/// A place where the spectrum of speech falls further than speech itself does, within some 500 Hz, and that nothing above climbs
/// again: where a filter, a sampling rate or a codec ended the band.
/// </summary>
/// <param name="EdgeHz">Where it is 10 dB down, Hz.</param>
/// <param name="HeightDb">From the mean just below to the most that may lie above, dB; noise shortens it.</param>
internal readonly record struct BandCliff(double EdgeHz, double HeightDb)
{
    private const double FromHz = 3000;
    private const double EdgeFall = 0.1;
    private const double LeastLevel = 1e-5;
    private const double Nothing = 1e-10;

    // Vowels alone fall by 30 dB, but not to nothing; where the pauses' noise shows no trace of speech, 9.8 dB are the most that
    // true wideband speech was seen to fall.
    private const double SureDb = 35;
    private const double MaskedDb = 10.5;

    // Of many stretches one passes what a single one passes by chance seldom.
    private const double Surely = 2;
    private const double Broadly = 1.5;

    /// <summary>The lowest cliff; null without one.</summary>
    /// <param name="spectrum">Excess over the pauses.</param>
    /// <param name="grid">Its frames.</param>
    public static BandCliff? Find(SpeechExcess spectrum, FrameGrid grid)
    {
        int near = Math.Max(1, grid.Bin(150)), far = Math.Max(near + 2, grid.Bin(650)), beyond = Math.Max(2, grid.Bin(250));
        (double[] most, bool[] spoken) = Above(spectrum, Math.Max(2, grid.Bin(400)));
        double peak = spectrum.Peak(grid);
        (int Bin, double Below) first = (-1, 0);
        double highest = 0;
        int last = most.Length - 1 - beyond;
        for (int k = Math.Max(grid.Bin(FromHz), far); k <= last; k++)
        {
            double below = spectrum.Mean(k - far, k - near);
            if (below <= peak * LeastLevel)
                continue;
            double height = 10 * Math.Log10(below / Math.Max(most[k + beyond], below * Nothing));
            if (first.Bin < 0 && (height >= SureDb || (height >= MaskedDb && !spoken[k + beyond])))
                first = (k, below);
            highest = Math.Max(highest, first.Bin < 0 ? 0 : height);
            if (first.Bin >= 0 && k >= first.Bin + near)
                break;
        }

        if (first.Bin < 0)
            return null;
        int edge = first.Bin + beyond;
        while (edge > first.Bin - far && spectrum.Smooth(edge) < Math.Max(first.Below * EdgeFall, spectrum.Chance(edge - 1, edge + 2)))
            edge--;
        return new BandCliff(edge * grid.BinHz, highest);
    }

    /// <summary>
    /// For each bin the most that any stretch of that width from there up may hold of speech, and whether one holds more than
    /// chance has it.
    /// </summary>
    private static (double[] Most, bool[] Spoken) Above(SpeechExcess spectrum, int width)
    {
        int count = Math.Max(0, spectrum.Bins - width);
        double[] most = new double[count];
        bool[] spoken = new bool[count];
        for (int k = count - 1; k >= 0; k--)
        {
            double excess = spectrum.Mean(k, k + width), chance = spectrum.Chance(k, k + width);
            most[k] = Math.Max(excess, 0) + chance;
            spoken[k] = excess > Surely * chance || spectrum.Mean(k, spectrum.Bins) > Broadly * spectrum.Chance(k, spectrum.Bins);
            if (k + 1 < count)
            {
                most[k] = Math.Max(most[k], most[k + 1]);
                spoken[k] |= spoken[k + 1];
            }
        }

        return (most, spoken);
    }
}
