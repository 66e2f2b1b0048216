using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;
using AsrDataTools.Simulation.Formant;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Pitch against the pitch that was put in and against praat; speaking rate against praat and against transcripts.</summary>
internal sealed class VoiceAccuracy : IAccuracyStudy
{
    private const int PromptsPerLanguage = 60;
    private const string Sentence = "the teacher brought a new green table home this morning, please hold the line while i check your account";

    public string Name => "voice";

    public IEnumerable<AccuracyRow> Run() => Synthetic().Concat(Prompts());

    private static IEnumerable<AccuracyRow> Synthetic()
    {
        foreach ((int rate, bool telephone, double? noise) in ((int, bool, double?)[])[(16000, false, null), (48000, false, null), (8000, false, null), (8000, true, null), (8000, true, 20), (8000, true, 10), (8000, true, 5)])
        {
            List<double> deviations = [];
            int abstained = 0;
            foreach (double pitch in (double[])[62, 75, 90, 110, 135, 165, 200, 245, 300, 360, 420, 480])
            {
                AcousticProfile profile = Profile(Spoken(pitch, rate, telephone, noise), rate);
                if (profile.F0MedianHz is double found)
                    deviations.Add(100 * Math.Abs((found / pitch) - 1));
                else
                    abstained++;
            }

            string what = FormattableString.Invariant($"formant voice of constant pitch 62–480 Hz, {rate / 1000} kHz{(telephone ? ", 300–3400 Hz" : "")}{(noise is null ? "" : $", white noise {noise} dB")}");
            foreach (AccuracyRow row in Deviations(what, deviations, abstained))
                yield return row;
        }
    }

    private static float[] Spoken(double pitch, int rate, bool telephone, double? noise)
    {
        FormantVoice voice = new()
        {
            PitchHz = pitch,
            PitchRangeSemitones = 0,
            TractScale = Math.Clamp(1 + ((pitch - 110) / 600), 1, 1.35),
            Accent = FormantAccent.Plain with { FinalSemitones = 0 },
        };
        SeededRandom random = new(7);
        float[] samples = FormantSynthesizer.Speak(Sentence, voice, rate, random).Samples;
        if (telephone)
            samples = TelephoneBand.At(rate).Apply(samples);
        if (noise is double ratio)
            NoiseMixer.Add(samples, NoiseGenerator.White(samples.Length, random), ratio, rate);
        return samples;
    }

    private static IEnumerable<AccuracyRow> Prompts()
    {
        foreach (string language in (string[])["en", "es", "fr", "it", "ru"])
        {
            (string Name, float[] Samples)[] prompts = [.. SpeechMaterial.Files(language, "wav")
                .Select(path => (Name: Path.GetFileNameWithoutExtension(path), Samples: SpeechMaterial.Samples(path)))
                .Where(prompt => prompt.Samples.Length > 12000)
                .Take(PromptsPerLanguage)];
            IReadOnlyList<PraatFinding>? peers = PraatPeer.Run([.. prompts.Select(prompt => prompt.Samples)], 8000);
            if (prompts.Length == 0 || peers is null)
            {
                yield return new AccuracyRow("F0MedianHz", language, "median deviation", double.NaN, "%", 0, Missing: "praat, asterisk-core-sounds-" + language);
                continue;
            }

            AcousticProfile[] clean = [.. prompts.Select(prompt => Profile(prompt.Samples, 8000))];
            foreach (AccuracyRow row in AgainstPitch(language + ", clean", clean, peers))
                yield return row;
            foreach (double ratio in (double[])[20, 10])
            {
                AcousticProfile[] noisy = [.. prompts.Select((prompt, i) => Profile(Noisy(prompt.Samples, ratio, i), 8000))];
                foreach (AccuracyRow row in AgainstPitch(FormattableString.Invariant($"{language}, pink noise {ratio} dB"), noisy, peers))
                    yield return row;
                yield return Syllables(FormattableString.Invariant($"praat on clean, {language}, pink noise {ratio} dB"), "mean error", noisy, [.. peers.Select(peer => (double?)peer.Nuclei)], MeanError);
            }

            yield return Sampling(language, [.. prompts.Select(prompt => prompt.Samples)]);
            double?[] nuclei = [.. peers.Select(peer => (double?)peer.Nuclei)];
            yield return Syllables("praat, " + language, "correlation of rates", clean, nuclei, Correlation);
            yield return Syllables("praat, " + language, "mean error", clean, nuclei, MeanError);
            IReadOnlyDictionary<string, int> counted = Transcripts.Syllables(language);
            double?[] spoken = [.. prompts.Select(prompt => counted.TryGetValue(prompt.Name, out int count) ? (double?)count : null)];
            if (counted.Count == 0)
                continue;
            yield return Syllables("transcripts, " + language, "correlation of rates", clean, spoken, Correlation);
            yield return Syllables("transcripts, " + language, "mean error", clean, spoken, MeanError);
            yield return Syllables("transcripts, " + language, "mean absolute error", clean, spoken, MeanAbsoluteError);
            AcousticProfile[] praat = [.. clean.Zip(nuclei, (profile, count) => profile with { SyllablesPerSecond = count / profile.SpeechSeconds })];
            yield return Syllables("transcripts, " + language, "correlation of praat's rates", praat, spoken, Correlation);
            yield return Syllables("transcripts, " + language, "mean error of praat", praat, spoken, MeanError);
            yield return Syllables("transcripts, " + language, "mean absolute error of praat", praat, spoken, MeanAbsoluteError);
        }
    }

