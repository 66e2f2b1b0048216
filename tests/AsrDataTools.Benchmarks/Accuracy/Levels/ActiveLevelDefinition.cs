namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>ITU-T P.56 method B sample by sample, as the recommendation describes it, with nothing shared with the module.</summary>
internal static class ActiveLevelDefinition
{
    private const double MarginDb = 15.9;

    /// <summary>dBov and activity; null where the margin is not crossed.</summary>
    public static (double Level, double Activity)? Measure(float[] samples, int sampleRate)
    {
        double g = Math.Exp(-1 / (0.03 * sampleRate)), p = 0, q = 0, squares = 0;
        int hangover = (int)Math.Round(0.2 * sampleRate);
        long[] active = new long[15];
        int[] left = new int[15];
        foreach (float sample in samples)
        {
            squares += (double)sample * sample;
            p = (g * p) + ((1 - g) * Math.Abs(sample));
            q = (g * q) + ((1 - g) * p);
            for (int j = 0; j < 15; j++)
            {
                if (q >= Math.Pow(2, -15 + j))
                    left[j] = hangover + 1;
                if (left[j] > 0)
                {
                    active[j]++;
                    left[j]--;
                }
            }
        }

        (double Level, double Margin)? below = null;
        for (int j = 0; j < 15 && active[j] > 0; j++)
        {
            double level = 10 * Math.Log10(squares / active[j]);
            double margin = level - (20 * Math.Log10(Math.Pow(2, -15 + j))) - MarginDb;
            if (margin <= 0 && below is (double lowerLevel, double lowerMargin))
            {
                double found = lowerLevel + ((level - lowerLevel) * lowerMargin / (lowerMargin - margin));
                return (found, squares / samples.Length / Math.Pow(10, found / 10));
            }

            below = (level, margin);
        }

        return null;
    }
}
