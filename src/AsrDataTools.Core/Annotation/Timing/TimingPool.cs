using AsrDataTools.Statistics;

namespace AsrDataTools.Annotation.Timing;

/// <summary>Sums recordings up, with intervals by bootstrap over them.</summary>
internal static class TimingPool
{
    /// <summary>Fewer recordings give no interval.</summary>
    public const int LeastForInterval = 10;

    /// <summary>One row for each unit that occurs.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IEnumerable<AnnotationTiming> Overall(IReadOnlyList<TimingMeasure> measures, TimingOptions options, CancellationToken cancellation) => measures
        .GroupBy(measure => measure.Row.Unit)
        .OrderBy(unit => unit.Key)
        .Select(unit => Overall(unit.Key, [.. unit], options, cancellation));

    private static AnnotationTiming Overall(TimingUnit unit, TimingMeasure[] measures, TimingOptions options, CancellationToken cancellation)
    {
        TimingMeasure[] heard = [.. measures.Where(measure => measure.Edges.Count > 0)];
        AnnotationTiming[] rows = [.. measures.Select(measure => measure.Row)];
        TimeGrid? grid = Grid(measures);
        AnnotationTiming row = new()
        {
            Recording = AnnotationTiming.Overall,
            Unit = unit,
            Recordings = rows.Length,
            HeardRecordings = heard.Length,
            Spans = rows.Sum(each => each.Spans),
            GridStepMs = grid?.StepMs,
            GridShare = grid?.Share,
            GridChance = grid?.Chance,
            CoarseRecordings = rows.Sum(each => each.CoarseRecordings),
            Words = Sum(each => each.Words),
            UntimedWords = Sum(each => each.UntimedWords),
            UntimedNumbers = Sum(each => each.UntimedNumbers),
            ZeroLengthWords = Sum(each => each.ZeroLengthWords),
            TooShortWords = Sum(each => each.TooShortWords),
            TooLongWords = Sum(each => each.TooLongWords),
            InterpolatedWords = Sum(each => each.InterpolatedWords),
            AbsorbingWords = Sum(each => each.AbsorbingWords),
            AbsorbedMs = rows.Any(each => each.AbsorbedMs is not null) ? rows.Sum(each => each.AbsorbedMs ?? 0) : null,
            SilentWords = Sum(each => each.SilentWords),
            DurationSeconds = heard.Length > 0 ? heard.Sum(each => each.Row.DurationSeconds ?? 0) : null,
        };
        List<string> abstained = [.. Unmeasured(rows)];
        if (heard.Length > 0) row = Edges(row, heard, options, abstained, cancellation);
        return row with { Abstained = new(abstained) };

        int? Sum(Func<AnnotationTiming, int?> column) => rows.Any(each => column(each) is not null) ? rows.Sum(each => column(each) ?? 0) : null;
    }

    private static AnnotationTiming Edges(AnnotationTiming row, TimingMeasure[] heard, TimingOptions options, List<string> abstained, CancellationToken cancellation)
    {
        PooledEdges[] pooled = [.. new[] { 0, 1 }.Select(kind => new PooledEdges([.. heard.Select(measure => measure.Edges[kind])]))];
        row = TimingColumns.WithEdges(row, [pooled[0].All, pooled[1].All]) with { UnjudgedEdges = heard.Sum(measure => measure.Row.UnjudgedEdges) };
        AnnotationTiming[] fitted = [.. heard.Select(measure => measure.Row).Where(each => each.DriftPpm is not null)];
        double[] drifts = [.. fitted.Select(each => each.DriftPpm!.Value)];
        row = row with
        {
            ShiftMs = (row.OnsetMedianMs + row.OffsetMedianMs) / 2,
            PaddingMs = (row.OffsetMedianMs - row.OnsetMedianMs) / 2,
            DriftPpm = Median(drifts),
            DriftMsPerMinute = 0.06 * Median(drifts),
            JitterMs = Median([.. fitted.Select(each => each.JitterMs!.Value)]),
            ShiftedRecordings = fitted.Length > 0 ? fitted.Sum(each => each.ShiftedRecordings) : null,
            DriftingRecordings = fitted.Length > 0 ? fitted.Sum(each => each.DriftingRecordings) : null,
        };
        if (fitted.Length < heard.Length) abstained.Add(FormattableString.Invariant($"drift: {heard.Length - fitted.Length:N0} of {heard.Length:N0} recordings have too few edges for one of their own"));
        if (heard.Length < LeastForInterval)
        {
            abstained.Add(FormattableString.Invariant($"intervals: {heard.Length} recordings, {LeastForInterval} are needed"));
            return row;
        }

        var absolute = Interval(new PooledEdges([.. heard.Select(measure => new EdgeStatistics([.. measure.Edges.SelectMany(kind => kind.Deviations).Select(Math.Abs)], 0))]).Median);
        var onset = Interval(pooled[0].Median);
        var offset = Interval(pooled[1].Median);
        var shift = Interval(draws => (pooled[0].Median(draws) + pooled[1].Median(draws)) / 2);
        var onset100 = Interval(draws => pooled[0].Within(2, draws));
        var offset100 = Interval(draws => pooled[1].Within(2, draws));
        (double Low, double High)? drift = drifts.Length < LeastForInterval ? null
            : ClusterBootstrap.Interval(drifts.Length, new PooledEdges([.. drifts.Select(value => new EdgeStatistics([(float)value], 0))]).Median, options.Bootstrap, cancellation);
        return row with
        {
            DeviationMedianLowMs = absolute?.Low,
            DeviationMedianHighMs = absolute?.High,
            OnsetMedianLowMs = onset?.Low,
            OnsetMedianHighMs = onset?.High,
            OnsetWithin100Low = onset100?.Low,
            OnsetWithin100High = onset100?.High,
            OffsetMedianLowMs = offset?.Low,
            OffsetMedianHighMs = offset?.High,
            OffsetWithin100Low = offset100?.Low,
            OffsetWithin100High = offset100?.High,
            ShiftLowMs = shift?.Low,
            ShiftHighMs = shift?.High,
            DriftLowPpm = drift?.Low,
            DriftHighPpm = drift?.High,
        };

        (double Low, double High)? Interval(ClusterBootstrap.Estimate estimate) => ClusterBootstrap.Interval(heard.Length, estimate, options.Bootstrap, cancellation);
    }

    // Of all times together: the step that most recordings share, or none.
    private static TimeGrid? Grid(TimingMeasure[] measures)
    {
        TimeGrid[] grids = [.. measures.Select(measure => measure.Grid).OfType<TimeGrid>()];
        if (grids.Length == 0 || 2 * grids.Length < measures.Length) return null;
        IGrouping<double, TimeGrid> most = grids.GroupBy(grid => grid.StepMs).MaxBy(step => step.Count())!;
        return new(most.Key, (double)most.Count() / measures.Length, most.Max(grid => grid.Chance), most.Sum(grid => grid.Times));
    }

    private static IEnumerable<string> Unmeasured(AnnotationTiming[] rows) => rows
        .Where(row => row.HeardRecordings == 0)
        .GroupBy(row => row.Abstained.First())
        .OrderByDescending(reason => reason.Count())
        .Select(reason => rows.Length == 1 ? reason.Key : FormattableString.Invariant($"{reason.Key} ({reason.Count():N0} of {rows.Length:N0} recordings)"));

    private static double? Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? null : Quantile.OfSorted(values, 0.5);
    }
}
