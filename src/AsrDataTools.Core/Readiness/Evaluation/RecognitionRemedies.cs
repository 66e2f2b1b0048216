using System.Globalization;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Readiness;

/// <summary>What to do about word errors, each with a number.</summary>
internal static class RecognitionRemedies
{
    private const int LeastSpeakers = 10;
    private const int MostNamed = 3;

    public static IEnumerable<string> For(RecognitionEvidence evidence, EvaluationGateSettings settings)
    {
        WordErrorResult overall = evidence.Overall;
        long errors = Errors(overall);
        if (settings.MaximumWordErrorRate is { } limit && overall.WordErrorRate > limit)
            yield return Counted.Text($"rid the recogniser of {errors - (long)Math.Floor(limit * overall.Words):N0} of its {errors:N0} errors: {limit:0.# %} of {overall.Words:N0} words may be wrong");
        if (RecognitionReasons.WorstSlice(evidence) is { } worst)
            yield return Counted.Text($"train on more speech with {worst.Group}: it has {Share(worst.Words, overall.Words)} of the words and {Share(Errors(worst), errors)} of the errors");
        foreach (WordErrorResult row in evidence.Slices.Where(row => row.Low is null && row.Words > 0).Take(MostNamed))
            yield return Counted.Text($"evaluate at least {LeastSpeakers - Math.Min(row.Speakers, LeastSpeakers - 1)} more speakers with {row.Group}: its {row.Utterances:N0} utterances are too few to judge");
        if (overall.HallucinatedUtterances + overall.RepetitiveUtterances > 0)
            yield return Counted.Text($"listen to {evidence.Worst.Count(row => row.IsHallucinated || row.IsRepetitive):N0} utterances with invented text: they are among the worst");
        if (overall.MissingHypotheses > 0) yield return Counted.Text($"recognise {overall.MissingHypotheses:N0} utterances: they have no hypothesis");
        if (overall.ClusteredBy != ErrorClustering.Speaker)
            yield return Counted.Text($"name the speakers of the evaluation set, at least {LeastSpeakers}: it names {overall.Speakers}, and an interval must cover new ones");
        if (settings.MaximumWordErrorRate is null) yield return "set the share of wrong words that the deployment can bear, Evaluation.MaximumWordErrorRate";
    }

    private static long Errors(WordErrorResult row) => row.Substitutions + row.Deletions + row.Insertions;

    private static string Share(long part, long whole) => whole == 0 ? "0 %" : ((double)part / whole).ToString("0 %", CultureInfo.InvariantCulture);
}
