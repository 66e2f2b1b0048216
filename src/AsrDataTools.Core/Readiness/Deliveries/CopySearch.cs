using AsrDataTools.Annotation;
using AsrDataTools.Catalog;
using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>Looks once, over everything that is owned and offered, for speech that is there more than once.</summary>
/// <param name="sources">What is owned first.</param>
/// <param name="catalog">Knows fingerprints, hashes and digests from before; null for none.</param>
/// <param name="fail">Gets each recording that cannot be compared.</param>
/// <param name="progress">Says what is going on and which share of it is done.</param>
internal sealed class CopySearch(
    IReadOnlyList<OfferedSource> sources, SpeechCatalog? catalog, int throttleLimit, Action<Exception, string> fail, Action<string, double> progress)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Utterances whose sound could not be compared.</summary>
    public IReadOnlySet<LeakageItem> Unchecked { get; private set; } = new HashSet<LeakageItem>();

    /// <summary>What could not be checked, and why.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>Notes in each utterance of which other speech it is a copy.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Run(CancellationToken cancellation)
    {
        OfferedUtterance[] all = [.. sources.SelectMany(source => source.Utterances)];
        if (all.All(utterance => utterance.Source == 0)) return;
        LeakageInput input = new([.. all.Select(utterance => utterance.Item)], [.. all.Where(utterance => utterance.Source != 0).Select(utterance => utterance.Item)], Options(), isSelf: true, Report, cancellation);
        DisjointNumbers same = new(all.Length);
        using (new Timer(_ => Show(input.Progress), null, ProgressInterval, ProgressInterval))
        {
            foreach (LeakageMatch match in new LeakageSearch(input).Find())
            {
                OfferedUtterance copy = all[match.Evaluation.Number], original = all[match.Training.Number];
                if (match.Kind is LeakageKind.SameFile or LeakageKind.SameSamples) same.Join(copy.Item.Number, original.Item.Number);
                else Note(copy, original, match);
            }
        }

        // Of rows that are the same from end to end each is found with the first alone; where that one is not bought, the next one counts.
        foreach (IGrouping<int, OfferedUtterance> rows in all.GroupBy(utterance => same.RootOf(utterance.Item.Number))) NoteSame([.. rows.OrderBy(row => row.Item.Number)]);
        Unchecked = input.Skipped.Where(skipped => skipped.Kind is LeakageKind.SameSamples or LeakageKind.SameAudio).Select(skipped => skipped.Item).ToHashSet();
        Notes = input.Notes;
    }

    private LeakageOptions Options()
    {
        CachedRecordings recordings = new(catalog);
        return new()
        {
            Kinds = LeakageKinds.All.Where(kind => kind.IsSameSpeech()).ToHashSet(),
            AllowOverlappedTalk = true,
            Threads = throttleLimit,
            Fingerprint = new CachedFingerprinter(catalog).Fingerprint,
            Header = recordings.Header,
            Hash = recordings.Hash,
            Digest = recordings.Digest,
        };
    }

    private static void Note(OfferedUtterance copy, OfferedUtterance original, LeakageMatch match)
    {
        copy.AddCopy(original.Source, isBefore: true, Span(match.EvaluationSpan));
        original.AddCopy(copy.Source, isBefore: false, Span(match.TrainingSpan));
    }

    private static void NoteSame(OfferedUtterance[] rows)
    {
        if (rows.Length < 2) return;
        // By source, not by pair: a prompt that is delivered ten thousand times is noted in each of its rows once a source.
        HashSet<int> before = [];
        HashSet<int> sources = [.. rows.Select(row => row.Source)];
        foreach (OfferedUtterance row in rows)
        {
            foreach (int source in before) row.AddCopy(source, isBefore: true, null);
            foreach (int source in sources.Where(source => source != row.Source && !before.Contains(source))) row.AddCopy(source, isBefore: false, null);
            before.Add(row.Source);
        }
    }

    private static Stretch? Span((double Start, double End)? span) => span is var (start, end) ? new(start, end) : null;

    private void Report(SpeechDataException trouble) => fail(trouble, trouble.Path ?? "");

    private void Show(LeakageProgress at)
    {
        progress($"Looking for copies: {at.Stage}", at.Total > 0 ? Math.Min(1, (double)at.Done / at.Total) : 0);
    }
}
