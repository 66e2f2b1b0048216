namespace AsrDataTools.Leakage;

/// <summary>
/// The same recording or session on both sides, by label; and, where a recording is cut into utterances, other times or channels of the same
/// file.
/// </summary>
internal sealed class SessionDetector : ILeakageDetector
{
    public IReadOnlyList<LeakageKind> Kinds { get; } = [LeakageKind.SameRecording];

    public IEnumerable<LeakageMatch> Find(LeakageInput input, IReadOnlySet<LeakageKind> wanted)
    {
        HashSet<LeakageItem> found = [];
        foreach (LeakageMatch match in SharedLabel.Find(LeakageKind.SameRecording, item => item.Recording, "session", input))
        {
            found.Add(match.Evaluation);
            yield return match;
        }

        // Rows that are whole files have no other times: nothing need be opened for them.
        if (!input.Evaluation.Concat(input.Training).Any(item => item.StartSeconds > 0 || item.Channel is not null)) yield break;
        foreach (LeakageMatch match in OfFiles(input, found)) yield return match;
    }

    // The same file as a whole is for another detector to say.
    private static IEnumerable<LeakageMatch> OfFiles(LeakageInput input, HashSet<LeakageItem> found)
    {
        AudioIdentities identities = input.Identities;
        return SharedLabel
            .Find(LeakageKind.SameRecording, item => identities.RecordingOf(item) is { } facts && !facts.IsWhole(item) ? facts.Canonical : null, "recording", input)
            .Where(match => !found.Contains(match.Evaluation));
    }
}
