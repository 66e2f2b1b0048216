namespace AsrDataTools.Annotation.Formats;

/// <summary>The time slots of an EAF, milliseconds; slots without a value are spread evenly between those around them.</summary>
internal sealed class EafTime
{
    private readonly Dictionary<string, long?> _slots = new(StringComparer.Ordinal);

    public void Add(string id, long? milliseconds) => _slots[id] = milliseconds;

    /// <summary>The times of a tier's annotations, seconds, and whether they are spread rather than set.</summary>
    /// <param name="spans">First and second slot of each, in the order of the tier.</param>
    public (double? Start, double? End, bool Spread)[] Of(IReadOnlyList<(string First, string Second)> spans)
    {
        (double? Start, double? End, bool Spread)[] times = new (double?, double?, bool)[spans.Count];
        for (int index = 0; index < spans.Count;)
        {
            int last = index;
            while (last < spans.Count - 1 && Value(spans[last].Second) is null && spans[last + 1].First == spans[last].Second) last++;
            double? start = Value(spans[index].First);
            double? end = Value(spans[last].Second);
            int count = last - index + 1;
            for (int place = 0; place < count; place++)
            {
                times[index + place] = count == 1
                    ? (start, end, false)
                    : (Between(start, end, place, count), Between(start, end, place + 1, count), true);
            }

            index = last + 1;
        }

        return times;
    }

    private static double? Between(double? start, double? end, int place, int count) =>
        start is { } from && end is { } until ? Math.Round(from + (until - from) * place / count, 6) : null;

    private double? Value(string slot) => _slots.GetValueOrDefault(slot) / 1000.0;
}
