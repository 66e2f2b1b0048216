namespace AsrDataTools.Leakage;

/// <summary>
/// The alignments of one query: which are known already, which hold, and which stretches so many items share that no more
/// are looked for. The work on common audio is thereby bounded, whatever the size of the index.
/// </summary>
internal sealed class MatchCollector
{
    /// <summary>
    /// Patches that straddle the end of what is shared still agree by half: a span that ends within both recordings is found
    /// that much too long at each end.
    /// </summary>
    private const double EdgeSeconds = 0.22;

    /// <summary>Indexed sub-fingerprints in a second.</summary>
    private const int RunWindow = 31;

    /// <summary>Of those, so many must say something somewhere in a match: 0.6 s.</summary>
    private const int LeastRun = 19;

    private readonly FingerprintIndex _index;
    private readonly FingerprintSearchOptions _options;
    private readonly FingerprintItem _query;
    private readonly int _queryCodes;
    private readonly double _hopSeconds;
    private readonly int _step;
    private readonly double _alignments;
    private readonly Dictionary<int, List<AlignedSpan>> _known = [];
    private readonly List<AlignedSpan> _held = [];

    // For each second of the query, how many alignments that hold cover it.
    private readonly int[] _cover;
    private readonly int _codesASecond;

    public MatchCollector(FingerprintIndex index, FingerprintSearchOptions options, FingerprintQuery query)
    {
        _index = index;
        _options = options;
        _query = query.Item;
        _queryCodes = query.Codes.Length;
        _hopSeconds = query.HopSeconds;
        _step = query.Step;
        _codesASecond = (int)(1 / _hopSeconds);
        _cover = new int[(query.Codes.Length / _codesASecond) + 1];
        _alignments = Math.Max(1, query.Codes.Length) * (double)Math.Max(1, index.CodeCount);
    }

    /// <summary>Whether so many items share what is at a place of the query that no more need be found.</summary>
    public bool IsCommon(int atQuery) => _cover[atQuery / _codesASecond] > _options.CommonItems;

    /// <summary>Whether a place lies on an alignment that was tried before.</summary>
    public bool Knows(int item, int atQuery, int atIndexed, int margin)
    {
        if (!_known.TryGetValue(item, out List<AlignedSpan>? spans))
            return false;
        foreach (AlignedSpan span in spans)
        {
            if (span.Holds(atQuery, atIndexed, margin))
                return true;
        }

        return false;
    }

    public void Add(AlignedSpan span)
    {
        if (!_known.TryGetValue(span.Item, out List<AlignedSpan>? spans))
            _known.Add(span.Item, spans = []);
        spans.Add(span);
        if (!Holds(span))
            return;
        _held.Add(span);
        for (int second = span.FirstQuery / _codesASecond; second <= span.LastQuery / _codesASecond; second++)
            _cover[second]++;
    }

    private bool Holds(AlignedSpan span) =>
        span.BitErrorRate <= Math.Min(_options.MaximumBitErrorRate, CopyLimit.BitErrorRate(ComparedSeconds(span)) + _options.MaximumBitErrorRate - CopyLimit.Most)
        && QuerySeconds(span) >= _options.MinimumSeconds
        && HasRun(span)
        && Chance(span) <= _options.MaximumChance;

    // Where tones go on and off at long intervals there is a little that says something, again and again, but never much at once.
    private bool HasRun(AlignedSpan span)
    {
        ReadOnlySpan<ulong> codes = _index.Codes(span.Item)[span.FirstIndexed..(span.LastIndexed + 1)];
        int informative = 0;
        for (int i = 0; i < codes.Length; i++)
        {
            informative += codes[i] == SubFingerprint.None ? 0 : 1;
            informative -= i >= RunWindow && codes[i - RunWindow] != SubFingerprint.None ? 1 : 0;
            if (informative >= LeastRun)
                return true;
        }

        return false;
    }

    public AudioSearchResult Result()
    {
        List<AudioMatch> matches = [];
        List<AlignedSpan> common = [];
        foreach (AlignedSpan span in _held.OrderBy(Chance).ThenBy(span => span.BitErrorRate).ThenBy(span => span.Item).ThenBy(span => span.FirstQuery))
        {
            if (IsCommon((span.FirstQuery + span.LastQuery) / 2))
                common.Add(span);
            else
                matches.Add(ToMatch(span));
        }

        return new AudioSearchResult(matches, [.. CommonStretches(common)]);
    }

    private IEnumerable<CommonAudio> CommonStretches(List<AlignedSpan> spans)
    {
        for (int second = 0; second < _cover.Length; second++)
        {
            if (_cover[second] <= _options.CommonItems)
                continue;
            int end = second;
            while (end < _cover.Length && _cover[end] > _options.CommonItems)
                end++;
            int from = second * _codesASecond, to = end * _codesASecond;
            List<AlignedSpan> here = [.. spans.Where(span => span.FirstQuery < to && span.LastQuery >= from)];
            if (here.Count > 0)
            {
                int first = Math.Max(from, Median(here.Select(span => span.FirstQuery))), last = Math.Min(to - 1, Median(here.Select(span => span.LastQuery)));
                yield return new CommonAudio(
                    QueryTime(first), QueryTime(last) + FingerprintGrid.PatchSeconds, here.Select(span => span.Item).Distinct().Count(), ToMatch(here[0]));
            }

            second = end;
        }
    }

    private static int Median(IEnumerable<int> values)
    {
        int[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private AudioMatch ToMatch(AlignedSpan span)
    {
        FingerprintItem indexed = _index.Items[span.Item];
        double hop = FingerprintGrid.HopSeconds(FingerprintDensity.Index);
        bool beginsInside = span.FirstQuery > _step && span.FirstIndexed > 1;
        bool endsInside = span.LastQuery < _queryCodes - 1 - _step && span.LastIndexed < _index.Codes(span.Item).Length - 2;
        double from = beginsInside ? EdgeSeconds : 0, to = FingerprintGrid.PatchSeconds - (endsInside ? EdgeSeconds : 0);
        return new AudioMatch(
            _query,
            QueryTime(span.FirstQuery) + from,
            QueryTime(span.LastQuery) + to,
            indexed,
            indexed.StartSeconds + (span.FirstIndexed * hop) + from,
            indexed.StartSeconds + (span.LastIndexed * hop) + to,
            span.BitErrorRate,
            ComparedSeconds(span),
            Chance(span),
            SpeedFactor(span));
    }

    private double QueryTime(int code) => _query.StartSeconds + (code * _hopSeconds);

    private double QuerySeconds(AlignedSpan span) => ((span.LastQuery - span.FirstQuery) * _hopSeconds) + FingerprintGrid.PatchSeconds;

    private static double ComparedSeconds(AlignedSpan span) => span.Compared * FingerprintGrid.HopSeconds(FingerprintDensity.Index);

    private double Chance(AlignedSpan span) => ChanceModel.Probability(span.BitErrorRate, ComparedSeconds(span), _alignments);

    private double SpeedFactor(AlignedSpan span)
    {
        int query = span.LastQuery - span.FirstQuery, indexed = (span.LastIndexed - span.FirstIndexed) * _step;
        return query > 0 && indexed > 0 ? indexed / (double)query : 1;
    }
}
