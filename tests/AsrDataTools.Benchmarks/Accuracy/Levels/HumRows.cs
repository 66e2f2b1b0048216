using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>Hum of known level in noise and under speech, and alarms on prompts that have none.</summary>
internal static class HumRows
{
    private const string Measure = "HumDb";
    private static readonly double[] Harmonics = [1, 0.3, 0.6, 0.15, 0.3];

    public static IEnumerable<AccuracyRow> All()
    {
        yield return InNoise();
        foreach (string language in Prompts.Languages)
        {
            foreach (string format in (string[])["wav", "g722", "gsm"])
            {
                float[][] clean = [.. Prompts.Joined(language, format, 30)];
                if (clean.Length == 0)
                {
                    yield return Prompts.Missing(Measure, $"{format}, {language}", $"asterisk-core-sounds-{language}-{format}");
                    continue;
                }

                int rate = Prompts.RateOf(format);
                yield return Alarms($"untouched {format}, 30 s each, {language}", clean, rate);
                if (format != "wav")
                    continue;
                TelephoneBand band = TelephoneBand.At(rate);
                yield return Alarms($"300 to 3400 Hz, 30 s each, {language}", [.. clean.Select(x => band.Apply(x))], rate);
                yield return Alarms($"single prompts of 5 s and more, {language}", [.. Prompts.All(language, format).Where(x => x.Length >= 5 * rate)], rate);
                foreach (double below in (double[])[20, 30, 40, 50])
                    yield return Found(language, clean, rate, below);
            }
        }
    }

    private static AccuracyRow InNoise()
    {
        const int Rate = 16000;
        List<double> errors = [];
        foreach (int mains in (int[])[50, 60])
        {
            foreach (double db in (double[])[10, 15, 20, 30])
            {
                float[] samples = NoiseGenerator.White(60 * Rate, new SeededRandom(mains + (int)db));

                // 3 Hz of noise against the line.
                double noise = 1e-6, line = noise * 3 / (Rate / 2.0) * Math.Pow(10, db / 10);
                for (int n = 0; n < samples.Length; n++)
                    samples[n] = (float)((samples[n] * Math.Sqrt(noise)) + (Math.Sqrt(2 * line) * Math.Sin(2 * Math.PI * mains * 1.0004 * n / Rate)));
                errors.Add(Math.Abs(SpeechMaterial.Profile(samples, Rate).HumDb!.Value - db));
            }
        }

        return new AccuracyRow(Measure, "line 10 to 30 dB above 3 Hz of white noise", "largest error", errors.Max(), "dB", errors.Count, "≤ 2", errors.Max() <= 2);
    }

    private static AccuracyRow Alarms(string against, float[][] clips, int rate)
    {
        HumEstimate[] found = [.. clips.Select(clip => Estimate(clip, rate))];
        HumEstimate[] plain = [.. found.Where(x => x.MainsHz is not null)];
        int judged = found.Count(x => x.Db is not null), alarms = plain.Count(x => x.LineHz > 60);
        double highest = found.Max(x => x.Db) ?? 0;
        string real = string.Join(" and ", plain.Where(x => x.LineHz <= 60).CountBy(x => x.LineHz!.Value).Select(x => FormattableString.Invariant($"{x.Value} with a line at {x.Key} Hz")));
        return new AccuracyRow(
            Measure,
            FormattableString.Invariant($"{against}; {found.Length - judged} abstained, highest {highest:0.0} dB{(real.Length > 0 ? ", " : "")}{real}"),
            "alarms (10 dB and more) where a voice could be",
            alarms,
            "",
            judged,
            "0",
            alarms == 0);
    }

    private static AccuracyRow Found(string language, float[][] clean, int rate, double below)
    {
        int found = 0, right = 0, count = 0;
        List<double> values = [];
        for (int i = 0; i < Math.Min(clean.Length, 12); i++)
        {
            int mains = i % 2 == 0 ? 50 : 60;
            float[] samples = WithHum(clean[i], rate, mains, below);
            HumEstimate hum = Estimate(samples, rate);
            count++;
            found += hum.Db >= HumEstimate.PlainDb ? 1 : 0;
            right += hum.MainsHz == mains ? 1 : 0;
            values.Add(hum.Db ?? 0);
        }

        return new AccuracyRow(
            Measure,
            FormattableString.Invariant($"50/60 Hz and harmonics {below} dB below speech, {language}; mains named right in {right} of {count}, median {values.Order().ElementAt(count / 2):0} dB"),
            "found",
            100.0 * found / count,
            "%",
            count);
    }

    private static HumEstimate Estimate(float[] samples, int rate)
    {
        HumDetector detector = new(rate);
        detector.Add(samples);
        return detector.Finish(NoiseGenerator.Rms(samples), samples.Average());
    }

    private static float[] WithHum(float[] speech, int rate, int mains, double below)
    {
        double level = Math.Pow(10, (NoiseMixer.ActiveLevelDbov(speech, rate) - below) / 20);
        double scale = level / Math.Sqrt(Harmonics.Sum(a => a * a) / 2);
        float[] samples = [.. speech];
        for (int h = 0; h < Harmonics.Length; h++)
        {
            double step = 2 * Math.PI * mains * 1.0006 * (h + 1) / rate;
            for (int n = 0; n < samples.Length; n++)
                samples[n] += (float)(scale * Harmonics[h] * Math.Sin((step * n) + h));
        }

        return samples;
    }
}
