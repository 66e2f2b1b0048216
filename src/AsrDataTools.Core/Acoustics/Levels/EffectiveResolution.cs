namespace AsrDataTools.Acoustics;

/// <summary>Resolution that the samples really use, or why it cannot be told.</summary>
/// <param name="Bits">Bits of the uniform quantiser that makes as much noise; null when it cannot be told.</param>
/// <param name="Abstained">Why it is null.</param>
internal readonly record struct EffectiveResolution(double? Bits, string? Abstained = null)
{
    private const int Bits16 = 16;

    // A quarter of an octave of magnitude each: within one, amplitudes are about equally likely.
    private const int ShellsAnOctave = 4;
    private const int Shells = Bits16 * ShellsAnOctave;
    private const int FewestSteps = 16;
    private const double FewestSamplesAStep = 4;

    /// <summary>
    /// Of 16-bit samples, from the distances between the values that occur. The quantiser makes E[s²]/12 of noise where s is the step
    /// at a sample's magnitude; the result is 16 - ½·log2 E[s²]. Steps are taken over shells of magnitude, joined until they hold 16
    /// values, and only where samples are so dense that hardly a value was missed; what was missed by chance is allowed for.
    /// Of floating-point samples, the bits down to the lowest that any sample uses, 24 at most.
    /// </summary>
    /// <param name="levels">All samples.</param>
    /// <param name="summary">Their statistics.</param>
    /// <param name="digitalSilenceSamples">Zeros that are no signal.</param>
    /// <param name="bitDepth">As stored; null for lossy codings.</param>
    public static EffectiveResolution Of(LevelStatistics levels, LevelSummary summary, long digitalSilenceSamples, int? bitDepth)
    {
        if (levels.IsInteger16)
            return OfHistogram(levels, digitalSilenceSamples);
        if (bitDepth is null)
            return new EffectiveResolution(null, "lossy coding decoded to floating point");
        return summary.BitsInUse is int bits
            ? new EffectiveResolution(Math.Min(bits, 24))
            : new EffectiveResolution(null, "digital silence");
    }

    private static EffectiveResolution OfHistogram(LevelStatistics levels, long digitalSilenceSamples)
    {
        Span<Shell> shells = stackalloc Shell[Shells];
        shells.Clear();
        int? previous = null;
        for (int value = levels.Lowest; value <= levels.Highest; value++)
        {
            long count = levels.CountOf(value);
            if (value == 0)
                count -= Math.Min(count, digitalSilenceSamples);
            if (count == 0)
                continue;
            ref Shell own = ref shells[ShellOf(value)];
            own.Samples += count;
            if (previous is int before)
            {
                // A distance belongs to the value farther out, so that a shell's distances end at its outermost value.
                ref Shell outer = ref shells[Math.Max(ShellOf(value), ShellOf(before))];
                outer.Width += value - before;
                outer.Steps++;
            }

            previous = value;
        }

        double samples = 0, squares = 0;
        Shell group = default;
        foreach (Shell shell in shells)
        {
            group.Samples += shell.Samples;
            group.Width += shell.Width;
            group.Steps += shell.Steps;
            if (group.Steps < FewestSteps)
                continue;
            if (group.Samples >= FewestSamplesAStep * group.Steps)
            {
                double step = Math.Max(1, group.Width / AllSteps(group.Steps, group.Samples));
                samples += group.Samples;
                squares += group.Samples * step * step;
            }

            group = default;
        }

        return samples > 0
            ? new EffectiveResolution(Bits16 - (0.5 * Math.Log2(squares / samples)))
            : new EffectiveResolution(null, "too few samples or values");
    }

    /// <summary>How many equally likely values there are when so many samples met some of them: seen = all·(1 - e^(-samples/all)).</summary>
    private static double AllSteps(double seen, double samples)
    {
        double all = seen;
        for (int i = 0; i < 20; i++)
            all = seen / (1 - Math.Exp(-samples / all));
        return all;
    }

    private static int ShellOf(int value) => value == 0 ? 0 : Math.Min(Shells - 1, (int)(ShellsAnOctave * Math.Log2(Math.Abs(value))));

    private struct Shell
    {
        public long Samples;
        public long Width;
        public int Steps;
    }
}
