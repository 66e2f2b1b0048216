using System.Globalization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Readiness;

/// <summary>How closely the set bounds the error rate of each slice of production, and what it takes to do so as asked.</summary>
internal sealed class AlignmentPower
{
    // A speaker is worth asking for a minute of speech at least.
    private const double LeastWordsPerSpeaker = 100;
    private const double AssumedWordsPerSpeaker = 300;
    private const double Dominant = 0.5;

    private readonly AlignmentScope _scope;
    private readonly ErrorSpread _spread;
    private readonly bool _isRateAssumed;
    private readonly bool _hasWords;
    private readonly double _wordsPerSpeaker;

    public AlignmentPower(AlignmentScope scope)
    {
        _scope = scope;
        ErrorSpread? measured = Measure(scope.Evaluation.Items);
        _spread = measured ?? ErrorSpread.Assumed(scope.Options.ExpectedErrorRate);
        _isRateAssumed = measured is null;
        double[] words = [.. BySpeaker(scope.Evaluation.Items).Select(speaker => speaker.Words)];
        _hasWords = scope.Evaluation.Items.Any(item => scope.WordsOf(item) is not null);
        _wordsPerSpeaker = words.Length > 0 ? words.Average() : AssumedWordsPerSpeaker;
    }

    public IEnumerable<EvaluationAlignment> Rows() => AlignmentSlice.Of(_scope).Select(Row);

    private EvaluationAlignment Row(AlignmentSlice slice)
    {
        AlignmentOptions options = _scope.Options;
        (string Speaker, double Words)[] speakers = [.. BySpeaker(slice.Items)];
        double[] words = [.. speakers.Select(speaker => speaker.Words)];
        (ErrorSpread spread, bool assumed) = SpreadOf(slice);
        RatePower power = new(spread, options.Comparison.ConfidenceLevel);
        double each = Math.Max(LeastWordsPerSpeaker, words.Length > 0 ? words.Average() : _wordsPerSpeaker), margin = options.MarginPoints / 100;
        double? now = power.HalfWidth(words);
        int? needed = power.Needed(each, margin), added = power.Added(words, each, margin);
        bool isKnown = slice.Items.Count == 0 || (_hasWords && words.Length > 0);
        Verdict verdict = Judge(slice, isKnown, now, margin);
        EvaluationAlignment row = new()
        {
            Kind = AlignmentKind.Power,
            Name = slice.Name,
            Verdict = verdict,
            Weight = verdict == Verdict.Fail ? EvidenceWeight.Decisive : EvidenceWeight.Contributing,
            ProductionShare = slice.ProductionShare,
            EvaluationShare = slice.EvaluationShare,
            Utterances = slice.Items.Count,
            Speakers = SpeakersOf(slice.Items),
            Words = _hasWords ? slice.Items.Sum(item => _scope.WordsOf(item) ?? 0) : null,
            ErrorRate = spread.Rate,
            IsAssumed = assumed,
            DesignEffect = spread.DesignEffect(each),
            MarginPoints = 100 * now,
            NeededSpeakers = needed,
            NeededWords = (long?)(needed * each),
            AddSpeakers = isKnown ? added : null,
            AddWords = isKnown && added is { } more ? (long)Math.Ceiling(more * each) : null,
            Remarks = new TextList(Remarks(slice, spread, assumed, words)),
        };
        return row with { Remedy = Remedy(row, slice) };
    }

    private Verdict Judge(AlignmentSlice slice, bool isKnown, double? now, double margin)
    {
        if (slice.Items.Count == 0) return slice.ProductionShare >= _scope.Options.MissingFailShare ? Verdict.Fail : Verdict.Warn;
        if (!isKnown) return Verdict.Unknown;
        return now <= margin ? Verdict.Pass : Verdict.Warn;
    }

    // Speakers differ alike in all slices, as far as a set can tell; how often they err does not.
    private (ErrorSpread Spread, bool IsAssumed) SpreadOf(AlignmentSlice slice)
    {
        if (_isRateAssumed) return (_spread, true);
        (long Errors, long Words)[] scored = [.. slice.Items.Where(item => _scope.Scores.ContainsKey(item.Utterance.Id)).Select(item => _scope.Scores[item.Utterance.Id])];
        double errors = scored.Sum(score => (double)score.Errors), words = scored.Sum(score => (double)score.Words);
        bool isOwn = errors > 0 && BySpeaker(slice.Items).Count() >= ErrorSpread.LeastSpeakers;
        return (isOwn ? _spread with { Rate = errors / words } : _spread, false);
    }

