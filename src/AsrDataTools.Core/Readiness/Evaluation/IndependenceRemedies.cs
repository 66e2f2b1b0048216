using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>What to do about an evaluation set that training holds, each with a number.</summary>
internal static class IndependenceRemedies
{
    private const int MostNamed = 3;

    public static IEnumerable<string> For(IndependenceEvidence evidence, EvaluationGateSettings settings)
    {
        if (evidence.Share(LeakageShares.SameSpeech) is { Items: > 0 } speech)
        {
            string[] kinds = [.. settings.LeakageKinds.Where(kind => kind.IsSameSpeech()).Order().Select(kind => kind.ToString())];
            string[] ids = [.. evidence.Worst.Where(finding => finding.Kind.IsSameSpeech()).Select(finding => finding.EvaluationId).Distinct(StringComparer.Ordinal)];
            string length = speech.Seconds > 0 ? $" ({Amounts.Hours(speech.Seconds / 3600)})" : "";
            yield return Counted.Text($"drop {speech.Items:N0} utterances{length} of evaluation, {Named(ids, speech.Items)}, or what holds them of training and train again: Export-SpeechManifest -Exclude takes what Find-EvalLeakage -Kind {string.Join(", ", kinds)} finds");
        }

        if (evidence.Share(nameof(LeakageKind.SameSpeaker)) is { } speakers)
        {
            string[] names = [.. evidence.Worst.Where(finding => finding.Kind == LeakageKind.SameSpeaker).Select(finding => finding.Shared!)];
            if (speakers.Items > 0)
                yield return Counted.Text($"replace {speakers.Speakers:N0} speakers of evaluation{(names.Length > 0 ? $" ({Named(names, speakers.Speakers)})" : "")} and their {speakers.Items:N0} utterances by speakers whom training does not have, or drop them from training and train again");
            int unnamed = evidence.TrainingUnchecked.GetValueOrDefault(nameof(LeakageKind.SameSpeaker));
            int open = evidence.EvaluationSpeakers == 0 ? evidence.EvaluationItems : unnamed == evidence.TrainingItems ? 0 : speakers.Unchecked;
            string[] sides = [.. new[] { (Count: open, Side: "evaluation"), (Count: unnamed, Side: "training") }
                .Where(side => side.Count > 0).Select(side => Counted.Text($"{side.Count:N0} utterances of {side.Side}"))];
            if (sides.Length > 0) yield return $"name the speakers of {string.Join(" and ", sides)}: any of them may be on both sides";
        }

        int unheard = (evidence.Share(LeakageShares.SameSpeech)?.Unchecked ?? 0) + evidence.TrainingUnchecked.GetValueOrDefault(LeakageShares.SameSpeech) + evidence.UnreadInputs;
        if (unheard > 0) yield return Counted.Text($"mend or leave out {unheard:N0} utterances, rows and manifests that cannot be read, then test again");
        foreach (LeakageShare share in evidence.Shares.Where(share => share.Kind is nameof(LeakageKind.SameText) or nameof(LeakageKind.NearText) && share.ItemShare > settings.TextWarnThreshold))
            yield return Counted.Text($"replace the sentences of {share.Items:N0} utterances of evaluation by others: training has {(share.Kind == nameof(LeakageKind.SameText) ? "the same ones" : "nearly the same ones")}");
    }

    private static string Named(string[] names, int all) =>
        string.Join(", ", names.Take(MostNamed)) + (all > Math.Min(MostNamed, names.Length) ? Counted.Text($" and {all - Math.Min(MostNamed, names.Length):N0} more") : "");
}