    private static float[] Noisy(float[] samples, double ratio, int seed)
    {
        float[] noisy = [.. samples];
        NoiseMixer.Add(noisy, NoiseGenerator.Pink(noisy.Length, 8000, new SeededRandom(seed)), ratio, 8000);
        return noisy;
    }

    private static IEnumerable<AccuracyRow> AgainstPitch(string what, AcousticProfile[] profiles, IReadOnlyList<PraatFinding> peers)
    {
        List<double> deviations = [];
        int abstained = 0;
        foreach ((AcousticProfile profile, PraatFinding peer) in profiles.Zip(peers))
        {
            if (peer.F0MedianHz is not double truth)
                continue;
            if (profile.F0MedianHz is double found)
                deviations.Add(100 * Math.Abs((found / truth) - 1));
            else
                abstained++;
        }

        return Deviations("praat on clean, " + what, deviations, abstained);
    }

    private static IEnumerable<AccuracyRow> Deviations(string what, List<double> deviations, int abstained)
    {
        deviations.Sort();
        int count = deviations.Count;
        yield return new AccuracyRow("F0MedianHz", what, "median deviation", count == 0 ? double.NaN : deviations[count / 2], "%", count);
        yield return new AccuracyRow("F0MedianHz", what, "deviation of 90 %", count == 0 ? double.NaN : deviations[count * 9 / 10], "%", count);
        yield return new AccuracyRow("F0MedianHz", what, "more than 20 % off", 100.0 * deviations.Count(x => x > 20) / Math.Max(1, count), "%", count);
        yield return new AccuracyRow("F0MedianHz", what, "abstained", 100.0 * abstained / (count + abstained), "%", count + abstained);
    }

    private static AccuracyRow Syllables(
        string what, string statistic, AcousticProfile[] profiles, IReadOnlyList<double?> truths, Func<IReadOnlyList<(double Own, double Truth)>, double> of)
    {
        (double Own, double Truth)[] pairs = [.. profiles.Zip(truths)
            .Where(pair => pair.Second is not null && pair.First.SyllablesPerSecond is not null && pair.First.SpeechSeconds > 1)
            .Select(pair => (pair.First.SyllablesPerSecond!.Value, pair.Second!.Value / pair.First.SpeechSeconds!.Value))];
        return new AccuracyRow("SyllablesPerSecond", what, statistic, of(pairs), statistic.Contains("error", StringComparison.Ordinal) ? "1/s" : "", pairs.Length);
    }

    /// <summary>What looking at every third frame adds, against looking at each.</summary>
    private static AccuracyRow Sampling(string language, float[][] prompts)
    {
        FrameGrid grid = new(8000);
        List<double> deviations = [];
        foreach (float[] prompt in prompts)
        {
            double? sampled = Median(prompt, grid, 3), whole = Median(prompt, grid, 1);
            if (sampled is not null && whole is not null)
                deviations.Add(100 * Math.Abs((sampled.Value / whole.Value) - 1));
        }

        return new AccuracyRow("F0MedianHz", "every frame instead of every third, " + language, "mean absolute deviation", deviations.Average(), "%", deviations.Count);
    }

    private static double? Median(float[] samples, FrameGrid grid, int step)
    {
        VoiceMeasure voice = new(grid, step);
        SpectralTracker tracker = new(grid, voice);
        voice.AddSamples(samples);
        voice.EndSamples();
        tracker.Add(samples);
        tracker.Finish();
        return voice.Finish(samples.Length / 8000.0).F0MedianHz;
    }

    private static double MeanAbsoluteError(IReadOnlyList<(double Own, double Truth)> pairs) => pairs.Average(pair => Math.Abs(pair.Own - pair.Truth));

    private static double MeanError(IReadOnlyList<(double Own, double Truth)> pairs) => pairs.Average(pair => pair.Own - pair.Truth);

    private static double Correlation(IReadOnlyList<(double Own, double Truth)> pairs)
    {
        double own = pairs.Average(pair => pair.Own), truth = pairs.Average(pair => pair.Truth);
        double product = pairs.Sum(pair => (pair.Own - own) * (pair.Truth - truth));
        return product / Math.Sqrt(pairs.Sum(pair => Math.Pow(pair.Own - own, 2)) * pairs.Sum(pair => Math.Pow(pair.Truth - truth, 2)));
    }

    private static AcousticProfile Profile(float[] samples, int sampleRate) => SpeechMaterial.Profile(samples, sampleRate);
}
