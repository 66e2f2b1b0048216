namespace AsrDataTools.Scoring.Diarization;

/// <summary>
/// Which time is evaluated (speakers are mapped on it) and which part of that is scored, as NIST's md-eval decides it. Source:
/// NIST RT-09 evaluation plan, section 6, and the behaviour of md-eval version 22.
/// </summary>
internal sealed record ScoredTime(List<Interval> Evaluated, List<Interval> Scored)
{
    private const double NonLexicalExtensionSeconds = 0.5;

    public static ScoredTime Of(DiarizationPair pair, DiarizationOptions options)
    {
        List<Interval> turns = [.. pair.Reference.Select(t => Interval.OfSeconds(t.StartSeconds, t.EndSeconds, pair.Recording))];
        List<Interval> nonLexical = Read(pair.NonLexical, pair);
        List<Interval> words = Read(pair.Words, pair);
        List<Interval> noScore = IntervalSet.Union(Read(pair.NoScore, pair));

        List<Interval> evaluated = pair.Regions is null ? Extent([.. turns, .. nonLexical, .. words]) : IntervalSet.Union(Read(pair.Regions, pair));
        long[] boundaries = noScore.Count + nonLexical.Count == 0 ? [] : [.. turns.Where(t => t.Length > 0).SelectMany(t => (long[])[t.Start, t.End]).Order()];
        words = IntervalSet.Union(words);
        evaluated = IntervalSet.Subtract(evaluated, ExclusionZones.Extend(noScore, boundaries, words, 0));

        List<Interval> scored = evaluated;
        if (options.CollarSeconds > 0)
        {
            long collar = Interval.Nanoseconds(options.CollarSeconds);
            scored = IntervalSet.Subtract(scored, IntervalSet.Union(turns.SelectMany(t => (Interval[])[
                new(t.Start - collar, t.Start + collar),
                new(t.End - collar, t.End + collar)])));
        }

        long extension = Interval.Nanoseconds(NonLexicalExtensionSeconds);
        scored = IntervalSet.Subtract(scored, ExclusionZones.Extend(IntervalSet.Union(nonLexical), boundaries, words, extension));
        if (options.SkipOverlap) scored = IntervalSet.Subtract(scored, IntervalSet.Overlap(turns));
        return new(evaluated, scored);
    }

    private static List<Interval> Read(IReadOnlyList<TimeRegion> regions, DiarizationPair pair) =>
        [.. regions.Select(r => Interval.OfSeconds(r.StartSeconds, r.EndSeconds, pair.Recording))];

    private static List<Interval> Extent(List<Interval> parts) =>
        parts.Count == 0 ? [] : IntervalSet.Union([new(parts.Min(p => p.Start), parts.Max(p => p.End))]);
}
