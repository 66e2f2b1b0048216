using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>
/// Finds the keywords in the reference, pairs them with the detections and counts, as NIST's keyword search evaluations do
/// (KWS15 evaluation plan, section 5; KWSEval of F4DE 3.5.0).
/// </summary>
internal static class KeywordSearchScorer
{
    public static KeywordSearchScore Score(
        KeywordList keywords, ReferenceWords words, DetectionStore detections, PlaceIndex places, SearchedSpeech searched, double searchedSeconds, KeywordSearchOptions options, CancellationToken cancellation)
    {
        // Numbers places of excerpts that nothing else names, before they are merged.
        List<(int Place, Interval Span)> excerpts = [.. searched.Excerpts.Select(e =>
            (places.Of(e.Recording, e.Channel), Interval.OfSeconds(e.StartSeconds, e.StartSeconds + e.DurationSeconds, e.Recording)))];
        int[] merged = places.Merged();
        Dictionary<int, Interval[]>? spans = excerpts.Count == 0 ? null
            : excerpts.GroupBy(e => merged[e.Place], e => e.Span).ToDictionary(g => g.Key, g => g.ToArray());

        KeywordText text = new(options.Normalization, keywords.Lowercases);
        List<KeywordOccurrence> occurrences = words.Find(keywords.Keywords, text, merged, options.GapSeconds, cancellation);
        occurrences.RemoveAll(o => !Within(spans, o.Place, o.Start, o.FirstWordEnd));

        KeywordTally[] tallies = new KeywordTally[keywords.Keywords.Count];
        foreach (KeywordOccurrence occurrence in occurrences) tallies[occurrence.Keyword].Targets++;

        ReadOnlySpan<DetectionStore.Entry> entries = detections.Entries;
        int[] order = ByKeywordAndPlace(entries, merged, spans, tallies, out int outside);
        KeywordOccurrence[] sorted = [.. occurrences.OrderBy(o => o.Keyword).ThenBy(o => o.Place)];
        bool[] matched = Align(entries, merged, order, sorted, tallies, options, cancellation);
        return Count(keywords, entries, order, matched, tallies, searchedSeconds, options, detections.LacksDecisions && options.Threshold is null) with
        {
            OutsideSearched = outside,
            Duplicates = Duplicates(entries, merged, order),
        };
    }

    private static bool Within(Dictionary<int, Interval[]>? spans, int place, long start, long end) =>
        spans is null || (spans.TryGetValue(place, out Interval[]? own) && own.Any(span => start >= span.Start && end <= span.End));

    // Detections within what is searched, those of one keyword in one place together.
    private static int[] ByKeywordAndPlace(ReadOnlySpan<DetectionStore.Entry> entries, int[] merged, Dictionary<int, Interval[]>? spans, KeywordTally[] tallies, out int outside)
    {
        List<int> kept = new(entries.Length);
        for (int i = 0; i < entries.Length; i++)
        {
            if (!Within(spans, merged[entries[i].Place], entries[i].Start, entries[i].Start + entries[i].Duration)) continue;
            kept.Add(i);
            tallies[entries[i].Keyword].Detections++;
        }

        outside = entries.Length - kept.Count;
        int[] order = [.. kept];
        long[] keys = new long[order.Length];
        for (int i = 0; i < keys.Length; i++) keys[i] = ((long)entries[order[i]].Keyword << 32) | (uint)merged[entries[order[i]].Place];
        Array.Sort(keys, order);
        return order;
    }

    private static bool[] Align(
        ReadOnlySpan<DetectionStore.Entry> entries, int[] merged, int[] order, KeywordOccurrence[] occurrences, KeywordTally[] tallies, KeywordSearchOptions options, CancellationToken cancellation)
    {
        KeywordAligner aligner = new(options.ToleranceSeconds);
        bool[] matched = new bool[order.Length];
        int from = 0;
        for (int d = 0; d < order.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            (int keyword, int place) = (entries[order[d]].Keyword, merged[entries[order[d]].Place]);
            int end = d + 1;
            while (end < order.Length && entries[order[end]].Keyword == keyword && merged[entries[order[end]].Place] == place) end++;
            while (from < occurrences.Length && (occurrences[from].Keyword, occurrences[from].Place).CompareTo((keyword, place)) < 0) from++;
            int until = from;
            while (until < occurrences.Length && occurrences[until].Keyword == keyword && occurrences[until].Place == place) until++;
            if (until > from) tallies[keyword].Found += Pair(aligner, entries, order.AsSpan(d, end - d), occurrences.AsSpan(from, until - from), matched.AsSpan(d, end - d), options.ScoreRange);
            (d, from) = (end, until);
        }

        return matched;
    }

