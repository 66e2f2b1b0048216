namespace AsrDataTools.Leakage;

/// <summary>The same speaker on both sides, by label. Where a side has no labels that is said, and nothing guessed.</summary>
internal sealed class SpeakerDetector : ILeakageDetector
{
    public IReadOnlyList<LeakageKind> Kinds { get; } = [LeakageKind.SameSpeaker];

    public IEnumerable<LeakageMatch> Find(LeakageInput input, IReadOnlySet<LeakageKind> wanted)
    {
        Missing(input.Training, "training", input);
        if (!input.IsSelf) Missing(input.Evaluation, "evaluation", input);
        return SharedLabel.Find(LeakageKind.SameSpeaker, item => item.Speaker, "speaker", input);
    }

    private static void Missing(IReadOnlyList<LeakageItem> items, string side, LeakageInput input)
    {
        int without = items.Count(item => item.Speaker is null);
        if (without == 0) return;
        if (input.IsSelf) side = "the corpus";
        input.Note(without == items.Count
            ? $"{side} names no speakers, so speakers are not checked"
            : FormattableString.Invariant($"{without:N0} of {items.Count:N0} rows of {side} name no speaker, so theirs are not checked"));

        // An unnamed speaker of training may be any of evaluation; of evaluation only the unnamed are open.
        if (side == "training" && without == items.Count)
        {
            foreach (LeakageItem item in input.Evaluation) input.Skip(item, LeakageKind.SameSpeaker);
        }

        foreach (LeakageItem item in items.Where(item => item.Speaker is null)) input.Skip(item, LeakageKind.SameSpeaker);
    }
}
