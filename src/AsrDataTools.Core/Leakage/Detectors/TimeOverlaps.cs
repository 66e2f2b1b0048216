namespace AsrDataTools.Leakage;

/// <summary>Spans of one recording that share time.</summary>
internal static class TimeOverlaps
{
    private readonly record struct Spanned(LeakageItem Item, double Start, double End);

    /// <summary>Whether both name a channel, and not the same.</summary>
    public static bool OnOtherChannels(LeakageItem left, LeakageItem right) =>
        left.Channel is { } one && right.Channel is { } other && one != other;

    /// <summary>Pairs that share time, those of two whole files left out: they are the same file.</summary>
    public static IEnumerable<LeakageMatch> Of(LeakageItem[] evaluation, LeakageItem[] training, LeakageInput input)
    {
        Spanned[] known = [.. Spans(training, input)];
        double longest = known.Length == 0 ? 0 : known.Max(span => span.End - span.Start);
        double[] starts = [.. known.Select(span => span.Start)];
        foreach (Spanned asked in Spans(evaluation, input))
        {
            bool isWhole = input.Identities.RecordingOf(asked.Item)!.IsWhole(asked.Item);
            if (input.Identities.DigestOf(asked.Item) is { IsSilent: true }) continue;

            // No span is longer than the longest, so that none before this one reaches so far.
            int from = Array.BinarySearch(starts, asked.Start - longest) is var found && found < 0 ? ~found : found;
            while (from > 0 && starts[from - 1] >= asked.Start - longest) from--;
            for (int i = from; i < known.Length && known[i].Start < asked.End; i++)
            {
                input.Cancellation.ThrowIfCancellationRequested();
                Spanned other = known[i];
                double start = Math.Max(asked.Start, other.Start), end = Math.Min(asked.End, other.End);
                if (end - start < input.Options.MinimumOverlapSeconds || OnOtherChannels(asked.Item, other.Item) || !input.IsPair(other.Item, asked.Item)) continue;
                if (input.Options.AllowOverlappedTalk && asked.Item.Speaker is { } speaker && other.Item.Speaker is { } second && speaker != second) continue;
                if (isWhole && input.Identities.RecordingOf(other.Item)!.IsWhole(other.Item)) continue;
                double share = Math.Min(1, (end - start) / (asked.End - asked.Start));
                string name = asked.Item.Path == other.Item.Path ? "the same file" : "a file with the same bytes";
                yield return new LeakageMatch(LeakageKind.TimeOverlap, asked.Item, other.Item, share, FormattableString.Invariant(
                    $"{start:0.00} to {end:0.00} s of {name} is in both: {end - start:0.00} of {asked.End - asked.Start:0.00} s"))
                {
                    EvaluationSpan = (start, end),
                    TrainingSpan = (start, end),
                };
            }
        }
    }

    private static IEnumerable<Spanned> Spans(LeakageItem[] items, LeakageInput input) => items
        .Select(item => new Spanned(item, item.StartSeconds, input.Identities.RecordingOf(item)!.EndOf(item) ?? double.PositiveInfinity))
        .Where(span => span.End > span.Start)
        .OrderBy(span => span.Start).ThenBy(span => span.Item.Number);
}