    private ErrorSpread? Measure(IReadOnlyList<AlignmentItem> items) => _scope.Scores.Count == 0 ? null : ErrorSpread.Of(
        [.. items
            .Where(item => item.Utterance.Speaker is not null && _scope.Scores.ContainsKey(item.Utterance.Id))
            .GroupBy(item => item.Utterance.Speaker!.Trim(), StringComparer.Ordinal)
            .Select(speaker => (IReadOnlyList<(long, long)>)[.. speaker.Select(item => _scope.Scores[item.Utterance.Id])])]);

    private IEnumerable<(string Speaker, double Words)> BySpeaker(IEnumerable<AlignmentItem> items) => items
        .Where(item => !string.IsNullOrWhiteSpace(item.Utterance.Speaker))
        .GroupBy(item => item.Utterance.Speaker!.Trim(), StringComparer.Ordinal)
        .Select(speaker => (speaker.Key, Words: speaker.Sum(item => (double)(_scope.WordsOf(item) ?? 0))))
        .Where(speaker => speaker.Words > 0);

    internal static int SpeakersOf(IEnumerable<AlignmentItem> items) =>
        items.Select(item => item.Utterance.Speaker?.Trim()).Where(speaker => !string.IsNullOrEmpty(speaker)).Distinct(StringComparer.Ordinal).Count();

    // Kish's: as many speakers of equal size would do as much.
    private static double Effective(double[] words) => Math.Pow(words.Sum(), 2) / words.Sum(count => count * count);

    private IEnumerable<string> Remarks(AlignmentSlice slice, ErrorSpread spread, bool assumed, double[] words)
    {
        if (slice.Items.Count == 0)
        {
            yield return "evaluation has none of it";
        }
        else
        {
            if (!_hasWords) yield return "evaluation has no texts: nothing in it can be scored";
            int unnamed = slice.Items.Count(item => string.IsNullOrWhiteSpace(item.Utterance.Speaker));
            if (unnamed > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{unnamed:N0} of {slice.Items.Count:N0} utterances name no speaker and do not count");
            if (words.Length > 1 && words.Max() > Dominant * words.Sum()) yield return string.Create(CultureInfo.InvariantCulture, $"one speaker has {words.Max() / words.Sum():0 %} of the words");
            if (words.Length > 0 && Effective(words) is var effective and < ErrorSpread.LeastSpeakers)
                yield return string.Create(CultureInfo.InvariantCulture, $"{words.Length} speakers, in effect {effective:0.0}: too few for any margin; {ErrorSpread.LeastSpeakers} are needed");
        }

        if (assumed) yield return string.Create(CultureInfo.InvariantCulture, $"assumed: {spread.Rate:0.# %} word errors");
        if (spread.IsAssumed) yield return string.Create(CultureInfo.InvariantCulture, $"assumed: speakers' own rates spread by {spread.SpeakerVariation:0 %}");
    }

    private string? Remedy(EvaluationAlignment row, AlignmentSlice slice)
    {
        string of = row.Name == EvaluationAlignment.All ? "" : $" of {row.Name}";
        if (row.Verdict == Verdict.Pass) return null;
        if (row.Verdict == Verdict.Unknown)
        {
            return _hasWords
                ? string.Create(CultureInfo.InvariantCulture, $"name the speakers of {slice.Items.Count:N0} utterances{of}: a margin that holds for new speakers rests on them")
                : string.Create(CultureInfo.InvariantCulture, $"transcribe {slice.Items.Count:N0} utterances{of}");
        }

        string margin = string.Create(CultureInfo.InvariantCulture, $"±{_scope.Options.MarginPoints:0.##} {(_scope.Options.MarginPoints == 1 ? "point" : "points")}");
        string channel = slice.Channel is null ? "" : $" ({slice.Channel})";
        return row.AddSpeakers is { } speakers
            ? string.Create(CultureInfo.InvariantCulture, $"add {speakers:N0} speakers and {row.AddWords:N0} words{of}{channel} to bound word errors to {margin}")
            : $"no number of speakers bounds word errors{of} to {margin}: ask for a wider margin";
    }
}
