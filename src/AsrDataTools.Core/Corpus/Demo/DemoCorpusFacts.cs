namespace AsrDataTools.Corpus.Demo;

/// <summary>What is wrong with the parts as wholes, counted from what was made rather than from what was meant.</summary>
internal static class DemoCorpusFacts
{
    private const int FrequentTerm = 3;
    private const double CoverageFloor = 0.8;

    public static double Hours(IEnumerable<DemoRecording> recordings) => recordings.Sum(recording => recording.DurationSeconds) / 3600;

    public static int Speakers(IEnumerable<DemoRecording> recordings) => SpeakersOf(recordings).Count();

    /// <summary>Speakers that the manifests name, in their order.</summary>
    public static IEnumerable<string> SpeakersOf(IEnumerable<DemoRecording> recordings) =>
        recordings.SelectMany(recording => recording.Rows).Select(row => row.Speaker?.Id).OfType<string>().Distinct();

    public static List<DemoDefect> Compare(
        IReadOnlyList<DemoRecording> training, IReadOnlyList<DemoRecording> production, IReadOnlyList<DemoRecording> evaluation, IDemoSpeech speech)
    {
        List<DemoDefect> defects =
        [
            new("Acoustics", "ChannelMismatch", null, "training is 16 kHz from a studio; production is the telephone band, 300-3400 Hz at 8 kHz, in G.711"),
            new("Acoustics", "NoiseMismatch", null, "training has 36-50 dB SNR; that of production is given here as a median")
            {
                Value = Median(production.Select(recording => (double)recording.Truth["snrDb"])),
                Unit = "dB",
            },
            new("Evaluation", "EvaluationMismatch", null, "evaluation sounds like training: wideband, clean, the same dominant accent"),
        ];
        defects.AddRange(AccentGaps(training, speech));
        defects.AddRange(MissingTerms(training, production, speech));
        int shared = evaluation.SelectMany(recording => recording.Rows).Select(row => row.Speaker!.Id)
            .Intersect(training.SelectMany(recording => recording.Turns).Select(turn => turn.Speaker.Id)).Count();
        defects.Add(new("Evaluation", "SharedSpeakers", null, "evaluation speakers who are in training too") { Value = shared, Unit = "speakers" });
        return defects;
    }

    private static IEnumerable<DemoDefect> AccentGaps(IReadOnlyList<DemoRecording> training, IDemoSpeech speech)
    {
        ILookup<string, double> seconds = training.SelectMany(recording => recording.Turns)
            .ToLookup(turn => turn.Speaker.Accent.Name, turn => turn.EndSeconds - turn.StartSeconds);
        double all = seconds.Sum(accent => accent.Sum());
        foreach (DemoAccent accent in speech.Accents)
        {
            double share = seconds[accent.Name].Sum() / all;
            if (share >= CoverageFloor * accent.TrafficShare) continue;
            yield return new("Accent", "AccentGap", null, FormattableString.Invariant($"{accent.Name} is {100 * accent.TrafficShare:f0} % of traffic; its share of training is given here"))
            {
                Value = share,
                Unit = "share of speech",
            };
        }
    }

    private static IEnumerable<DemoDefect> MissingTerms(IReadOnlyList<DemoRecording> training, IReadOnlyList<DemoRecording> production, IDemoSpeech speech)
    {
        HashSet<string> known = [.. training.SelectMany(Words)];
        ILookup<string, string> live = production.SelectMany(Words).ToLookup(word => word);
        foreach (string term in speech.DomainTerms)
        {
            int count = live[term].Count();
            if (count >= FrequentTerm && !known.Contains(term))
                yield return new("Vocabulary", "MissingTerm", null, $"'{term}' is said in production and never in training") { Value = count, Unit = "occurrences" };
        }
    }

    private static IEnumerable<string> Words(DemoRecording recording) =>
        recording.Turns.SelectMany(turn => turn.Text.ToLowerInvariant().Split([' ', ',', '.', '?', '!', ';', ':', '¡', '¿'], StringSplitOptions.RemoveEmptyEntries));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
