using System.Runtime.InteropServices;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Vocabulary;

/// <summary>How terms in hypotheses are scored.</summary>
public sealed record TermScoringOptions
{
    public TokenOptions Tokens { get; init; } = new();

    public AlignmentConvention Convention { get; init; } = AlignmentConvention.Nist;

    public double ConfidenceLevel { get; init; } = 0.95;

    public int Replicates { get; init; } = 1000;

    public long Seed { get; init; } = 1;
}

/// <summary>Scores terms in hypotheses, on the alignment of <see cref="WordScorer"/> over the tokens that terms are matched on.</summary>
public sealed class TermScorer
{
    private readonly TermList _list;
    private readonly TermScoringOptions _options;
    private readonly WordScorer _scorer;
    private readonly WordTokenizer _tokenizer;
    private readonly List<TermMatch> _matches = [];
    private readonly string[] _groups;
    private readonly int[] _groupOf;
    private readonly Dictionary<int, TermCell> _terms = [];
    private readonly Dictionary<string, int> _blocks = new(StringComparer.Ordinal);
    private readonly List<TermCell[]> _cells = [];
    private long _withoutSpeaker;
    private bool _bySpeaker = true;

    public TermScorer(TermList list, TermScoringOptions options, CancellationToken cancellation)
    {
        _list = list;
        _options = options;
        _tokenizer = new(options.Tokens);
        _scorer = new(new WordScoringOptions { Convention = options.Convention, Normalizer = new TokenNormalizer(options.Tokens) }, cancellation);
        string[] classes = [.. list.Terms.Select(term => term.Class).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        _groups = [WordErrorResult.All, .. classes];
        _groupOf = [.. list.Terms.Select(term => term.Class is null ? 0 : 1 + Array.FindIndex(classes, name => name.Equals(term.Class, StringComparison.OrdinalIgnoreCase)))];
    }

    public int Utterances { get; private set; }

    /// <summary>Scores one utterance; the notation of NIST's files is not read, texts are taken as they stand.</summary>
    public void Add(TranscriptPair pair)
    {
        Utterances++;
        TermCell[] cells = CellsOf(pair);
        AlignedWord[] path = [.. _scorer.Score(pair with { InNistNotation = false }).Alignment];
        // The place on the path of each token of either side.
        int[] reference = [.. Enumerable.Range(0, path.Length).Where(step => path[step].Reference is not null)];
        int[] hypothesis = [.. Enumerable.Range(0, path.Length).Where(step => path[step].Hypothesis is not null)];
        List<TermMatch> said = Matches(pair.Reference), heard = Matches(pair.Hypothesis);
        bool[] isHit = new bool[heard.Count];
        int[] within = new int[path.Length]; // Group of the term that a reference word, or an inserted one, is in, counted from 1; 0 for none.
        int[] termAt = new int[path.Length];
        foreach (TermMatch match in said)
        {
            int hit = Enumerable.Range(0, heard.Count).FirstOrDefault(i => heard[i] is var other && other.Term == match.Term && !isHit[i]
                && hypothesis[other.Start] <= reference[match.End - 1] && hypothesis[other.End - 1] >= reference[match.Start], -1);
            if (hit >= 0) isHit[hit] = true;
            Count(cells, match.Term, new() { Reference = 1, Hits = hit >= 0 ? 1 : 0 });
            for (int i = match.Start; i < match.End; i++) (within[reference[i]], termAt[reference[i]]) = (1 + _groupOf[match.Term], match.Term);
        }

        foreach (TermMatch match in heard)
        {
            Count(cells, match.Term, new() { Hypothesis = 1 });
            for (int i = match.Start; i < match.End; i++)
            {
                if (path[hypothesis[i]].Kind == EditKind.Insertion) (within[hypothesis[i]], termAt[hypothesis[i]]) = (1 + _groupOf[match.Term], match.Term);
            }
        }

        for (int step = 0; step < path.Length; step++)
        {
            int words = path[step].Reference is null ? 0 : 1, errors = path[step].Kind == EditKind.Correct ? 0 : 1;
            if (within[step] == 0) cells[0] = cells[0].Plus(new() { OtherWords = words, OtherErrors = errors });
            else Count(cells, termAt[step], new() { Words = words, Errors = errors });
        }
    }

    /// <summary>A row over all, then one a class.</summary>
    public IEnumerable<DomainTermScore> Results(CancellationToken cancellation)
    {
        for (int group = 0; group < _groups.Length; group++)
        {
            int own = group;
            yield return Row(_groups[group], [.. _cells.Select(cells => cells[own])], TermsOf(own), isAll: group == 0, cancellation);
        }
    }

    /// <summary>A row for each term that the references or the hypotheses have, most misses first.</summary>
    public IEnumerable<DomainTermScore> TermResults() => _terms
        .Select(entry => Row(_list.Terms[entry.Key].Text, [entry.Value], entry.Value.Reference > 0 ? 1 : 0, isAll: false, CancellationToken.None) with { Remarks = TextList.Empty })
        .OrderByDescending(row => row.Misses).ThenByDescending(row => row.FalseInsertions).ThenBy(row => row.Group, StringComparer.Ordinal);

    private int TermsOf(int group) => _terms.Count(entry => entry.Value.Reference > 0 && (group == 0 || _groupOf[entry.Key] == group));

    private List<TermMatch> Matches(string text)
    {
        _tokenizer.Read(text);
        _list.Matcher.Find(_tokenizer, _matches);
        return [.. _matches.Where(match => !match.IsInner)];
    }

    private void Count(TermCell[] cells, int term, TermCell cell)
    {
        cells[0] = cells[0].Plus(cell);
        if (_groupOf[term] > 0) cells[_groupOf[term]] = cells[_groupOf[term]].Plus(cell);
        ref TermCell own = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, term, out _);
        own = own.Plus(cell);
    }

