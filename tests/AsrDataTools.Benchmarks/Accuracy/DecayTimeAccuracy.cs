using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Decay time against image-source rooms whose truth is the T30 of the response itself. The rule was fitted to the English
/// voice in rooms of other sizes; it is judged on the others.
/// </summary>
internal sealed class DecayTimeAccuracy : IAccuracyStudy
{
    private const double Seconds = 48;
    private const double Quiet = double.PositiveInfinity;

    // Metres; none is in the range of sizes that the rule was fitted in, 3.5 to 9 by 3 to 7 by 2.4 to 3.4, with the same proportions.
    private static readonly (double Length, double Width, double Height)[] Sizes = [(3.2, 2.6, 2.3), (5.3, 4.1, 3.6), (11, 7.6, 3.8)];

    private static readonly double[] Ratios = [Quiet, 30, 20];

    public string Name => "decay-time";

    public IEnumerable<AccuracyRow> Run()
    {
        foreach (int sampleRate in (int[])[8000, 16000])
        {
            List<Reading> readings = [.. SpeechMaterial.JudgingLanguages.SelectMany(language => Read(language, sampleRate))];
            string rate = $"{sampleRate / 1000} kHz";
            if (readings.Count == 0)
            {
                yield return new AccuracyRow("DecayTimeSeconds", rate, "median error", double.NaN, "%", 0, Missing: "asterisk-core-sounds");
                continue;
            }

            List<Reading> rooms = [.. readings.Where(r => r.Truth > 0)];
            foreach (double ratio in Ratios)
            {
                string against = $"{rate}, {(ratio == Quiet ? "no noise added" : $"pink noise at {ratio} dB")}, T60 0.2–1.0 s";
                foreach (AccuracyRow row in Errors(against, [.. rooms.Where(r => r.Ratio == ratio && r.Truth is >= 0.2 and <= 1)], judged: true))
                    yield return row;
            }

            foreach ((double from, double to) in ((double, double)[])[(0.2, 0.4), (0.4, 0.7), (0.7, 1.0)])
            {
                foreach (AccuracyRow row in Errors(FormattableString.Invariant($"{rate}, T60 {from}–{to} s"), [.. rooms.Where(r => r.Truth >= from && r.Truth < to)], judged: false).Take(1))
                    yield return row;
            }

            foreach (string language in SpeechMaterial.JudgingLanguages)
            {
                foreach (AccuracyRow row in Errors($"{rate}, {language}, T60 0.2–1.0 s", [.. rooms.Where(r => r.Language == language && r.Truth is >= 0.2 and <= 1)], judged: true).Take(1))
                    yield return row;
            }

            foreach (double ratio in Ratios)
            {
                List<double> dry = [.. readings.Where(r => r.Truth == 0 && r.Ratio == ratio && r.Seconds is not null).Select(r => r.Seconds!.Value)];
                yield return new AccuracyRow("DecayTimeSeconds", $"{rate}, dry speech, {(ratio == Quiet ? "no noise added" : $"pink noise at {ratio} dB")}", "median", Share(dry, 0.5), "s", dry.Count);
            }
        }
    }

    private static IEnumerable<AccuracyRow> Errors(string against, List<Reading> readings, bool judged)
    {
        List<double> signed = [.. readings.Where(r => r.Seconds is not null).Select(r => 100 * ((r.Seconds!.Value / r.Truth) - 1))];
        if (signed.Count == 0)
        {
            yield return new AccuracyRow("DecayTimeSeconds", against, "abstained", readings.Count, "", readings.Count);
            yield break;
        }

        List<double> absolute = [.. signed.Select(Math.Abs)];
        double median = Share(absolute, 0.5);
        yield return new AccuracyRow("DecayTimeSeconds", against, "median error", median, "%", signed.Count, judged ? "≤ 20" : "", judged ? median <= 20 : null);
        yield return new AccuracyRow("DecayTimeSeconds", against, "90 % of errors within", Share(absolute, 0.9), "%", signed.Count);
        yield return new AccuracyRow("DecayTimeSeconds", against, "median of signed errors", Share(signed, 0.5), "%", signed.Count);
        yield return new AccuracyRow("DecayTimeSeconds", against, "abstained", readings.Count - signed.Count, "", readings.Count);
    }

    private static IEnumerable<Reading> Read(string language, int sampleRate)
    {
        for (int size = 0; size < Sizes.Length; size++)
        {
            for (int step = 0; step < 4; step++)
            {
                SeededRandom random = SeededRandomExtensions.For(4711, $"{language} {sampleRate} {size} {step}");
                if (SpeechMaterial.Phrases(language, sampleRate, Seconds, (100 * size) + step) is not (float[] speech, _))
                    yield break;
                double truth = 0;
                if (step > 0)
                {
                    // Eyring's time comes out some third longer in a response.
                    Room room = Room.OfDecayTime(Sizes[size].Length, Sizes[size].Width, Sizes[size].Height, 0.2 * Math.Pow(4, (step - random.NextDouble()) / 3));
                    RoomResponse response = room.Response(Anywhere(room, random), Anywhere(room, random), sampleRate, random);
                    truth = response.DecayTimeSeconds!.Value;
                    speech = response.Apply(speech);
                }

                NoiseMixer.SetLevel(speech, sampleRate, -26);
                foreach (double ratio in Ratios)
                {
                    float[] noisy = [.. speech];
                    if (ratio != Quiet)
                        NoiseMixer.Add(noisy, NoiseGenerator.Pink(noisy.Length, sampleRate, random), ratio, sampleRate);
                    yield return new Reading(language, ratio, truth, SpeechMaterial.Profile(noisy, sampleRate).DecayTimeSeconds);
                }
            }
        }
    }

    private static double Share(List<double> values, double share) => values.Count == 0 ? double.NaN : Quantile.OfSorted([.. values.Order()], share);

    private static RoomPosition Anywhere(Room room, SeededRandom random) =>
        new(random.Between(0.6, room.Length - 0.6), random.Between(0.6, room.Width - 0.6), random.Between(1, 1.8));

    private readonly record struct Reading(string Language, double Ratio, double Truth, double? Seconds);
}