    private static int Pair(
        KeywordAligner aligner, ReadOnlySpan<DetectionStore.Entry> entries, Span<int> order, Span<KeywordOccurrence> occurrences, Span<bool> matched, (double Least, double Greatest)? range)
    {
        KeywordAligner.Candidate[] candidates = new KeywordAligner.Candidate[order.Length];
        (double least, double greatest) = (double.MaxValue, double.MinValue);
        for (int i = 0; i < candidates.Length; i++)
        {
            DetectionStore.Entry entry = entries[order[i]];
            candidates[i] = new(order[i], entry.Start, entry.Duration, entry.Score);
            (least, greatest) = (Math.Min(least, entry.Score), Math.Max(greatest, entry.Score));
        }

        int pairs = aligner.Align(occurrences, candidates, range ?? (least, greatest), matched);
        for (int i = 0; i < candidates.Length; i++) order[i] = candidates[i].Index;
        return pairs;
    }

    private static KeywordSearchScore Count(
        KeywordList keywords, ReadOnlySpan<DetectionStore.Entry> entries, int[] order, bool[] matched, KeywordTally[] tallies, double searchedSeconds, KeywordSearchOptions options, bool undecided)
    {
        // KWSEval counts whole trials, rounded half to even.
        double trials = Math.Round(searchedSeconds, MidpointRounding.ToEven);
        int[] scored = new int[tallies.Length];
        List<int> occurring = [];
        for (int k = 0; k < tallies.Length; k++)
        {
            scored[k] = tallies[k].Targets > 0 ? occurring.Count : -1;
            if (tallies[k].Targets == 0) continue;
            occurring.Add(k);
            if (trials > tallies[k].Targets) continue;
            throw new SpeechDataException(
                "SearchedTimeTooShort",
                SpeechDataProblem.InvalidData,
                FormattableString.Invariant($"'{keywords.Keywords[k].Text}' occurs {tallies[k].Targets} times in {trials} s of speech searched: no second is left in which it does not. Check -SearchedSeconds or the ecf."));
        }

        List<double> scores = [];
        List<int> keyword = [];
        List<bool> target = [];
        (double leastYes, double greatestNo) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int i = 0; i < order.Length; i++)
        {
            DetectionStore.Entry entry = entries[order[i]];
            bool yes = options.Threshold is { } threshold ? entry.Score >= threshold : entry.Decision == true;
            if (yes)
            {
                leastYes = Math.Min(leastYes, entry.Score);
                if (matched[i]) tallies[entry.Keyword].Hits++;
                else tallies[entry.Keyword].FalseAlarms++;
            }
            else
            {
                greatestNo = Math.Max(greatestNo, entry.Score);
            }

            if (scored[entry.Keyword] < 0) continue;
            scores.Add(entry.Score);
            keyword.Add(scored[entry.Keyword]);
            target.Add(matched[i]);
        }

        KeywordTrials all = new([.. scores], [.. keyword], [.. target], [.. occurring.Select(k => tallies[k].Targets)], trials, options.Beta);
        return new(keywords.Keywords, tallies, [.. occurring], all, trials, searchedSeconds, options.Beta)
        {
            Undecided = undecided,
            LeastAccepted = double.IsFinite(leastYes) ? leastYes : null,
            GreatestRejected = double.IsFinite(greatestNo) ? greatestNo : null,
        };
    }

    // The same keyword at the same time in the same place: the second is a false alarm, and most likely a list given twice.
    private static int Duplicates(ReadOnlySpan<DetectionStore.Entry> entries, int[] merged, int[] order)
    {
        int duplicates = 0;
        HashSet<(long Start, long Duration)> seen = [];
        for (int i = 0; i < order.Length; i++)
        {
            DetectionStore.Entry entry = entries[order[i]];
            if (i == 0 || entry.Keyword != entries[order[i - 1]].Keyword || merged[entry.Place] != merged[entries[order[i - 1]].Place]) seen.Clear();
            if (!seen.Add((entry.Start, entry.Duration))) duplicates++;
        }

        return duplicates;
    }
}
