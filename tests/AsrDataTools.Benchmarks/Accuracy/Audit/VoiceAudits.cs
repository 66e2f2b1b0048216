using AsrDataTools.Scoring.Audit;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Audit;

/// <summary>
/// Made embeddings of 192 numbers: a voice is a direction, an utterance that and noise. Two pairs of ids share a voice, two ids
/// hold two voices each; how many are found, and how many that are not there.
/// </summary>
internal static class VoiceAudits
{
    private const int Corpora = 50;
    private const int Speakers = 60;
    private const int EachUtterances = 20;
    private const int Dimensions = 192;

    public static IEnumerable<AccuracyRow> Rows() => [.. new[] { 0.5, 1.0, 1.5 }.SelectMany(OfNoise), Indistinct()];

    private static IEnumerable<AccuracyRow> OfNoise(double noise)
    {
        int shared = 0, mixed = 0, wrong = 0, unknown = 0;
        for (int corpus = 1; corpus <= Corpora; corpus++)
        {
            (VoiceVerdict verdict, _, IReadOnlyList<Finding> findings) = Made(noise, corpus, 1);
            unknown += verdict == VoiceVerdict.Unknown ? 1 : 0;
            int rightShared = findings.Count(finding => finding.Rule == "VoiceShared" && finding.SuppressionId is "VoiceShared:s00:s01" or "VoiceShared:s02:s03");
            int rightMixed = findings.Count(finding => finding.SuppressionId is "VoicesMixed:s04" or "VoicesMixed:s05");
            shared += rightShared;
            mixed += rightMixed;
            wrong += findings.Count - rightShared - rightMixed;
        }

        string against = FormattableString.Invariant($"made embeddings, noise {noise:0.0} of the voice, {Speakers} ids of {EachUtterances}");
        yield return new("VoiceFindings", against, "recall, one voice under two ids", 50.0 * shared / Corpora, "%", 2 * Corpora, "≥ 95", shared >= 1.9 * Corpora);
        yield return new("VoiceFindings", against, "recall, two voices under one id", 50.0 * mixed / Corpora, "%", 2 * Corpora, "≥ 95", mixed >= 1.9 * Corpora);
        yield return new("VoiceFindings", against, "false findings a corpus", (double)wrong / Corpora, "", Corpora, "≤ 0.2", wrong <= 0.2 * Corpora);
        yield return new("VoiceVerdict", against, "Unknown", 100.0 * unknown / Corpora, "%", Corpora);
    }

    private static AccuracyRow Indistinct()
    {
        int unknown = Enumerable.Range(1, Corpora).Count(corpus => Made(1, corpus, 0).Verdict == VoiceVerdict.Unknown);
        return new("VoiceVerdict", "made embeddings that hold no voice", "Unknown", 100.0 * unknown / Corpora, "%", Corpora, "100", unknown == Corpora);
    }

    private static (VoiceVerdict Verdict, string Reason, IReadOnlyList<Finding> Findings) Made(double noise, int seed, double voice)
    {
        SeededRandom random = new(seed, 3);
        // All voices have something in common, as real embeddings have.
        double[] common = Direction(random);
        double[][] voices = [.. Enumerable.Range(0, Speakers + 2).Select(_ => Direction(random))];
        voices[1] = voices[0];
        voices[3] = voices[2];
        VoiceProfiles profiles = new(seed);
        for (int speaker = 0; speaker < Speakers; speaker++)
        {
            for (int utterance = 0; utterance < EachUtterances; utterance++)
            {
                // Ids 4 and 5 have a second voice in a third of their utterances.
                double[] own = speaker is 4 or 5 && utterance % 3 == 0 ? voices[Speakers + speaker - 4] : voices[speaker];
                double[] noises = Direction(random);
                profiles.Add($"s{speaker:00}", [.. Enumerable.Range(0, Dimensions).Select(i => (float)(0.5 * common[i] + voice * own[i] + noise * noises[i]))], "");
            }
        }

        return profiles.Judge();
    }

    private static double[] Direction(SeededRandom random)
    {
        double[] vector = [.. Enumerable.Range(0, Dimensions).Select(_ => random.NextNormal())];
        double norm = Math.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / norm)];
    }
}
