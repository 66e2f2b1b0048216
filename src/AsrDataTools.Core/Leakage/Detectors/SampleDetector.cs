namespace AsrDataTools.Leakage;

/// <summary>The same samples in files of other bytes: another container, a lossless coding, one channel of several.</summary>
internal sealed class SampleDetector : ILeakageDetector
{
    public IReadOnlyList<LeakageKind> Kinds { get; } = [LeakageKind.SameSamples];

    public IEnumerable<LeakageMatch> Find(LeakageInput input, IReadOnlySet<LeakageKind> wanted)
    {
        AudioIdentities identities = input.Identities;
        ILookup<UInt128, LeakageItem> training = ByChannel(input.Training, identities), evaluation = ByChannel(input.Evaluation, identities);
        HashSet<(LeakageItem, LeakageItem)> seen = [];
        foreach (IGrouping<UInt128, LeakageItem> group in evaluation)
        {
            input.Cancellation.ThrowIfCancellationRequested();
            if (!training.Contains(group.Key)) continue;
            foreach ((LeakageItem item, LeakageItem other) in LeakagePairs.Of([.. group.Distinct()], [.. training[group.Key].Distinct()], input))
            {
                RecordingFacts own = identities.RecordingOf(item)!, its = identities.RecordingOf(other)!;
                if (own.Canonical == its.Canonical && item.StartSeconds == other.StartSeconds) continue;
                if (!seen.Add((item, other))) continue;
                yield return new LeakageMatch(LeakageKind.SameSamples, item, other, 1, Evidence(identities.DigestOf(item)!, identities.DigestOf(other)!, own, its, group.Key))
                {
                    EvaluationSpan = Span(item, own),
                    TrainingSpan = Span(other, its),
                };
            }
        }
    }

    private static ILookup<UInt128, LeakageItem> ByChannel(IReadOnlyList<LeakageItem> items, AudioIdentities identities) => items
        .SelectMany(item => identities.DigestOf(item) is { } digest ? digest.Channels.OfType<UInt128>().Select(channel => (Channel: channel, Item: item)) : [])
        .ToLookup(entry => entry.Channel, entry => entry.Item);

    private static (double, double)? Span(LeakageItem item, RecordingFacts facts) =>
        facts.IsWhole(item) || facts.EndOf(item) is not { } end ? null : (item.StartSeconds, end);

    private static string Evidence(SpanDigest own, SpanDigest its, RecordingFacts recording, RecordingFacts other, UInt128 channel)
    {
        string place = Place(its, channel) is { } where ? $", {where} of the other" : Place(own, channel) is { } here ? $", {here} of this" : "";
        string coding = recording.Format!.Codec == other.Format!.Codec ? "" : $"; {recording.Format.Codec} here, {other.Format.Codec} there";
        return FormattableString.Invariant($"the same {own.Frames:N0} samples at {own.SampleRate:N0} Hz{place}{coding}");
    }

    private static string? Place(SpanDigest digest, UInt128 channel) => digest.Channels.Count == 1
        ? null
        : FormattableString.Invariant($"channel {digest.Channels.ToList().IndexOf(channel) + 1}");
}
