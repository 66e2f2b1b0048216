using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>Says in plain words, with figures, what of the evaluation set training holds.</summary>
internal static class IndependenceReasons
{
    /// <summary>Most telling first; never empty.</summary>
    public static IEnumerable<string> For(IndependenceEvidence evidence, EvaluationGateSettings settings)
    {
        if (evidence.Share(LeakageShares.SameSpeech) is { } speech)
        {
            foreach (string reason in Speech(speech, evidence, settings)) yield return reason;
        }

        if (evidence.Share(nameof(LeakageKind.SameSpeaker)) is { } speakers) yield return Speakers(speakers, evidence, settings);
        if (evidence.Share(nameof(LeakageKind.SameRecording)) is { Items: > 0 } sessions)
            yield return Counted.Text($"sessions: training has other parts of those of {sessions.Items:N0} utterances of evaluation ({Amounts.Hours(sessions.Seconds / 3600)})");
        if (evidence.Shares.Where(share => share.Kind is nameof(LeakageKind.SameText) or nameof(LeakageKind.NearText) && share.Items > 0).ToList() is { Count: > 0 } texts)
            yield return $"sentences: training has {string.Join(", and ", texts.Select(share => Counted.Text($"{(share.Kind == nameof(LeakageKind.SameText) ? "those" : "nearly those")} of {share.Items:N0} utterances ({share.ItemShare:0.# %})")))}";
        if (Inflation(evidence) is { } inflation) yield return inflation;
        foreach (string note in evidence.Notes) yield return $"independence: {note}";
        LeakageKind[] left = [.. LeakageKinds.All.Except(settings.LeakageKinds)];
        if (left.Length > 0) yield return $"not looked for: {string.Join(", ", left)} (Evaluation.LeakageKinds)";
    }

    private static IEnumerable<string> Speech(LeakageShare speech, IndependenceEvidence evidence, EvaluationGateSettings settings)
    {
        LeakageShare[] found = [.. evidence.Shares.Where(share => share.Items > 0 && Enum.TryParse(share.Kind, out LeakageKind kind) && kind.IsSameSpeech())];
        string both = found.Sum(share => share.Items) > speech.Items ? "; some in more than one way" : "";
        string kinds = string.Join(", ", found.Select(share => Counted.Text($"{LeakageWords.Of(share.Kind)} ({share.Items:N0})"))) + both;
        yield return speech.Items == 0
            ? Counted.Text($"independence: none of {evidence.EvaluationItems:N0} utterances of evaluation was found in {evidence.TrainingItems:N0} of training")
            : Counted.Text($"independence: training holds {speech.Items:N0} of {evidence.EvaluationItems:N0} utterances of evaluation ({Length(speech)}; at most {settings.LeakageFailThreshold:0.# %} may be): {kinds}");
        int training = evidence.TrainingUnchecked.GetValueOrDefault(LeakageShares.SameSpeech);
        if (speech.Unchecked + training > 0)
            yield return Counted.Text($"independence: not judged is the audio of {speech.Unchecked:N0} utterances of evaluation and {training:N0} of training, which cannot be read");
        if (evidence.UnreadInputs > 0)
            yield return Counted.Text($"independence: not judged is what {evidence.UnreadInputs:N0} rows or manifests hold that cannot be read");
    }

    private static string Speakers(LeakageShare share, IndependenceEvidence evidence, EvaluationGateSettings settings) => (evidence.EvaluationSpeakers, share.Items) switch
    {
        (0, _) => "speakers: evaluation names none, so whether training has them is unknown",
        (_, 0) => Counted.Text($"speakers: none of the {evidence.EvaluationSpeakers:N0} that evaluation names was found in training"),
        _ => Counted.Text($"speakers: {share.Speakers:N0} of {evidence.EvaluationSpeakers:N0} of evaluation ({share.SpeakerShare:0.# %}) are in training too, at most {settings.SpeakerFailThreshold:0.# %} may be"),
    };

    // Of the same speech where there is any, since that is what one takes out first.
    private static string? Inflation(IndependenceEvidence evidence)
    {
        LeakageShare? share = evidence.Share(LeakageShares.SameSpeech) is { Inflation: not null } speech ? speech : evidence.Share(LeakageShares.Any);
        if (share is not { Inflation: { } points }) return null;
        string remarks = share.Remarks.Count > 0 ? $" ({share.Remarks})" : "";
        return Counted.Text(
            $"inflation: {share.LeakedErrorRate:0.0 %} word errors on utterances {(share.Kind == LeakageShares.Any ? "leaked in any way" : "that training holds")}, {share.CleanErrorRate:0.0 %} on the others: {(points > 0 ? "the rate is too good by" : "the rate gains nothing by it,")} {100 * points:0.0}{Amounts.Interval(100 * share.InflationLow, 100 * share.InflationHigh, "0.0")} points{remarks}");
    }

    private static string Length(LeakageShare share) => share.Seconds > 0
        ? Counted.Text($"{Amounts.Hours(share.Seconds / 3600)}, {share.SecondShare:0.# %} of its length")
        : Counted.Text($"{share.ItemShare:0.# %}");
}
