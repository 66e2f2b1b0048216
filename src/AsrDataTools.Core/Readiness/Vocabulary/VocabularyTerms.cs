using AsrDataTools.Statistics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Readiness;

/// <summary>Looks for listed terms in both corpora while their texts go by.</summary>
internal sealed class VocabularyTerms
{
    private readonly TermList _list;
    private readonly TermScanner _scanner;
    private readonly TermTally _production;
    private readonly TermTally _training;
    private readonly Dictionary<string, int> _recordings = new(StringComparer.Ordinal);
    private readonly List<(int Recording, int Term)> _mentions = [];
    private int _count;

    public VocabularyTerms(TermList list, TokenOptions tokens)
    {
        _list = list;
        _scanner = new(list, tokens);
        (_production, _training) = (new(list), new(list));
    }

    public void AddProduction(SpokenText text)
    {
        int recording = RecordingOf(text.Recording);
        TermBatch batch = Scanned(text);
        _production.Add(batch);
        foreach ((int _, int term, bool isInner) in batch.Hits)
        {
            if (!isInner) _mentions.Add((recording, term));
        }
    }

    public void AddTraining(SpokenText text) => _training.Add(Scanned(text));

    /// <summary>The terms that training has too few examples of, most needed first, and how much of production that is.</summary>
    public (IReadOnlyList<DomainTermCoverage> Terms, TermShortfall Shortfall) Judge(VocabularyGateSettings settings, long seed, CancellationToken cancellation)
    {
        DomainTermCoverage[] rows = [.. DomainTermCoverage.Rows(_list, _training, _production, settings.MinimumExamples).Where(row => row.ReferenceCount > 0)];
        bool[] isShort = [.. _list.Terms.Select((term, number) => _training[number].Count < (term.MinimumExamples ?? settings.MinimumExamples))];
        long[] above = new long[_count], below = new long[_count];
        foreach ((int recording, int term) in _mentions)
        {
            below[recording]++;
            if (isShort[term]) above[recording]++;
        }

        TermShortfall shortfall = new(_list.Terms.Count, rows.Length, Enumerable.Range(0, isShort.Length).Count(number => isShort[number] && _production[number].Count > 0), _mentions.Count, above.Sum());
        if (_count >= OutOfVocabulary.LeastRecordings && _mentions.Count > 0)
        {
            double effective = EffectiveClusters.Of([.. Enumerable.Range(0, _count)], [.. below.Select(count => (double)count)]);
            (double Low, double High)? interval = BootstrapInterval.Percentile(
                RatioBootstrap.Replicates(above, below, settings.Replicates, seed, cancellation), BootstrapInterval.TailShare(settings.ConfidenceLevel, effective));
            shortfall = shortfall with { Low = interval?.Low, High = interval?.High };
        }

        return ([.. rows.Where(row => row.Needed > 0)], shortfall);
    }

    private TermBatch Scanned(SpokenText text)
    {
        TermBatch batch = new();
        batch.Add(text);
        return _scanner.Scan(batch, CancellationToken.None);
    }

    private int RecordingOf(string? name)
    {
        if (name is null) return _count++;
        if (!_recordings.TryGetValue(name, out int number)) _recordings.Add(name, number = _count++);
        return number;
    }
}
