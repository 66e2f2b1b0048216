namespace AsrDataTools.Simulation;

/// <summary>Decay times of impulse responses by backward integration (Schroeder 1965; ISO 3382).</summary>
public static class RoomDecay
{
    private const double UpperDb = -5;
    private const double LowerDb = -35;

    /// <summary>Time of a fall by 60 dB, seconds, from the line through −5 to −35 dB; null where the response does not fall that far.</summary>
    /// <param name="response">Sound pressure, without noise.</param>
    /// <param name="sampleRate">Hz.</param>
    public static double? Of(IReadOnlyList<float> response, int sampleRate)
    {
        double[] left = new double[response.Count];
        double sum = 0;
        for (int n = response.Count - 1; n >= 0; n--)
        {
            sum += (double)response[n] * response[n];
            left[n] = sum;
        }

        if (!(sum > 0))
            return null;
        double count = 0, times = 0, levels = 0, timesSquared = 0, products = 0;
        bool reached = false;
        for (int n = 0; n < left.Length && !reached; n++)
        {
            double level = 10 * Math.Log10(left[n] / sum);
            reached = level < LowerDb;
            if (level > UpperDb || reached)
                continue;
            double time = n / (double)sampleRate;
            count++;
            times += time;
            levels += level;
            timesSquared += time * time;
            products += time * level;
        }

        double spread = (count * timesSquared) - (times * times);
        if (!reached || !(spread > 0))
            return null;
        double slope = ((count * products) - (times * levels)) / spread;
        return slope < 0 ? -60 / slope : null;
    }
}
