namespace AsrDataTools.Leakage;

/// <summary>Sums up what a search found.</summary>
public static class LeakageShares
{
    /// <summary>The row of a share over all kinds.</summary>
    public const string Any = "Any";

    /// <summary>The row of a share over kinds in which the speech itself is the same.</summary>
    public const string SameSpeech = "SameSpeech";

    /// <summary>One row for any kind, one for the same speech, one for each kind that was looked for.</summary>
    /// <param name="search">After its matches were taken.</param>
    /// <param name="scores">Errors of a recogniser by item; null for none.</param>
    public static IReadOnlyList<LeakageShare> Of(LeakageSearch search, LeakageScores? scores, CancellationToken cancellation)
    {
        LeakageKind[] kinds = [.. search.Leaked.Keys.Order()];
        List<(string Name, LeakageKind[] Kinds)> rows = [(Any, kinds)];
        if (kinds.Any(kind => kind.IsSameSpeech())) rows.Add((SameSpeech, [.. kinds.Where(kind => kind.IsSameSpeech())]));
        rows.AddRange(kinds.Select(kind => (kind.ToString(), (LeakageKind[])[kind])));
        Totals all = new(search.Input, search.Input.Evaluation);
        return [.. rows.Select(row => Row(row.Name, row.Kinds, search, all, scores, cancellation))];
    }

    private static LeakageShare Row(string name, LeakageKind[] kinds, LeakageSearch search, Totals all, LeakageScores? scores, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        LeakageInput input = search.Input;
        HashSet<LeakageItem> leaked = [.. kinds.SelectMany(kind => search.Leaked[kind])];
        HashSet<LeakageItem> open = [.. input.Evaluation.Where(item => !leaked.Contains(item) && Array.Exists(kinds, kind => input.Skipped.Contains((item, kind))))];
        Totals found = new(input, leaked), most = new(input, leaked.Concat(open));
        LeakageShare share = new()
        {
            Kind = name,
            Items = leaked.Count,
            Unchecked = open.Count,
            ItemShare = Share(found.Items, all.Items),
            ItemShareHigh = Share(most.Items, all.Items),
            Seconds = found.Seconds,
            SecondShare = Share(found.Seconds, all.Seconds),
            SecondShareHigh = Share(most.Seconds, all.Seconds),
            Speakers = found.Speakers,
            SpeakerShare = Share(found.Speakers, all.Speakers),
            SpeakerShareHigh = Share(most.Speakers, all.Speakers),
            Words = found.Words,
            WordShare = Share(found.Words, all.Words),
            WordShareHigh = Share(most.Words, all.Words),
        };
        return scores is null ? share : scores.Judge(share, leaked, open, cancellation);
    }

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;

    private sealed class Totals
    {
        public Totals(LeakageInput input, IEnumerable<LeakageItem> items)
        {
            HashSet<string> speakers = new(StringComparer.Ordinal);
            foreach (LeakageItem item in items)
            {
                Items++;
                Seconds += input.SecondsOf(item) ?? 0;
                Words += input.WordsOf(item);
                if (item.Speaker is { } speaker) speakers.Add(speaker);
            }

            Speakers = speakers.Count;
        }

        public int Items { get; }

        public double Seconds { get; }

        public int Speakers { get; }

        public long Words { get; }
    }
}
