using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>Lost packets, silent or concealed by repetition, in prompts of three codings; alarms on all prompts untouched.</summary>
internal static class DropoutRows
{
    private const double LossRate = 0.02;
    private const double LongEnoughSeconds = 3;
    private const int MostPrompts = 60;
    private const double MarginDb = 15.9;

    public static IEnumerable<AccuracyRow> All()
    {
        foreach (string format in (string[])["wav", "g722", "gsm"])
        {
            foreach (string language in Prompts.Languages)
            {
                IReadOnlyList<float[]> prompts = Prompts.All(language, format);
                if (prompts.Count == 0)
                {
                    yield return Prompts.Missing("DropoutCount", $"{format}, {language}", $"asterisk-core-sounds-{language}-{format}");
                    continue;
                }

                int rate = Prompts.RateOf(format);
                foreach (AccuracyRow row in Rows($"{format}, {language}", prompts, rate))
                    yield return row;
            }
        }
    }

    private static IEnumerable<AccuracyRow> Rows(string material, IReadOnlyList<float[]> prompts, int rate)
    {
        double hours = prompts.Sum(x => (double)x.Length) / rate / 3600;
        int alarms = prompts.Sum(x => SpeechMaterial.Profile(x, rate).DropoutCount ?? 0);
        yield return new AccuracyRow("DropoutCount", FormattableString.Invariant($"untouched {hours:0.00} h, {material}"), "alarms an hour", alarms / hours, "", prompts.Count, "≤ 2", alarms <= 2 * hours);

        if (SpeechMaterial.Phrases(material[^2..], rate, 900, 1) is (float[] gated, _) && material[0] != 'g')
        {
            int gates = SpeechMaterial.Profile(gated, rate).DropoutCount ?? 0;
            yield return new AccuracyRow("DropoutCount", $"prompts with digital silence between, 15 min, {material}", "alarms", gates, "", 1, "0", gates == 0);
        }

        float[][] clips = [.. prompts.Where(x => x.Length >= LongEnoughSeconds * rate).Take(MostPrompts)];
        foreach (LossConcealment concealment in Enum.GetValues<LossConcealment>())
        {
            yield return Recall($"packets of 20 ms, {concealment}, {material}", clips, rate, (clip, seed) => Simulated(clip, rate, concealment, seed));
            yield return Recall($"10 to 60 ms anywhere, {concealment}, {material}", clips, rate, (clip, seed) => Inserted(clip, rate, concealment, seed));
        }
    }

    private static AccuracyRow Recall(string against, float[][] clips, int rate, Func<float[], int, (float[] Samples, int Losses)> spoil)
    {
        int lost = 0, found = 0, surplus = 0;
        for (int i = 0; i < clips.Length; i++)
        {
            (float[] samples, int losses) = spoil(clips[i], i);
            int count = SpeechMaterial.Profile(samples, rate).DropoutCount ?? 0;
            lost += losses;
            found += Math.Min(count, losses);
            surplus += Math.Max(0, count - losses);
        }

        double recall = 100.0 * found / lost;
        return new AccuracyRow("DropoutCount", $"{against}; {surplus} beyond", "recall", recall, "%", lost, "≥ 95", recall >= 95);
    }

    /// <summary>Random losses on the packet grid; those that hit no speech are taken back.</summary>
    private static (float[] Samples, int Losses) Simulated(float[] clip, int rate, LossConcealment concealment, int seed)
    {
        int packet = rate / 50;
        float[] samples = [.. clip];
        PacketLossResult result = PacketLoss.Apply(samples, packet, new GilbertElliott(LossRate, 0.2, new SeededRandom(seed)), concealment);
        double least = Least(clip, rate);
        int losses = 0;
        for (int i = 0; i < result.LostPackets.Count;)
        {
            int first = result.LostPackets[i], last = first;
            while (++i < result.LostPackets.Count && result.LostPackets[i] == last + 1)
                last++;
            int length = (last - first + 1) * packet;
            if (IsSpeech(clip, first * packet, length, packet, least))
                losses++;
            else
                clip.AsSpan(first * packet, Math.Min(length, clip.Length - (first * packet))).CopyTo(samples.AsSpan(first * packet));
        }

        return (samples, losses);
    }

    /// <summary>A check of its own: one loss about every second, of any packet length, on no grid.</summary>
    private static (float[] Samples, int Losses) Inserted(float[] clip, int rate, LossConcealment concealment, int seed)
    {
        Random random = new(seed);
        double[] lengths = [0.01, 0.02, 0.03, 0.04, 0.06];
        float[] samples = [.. clip];
        double least = Least(clip, rate);
        int losses = 0;
        for (int start = (rate / 2) + random.Next(rate / 2); start < clip.Length; start += (rate / 2) + random.Next(rate))
        {
            int length = (int)(lengths[random.Next(lengths.Length)] * rate);
            if (!IsSpeech(clip, start, length, Math.Max(length, rate / 50), least))
                continue;
            for (int n = start; n < start + length; n++)
                samples[n] = concealment == LossConcealment.Zero ? 0 : samples[n - length];
            losses++;
        }

        return (samples, losses);
    }

    private static double Least(float[] clip, int rate) =>
        ActiveLevelDefinition.Measure(clip, rate) is (double level, _) ? level - MarginDb : double.PositiveInfinity;

    /// <summary>What is lost and what lies on both sides of it are all no more than P.56's margin below the active level.</summary>
    private static bool IsSpeech(float[] clip, int start, int length, int beside, double least) =>
        start - (3 * beside) >= 0 && start + length + beside <= clip.Length
        && Level(clip, start - beside, beside) >= least && Level(clip, start, length) >= least && Level(clip, start + length, beside) >= least;

    private static double Level(float[] clip, int start, int length) => 20 * Math.Log10(NoiseGenerator.Rms(clip.AsSpan(start, length)) + 1e-9);
}
