using System.Globalization;

namespace AsrDataTools.Leakage;

/// <summary>
/// The same moments in different files, by when they were recorded: nobody speaks in two places at once, so what one speaker, or one
/// recording, has at overlapping times is the same speech, taken by two microphones or cut twice. Two calls at one time are none.
/// </summary>
internal sealed class RecordedTimeDetector : ILeakageDetector
{
    // Times are written to whole seconds, or to minutes: only what overlaps however they were rounded is certain.
    private static readonly TimeSpan SecondRounding = TimeSpan.FromSeconds(1), MinuteRounding = TimeSpan.FromMinutes(1);

    private readonly record struct Spoken(LeakageItem Item, DateTimeOffset Start, DateTimeOffset End, TimeSpan Rounding);

    public IReadOnlyList<LeakageKind> Kinds { get; } = [LeakageKind.TimeOverlap];

    public IEnumerable<LeakageMatch> Find(LeakageInput input, IReadOnlySet<LeakageKind> wanted)
    {
        // Within one corpus a session's rows often bear its time, not their own; between two, that is seen by their overlapping each other.
        if (input.IsSelf) yield break;
        HashSet<(LeakageItem, LeakageItem)> found = [];
        foreach ((Func<LeakageItem, string?> labelOf, string noun) in new (Func<LeakageItem, string?>, string)[] { (item => item.Speaker, "speaker"), (item => item.Recording, "recording") })
        {
            ILookup<string, Spoken> training = Group(input.Training, labelOf, input);
            foreach (IGrouping<string, Spoken> evaluation in Group(input.Evaluation, labelOf, input))
            {
                foreach (LeakageMatch match in Overlaps([.. evaluation], [.. training[evaluation.Key]], $"{noun} '{evaluation.Key}'", input))
                {
                    if (found.Add((match.Evaluation, match.Training))) yield return match;
                }
            }
        }
    }

    private static ILookup<string, Spoken> Group(IReadOnlyList<LeakageItem> items, Func<LeakageItem, string?> labelOf, LeakageInput input) => items
        .Where(item => labelOf(item) is not null && item.Utterance.RecordedAt is { TimeOfDay.Ticks: > 0 })
        .Select(item => (Item: item, Spoken: Of(item, input)))
        .Where(entry => entry.Spoken is not null)
        .ToLookup(entry => labelOf(entry.Item)!, entry => entry.Spoken!.Value, StringComparer.Ordinal);

    // A time is that of the recording, in which the utterance lies.
    private static Spoken? Of(LeakageItem item, LeakageInput input)
    {
        if (input.SecondsOf(item) is not { } seconds) return null;
        DateTimeOffset recorded = item.Utterance.RecordedAt!.Value, start = recorded + TimeSpan.FromSeconds(item.StartSeconds);
        return new(item, start, start + TimeSpan.FromSeconds(seconds), recorded.TimeOfDay.Ticks % TimeSpan.TicksPerMinute == 0 ? MinuteRounding : SecondRounding);
    }

    private static IEnumerable<LeakageMatch> Overlaps(Spoken[] evaluation, Spoken[] training, string who, LeakageInput input)
    {
        if (training.Length == 0 || BearsTheTimeOfASession(evaluation) || BearsTheTimeOfASession(training)) yield break;
        TimeSpan longest = training.Max(span => span.End - span.Start);
        int from = 0;
        foreach (Spoken asked in evaluation)
        {
            // No span is longer than the longest, and both sides are in order.
            while (from < training.Length && training[from].Start + longest <= asked.Start) from++;
            for (int i = from; i < training.Length && training[i].Start < asked.End; i++)
            {
                input.Cancellation.ThrowIfCancellationRequested();
                Spoken other = training[i];
                DateTimeOffset start = Later(asked.Start, other.Start), end = Earlier(asked.End, other.End);
                TimeSpan rounding = asked.Rounding > other.Rounding ? asked.Rounding : other.Rounding;
                if ((end - start - rounding).TotalSeconds < input.Options.MinimumOverlapSeconds || IsOther(asked, other, input)) continue;
                double share = Math.Min(1, (end - start) / (asked.End - asked.Start));
                yield return new LeakageMatch(LeakageKind.TimeOverlap, asked.Item, other.Item, share, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{who} was recorded at the same time in both, {start.UtcDateTime:yyyy-MM-dd HH:mm:ss} to {end.UtcDateTime:HH:mm:ss} UTC: {(end - start).TotalSeconds:0.0} of {(asked.End - asked.Start).TotalSeconds:0.0} s"))
                {
                    EvaluationSpan = Within(asked, start, end),
                    TrainingSpan = Within(other, start, end),
                };
            }
        }
    }

    // One file is another detector's; other channels and other speakers are other speech; other words at one stamp are a session's.
    private static bool IsOther(Spoken asked, Spoken other, LeakageInput input) =>
        !input.IsPair(other.Item, asked.Item)
        || (asked.Item.Path is { } path && (path == other.Item.Path || (input.Identities.RecordingOf(asked.Item)?.Canonical is { } canonical && canonical == input.Identities.RecordingOf(other.Item)?.Canonical)))
        || (asked.Item.Speaker is { } speaker && other.Item.Speaker is { } second ? speaker != second : TimeOverlaps.OnOtherChannels(asked.Item, other.Item))
        || (asked.Start == other.Start && asked.Item.Utterance.Text is { } text && other.Item.Utterance.Text is { } words && !text.Equals(words, StringComparison.OrdinalIgnoreCase));

    // One cannot say two things at once: where rows of one side overlap each other, their times are not their own. Parts of one file may:
    // turns are cut with some time about them. Leaves the side in order.
    private static bool BearsTheTimeOfASession(Spoken[] side)
    {
        Array.Sort(side, (left, right) => left.Start.CompareTo(right.Start));
        for (int i = 1; i < side.Length; i++)
        {
            if (side[i].Start + side[i].Rounding < side[i - 1].End && (side[i].Item.Path is not { } path || path != side[i - 1].Item.Path)) return true;
        }

        return false;
    }

    private static (double, double) Within(Spoken span, DateTimeOffset start, DateTimeOffset end) =>
        (span.Item.StartSeconds + (start - span.Start).TotalSeconds, span.Item.StartSeconds + (end - span.Start).TotalSeconds);

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
