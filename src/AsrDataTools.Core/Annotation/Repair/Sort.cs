namespace AsrDataTools.Annotation.Repair;

/// <summary>Puts segments and words in the order of time.</summary>
internal sealed class Sort : AnnotationFix
{
    // Its tables are in the order of their keys, whatever the times.
    private const string SortedByKey = "Kaldi";

    public override string Id => "Sort";

    public override string Description => "Puts segments and words in the order of their start, within their tier and channel";

    internal override AnnotationDocument Apply(AnnotationDocument document, EditLog log)
    {
        if (document.Format == SortedByKey) return document;
        AnnotationSegment[]? segments = InOrder(
            document.Segments, segment => (segment.Tier, segment.Channel), segment => segment.StartSeconds, segment => segment.SourceLine, (segment, line) => segment with { SourceLine = line },
            (segment, after) => log.Add(this, document, segment, $"after one that starts at {after}", "in the order of time"));
        ValueList<AnnotationSegment> all = (segments?.ToValueList() ?? document.Segments).Select(segment =>
            Words(segment.Words, document, log) is { } words ? segment with { Words = words } : segment).ToValueList();

        // Alternatives go back in time by their nature.
        bool alternatives = document.Words.Any(word => word.StartSeconds is null);
        return document with { Segments = all, Words = (alternatives ? null : Words(document.Words, document, log)) ?? document.Words };
    }

    private ValueList<AnnotationWord>? Words(ValueList<AnnotationWord> words, AnnotationDocument document, EditLog log) => InOrder(
        words, word => (word.Tier, word.Channel), word => word.StartSeconds, word => word.SourceLine, (word, line) => word with { SourceLine = (int)line },
        (word, after) => log.Add(this, document, word, $"after one that starts at {after}", "in the order of time"))?.ToValueList();

    // Each lane keeps its places and its lines: rows of other lanes, and rows without times, stay where they are.
    private static T[]? InOrder<T>(ValueList<T> rows, Func<T, (string?, string?)> laneOf, Func<T, double?> startOf, Func<T, long> lineOf, Func<T, long, T> withLine, Action<T, string> note)
    {
        T[]? sorted = null;
        Dictionary<(string?, string?), List<int>> lanes = [];
        for (int index = 0; index < rows.Count; index++)
        {
            if (startOf(rows[index]) is null) continue;
            (string?, string?) lane = laneOf(rows[index]);
            if (!lanes.TryGetValue(lane, out List<int>? places)) lanes[lane] = places = [];
            places.Add(index);
        }

        foreach (List<int> places in lanes.Values)
        {
            double latest = double.NegativeInfinity;
            bool ordered = true;
            foreach (int place in places)
            {
                double start = startOf(rows[place])!.Value;
                if (start < latest)
                {
                    ordered = false;
                    note(rows[place], FormattableString.Invariant($"{latest:0.######} s"));
                }

                latest = Math.Max(latest, start);
            }

            if (ordered) continue;
            sorted ??= [.. rows];
            long[] lines = [.. places.Select(place => lineOf(rows[place])).Order()];
            int next = 0;
            foreach (T row in places.Select(place => rows[place]).OrderBy(row => startOf(row)))
            {
                // Rows are written in the order of their lines.
                sorted[places[next]] = withLine(row, lines[next]);
                next++;
            }
        }

        return sorted;
    }
}