    // Speakers where all are known, else utterances; which is known only at the end, so an unknown speaker is a block of its own.
    private TermCell[] CellsOf(TranscriptPair pair)
    {
        if (pair.Speaker is null)
        {
            _withoutSpeaker++;
            _bySpeaker = false;
        }

        string name = pair.Speaker ?? FormattableString.Invariant($"\0{_cells.Count}");
        if (!_blocks.TryGetValue(name, out int block))
        {
            _blocks.Add(name, block = _cells.Count);
            _cells.Add(new TermCell[_groups.Length]);
        }

        return _cells[block];
    }

    private DomainTermScore Row(string group, TermCell[] blocks, int terms, bool isAll, CancellationToken cancellation)
    {
        TermCell sum = blocks.Aggregate(default(TermCell), (one, other) => one.Plus(other));
        (double? Rate, double? Low, double? High) recall = Rate(blocks, cell => cell.Hits, cell => cell.Reference, cancellation);
        (double? Rate, double? Low, double? High) precision = Rate(blocks, cell => cell.Hits, cell => cell.Hypothesis, cancellation);
        (double? Rate, double? Low, double? High) f = Rate(blocks, cell => 2 * cell.Hits, cell => cell.Reference + cell.Hypothesis, cancellation);
        (double? Rate, double? Low, double? High) biased = Rate(blocks, cell => cell.Errors, cell => cell.Words, cancellation);
        (double? Rate, double? Low, double? High) other = isAll ? Rate(blocks, cell => cell.OtherErrors, cell => cell.OtherWords, cancellation) : default;
        List<string> remarks = [];
        if (blocks.Length < OutOfVocabulary.LeastRecordings) remarks.Add(FormattableString.Invariant($"{blocks.Length} {(_bySpeaker ? "speakers" : "utterances")}: too few for an interval"));
        else if (!_bySpeaker) remarks.Add(FormattableString.Invariant($"{_withoutSpeaker:N0} utterances name no speaker; each counts as one"));
        return new DomainTermScore
        {
            Group = group,
            Terms = terms,
            ReferenceCount = sum.Reference,
            HypothesisCount = sum.Hypothesis,
            Hits = sum.Hits,
            Recall = recall.Rate,
            RecallLow = recall.Low,
            RecallHigh = recall.High,
            Precision = precision.Rate,
            PrecisionLow = precision.Low,
            PrecisionHigh = precision.High,
            F = f.Rate,
            FLow = f.Low,
            FHigh = f.High,
            BiasedWords = sum.Words,
            BiasedWordErrorRate = biased.Rate,
            BiasedLow = biased.Low,
            BiasedHigh = biased.High,
            UnbiasedWords = isAll ? sum.OtherWords : null,
            UnbiasedWordErrorRate = other.Rate,
            UnbiasedLow = other.Low,
            UnbiasedHigh = other.High,
            Remarks = new(remarks),
        };
    }

    private (double?, double?, double?) Rate(TermCell[] blocks, Func<TermCell, long> numerator, Func<TermCell, long> denominator, CancellationToken cancellation)
    {
        long[] above = [.. blocks.Select(numerator)], below = [.. blocks.Select(denominator)];
        if (below.Sum() == 0) return default;
        double rate = (double)above.Sum() / below.Sum();
        if (blocks.Length < OutOfVocabulary.LeastRecordings) return (rate, null, null);
        double effective = EffectiveClusters.Of([.. Enumerable.Range(0, below.Length)], [.. below.Select(count => (double)count)]);
        (double Low, double High)? interval = BootstrapInterval.Percentile(
            RatioBootstrap.Replicates(above, below, _options.Replicates, _options.Seed, cancellation), BootstrapInterval.TailShare(_options.ConfidenceLevel, effective));
        return (rate, interval?.Low, interval?.High);
    }
}

/// <summary>Counts of one block and one group.</summary>
internal record struct TermCell
{
    public long Reference, Hypothesis, Hits, Words, Errors, OtherWords, OtherErrors;

    public readonly TermCell Plus(TermCell other) => new()
    {
        Reference = Reference + other.Reference,
        Hypothesis = Hypothesis + other.Hypothesis,
        Hits = Hits + other.Hits,
        Words = Words + other.Words,
        Errors = Errors + other.Errors,
        OtherWords = OtherWords + other.OtherWords,
        OtherErrors = OtherErrors + other.OtherErrors,
    };
}
