using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>What gates need, said where it is not there.</summary>
internal static class PlanNeeds
{
    /// <summary>What to give where nothing was found for a key.</summary>
    public static PlanItem Nothing(PlanKey key) => new() { Key = key, Gate = GateOf(key), Missing = ToGive(key) };

    /// <summary>What a manifest's columns leave out, and which gate misses it; null for nothing.</summary>
    public static string? Columns(PlanKey side, long rows, long speakers, long accents, long texts)
    {
        string[] lacking =
        [
            .. Lack("speakers", speakers, "intervals are over recordings, and gate Accent cannot count speakers"),
            .. side == PlanKey.Evaluation ? [] : Lack("accents", accents, side == PlanKey.Production ? "gate Accent needs Traffic" : "gate Accent stays Unknown"),
            .. Lack("texts", texts, side == PlanKey.Evaluation ? "errors cannot be counted" : "gate Vocabulary stays Unknown"),
        ];
        return lacking.Length == 0 ? null : string.Join("; ", lacking);

        IEnumerable<string> Lack(string what, long having, string consequence)
        {
            if (having == 0) yield return $"no {what}: {consequence}";
            else if (having < rows) yield return string.Create(CultureInfo.InvariantCulture, $"{what} in {rows - having:N0} of {rows:N0} rows");
        }
    }

    /// <summary>What a folder of audio without a manifest leaves out.</summary>
    public static string ManifestOf(PlanKey side) => side == PlanKey.Production
        ? "no manifest: speakers, accents and texts are not known; gate Accent needs Traffic, gate Vocabulary texts"
        : "no manifest: speakers, accents and texts are not known, so that gates Accent and Vocabulary stay Unknown";

    private static Gate? GateOf(PlanKey key) => key switch
    {
        PlanKey.Evaluation or PlanKey.Hypothesis => Gate.Evaluation,
        PlanKey.Traffic => Gate.Accent,
        PlanKey.Annotation => Gate.Annotation,
        PlanKey.TermList => Gate.Vocabulary,
        PlanKey.Policy => Gate.Governance,
        _ => null,
    };

    private static string ToGive(PlanKey key) => key switch
    {
        PlanKey.Training => "the corpus to be judged: manifests, or folders of audio",
        PlanKey.Production => "recordings from production, at least 10 calls of 10 speakers: without them no gate can answer",
        PlanKey.Evaluation => "the set that the recogniser is evaluated on, a manifest with texts; without it gate Evaluation stays Unknown",
        PlanKey.Hypothesis => "what the recogniser made of the evaluation set (trn, ctm, JSON Lines, CSV); without it no error rate is judged",
        PlanKey.Traffic => "live traffic by accent, a table of accent and calls or minutes; without it production's manifest stands for traffic",
        PlanKey.Annotation => "annotation of training (RTTM, TextGrid, ELAN …); without it its manifests are all that is known of speakers and overlap",
        PlanKey.TermList => "terms of the domain, one a line; without them gate Vocabulary judges unseen words alone",
        PlanKey.Policy => "what the data must obey, a .psd1 or .json (docs/guides/governance-policy.md); without it gate Governance stays Unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "There is no such key."),
    };
}
