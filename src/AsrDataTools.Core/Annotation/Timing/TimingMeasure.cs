namespace AsrDataTools.Annotation.Timing;

/// <summary>Measures the times of one recording: the row, and what the rows of all together are made of.</summary>
internal sealed class TimingMeasure
{
    /// <summary>An offset or drift below it is within what the detector's own edges are in doubt, ms.</summary>
    public const double LeastTellingMs = 50;

    /// <summary>A recording is called shifted or drifting where an interval of this level leaves nothing else: of a hundred sound ones one may look so.</summary>
    private const double TellingLevel = 0.99;

    private TimingMeasure(AnnotationTiming row, TimingSource source, EdgeStatistics[] edges) => (Row, Grid, Edges) = (row, source.Grid, edges);

    public AnnotationTiming Row { get; private set; }

    public TimeGrid? Grid { get; }

    /// <summary>By <see cref="EdgeKind"/>; none where nothing was heard.</summary>
    public IReadOnlyList<EdgeStatistics> Edges { get; }

    /// <summary>Words that hold pauses; null where nothing was heard, and of segments.</summary>
    public AbsorbedWords? Absorbed { get; private set; }

    /// <summary>How annotated and heard edges lie to each other; null where nothing was heard.</summary>
    public EdgePairs? Pairs { get; private set; }

    /// <summary>Measures one recording.</summary>
    /// <param name="source">Its annotation.</param>
    /// <param name="speech">What is heard in it; null where it was not listened to.</param>
    /// <param name="audioPath">The file; null for none.</param>
    /// <param name="options">How.</param>
    public static TimingMeasure Of(TimingSource source, RecordedSpeech? speech, string? audioPath, TimingOptions options)
    {
        string? silent = speech is null ? audioPath is null ? "no audio" : "the audio was not measured"
            : !speech.IsWhole ? "the audio was measured in parts, whose ends are none of speech"
            : speech.Any.IsEmpty ? "no speech is heard"
            : source.Spans.Count == 0 ? "nothing has both times"
            : null;
        EdgePairs? pairs = silent is null ? EdgePairs.Of(EdgeLane.Of(source.Spans, speech!), options) : null;
        if (silent is null && pairs is null) silent = "annotated edges fall on heard ones no more often than by chance: are they of this recording?";
        EdgeStatistics[] edges = pairs is null ? [] : [pairs.Statistics(EdgeKind.Onset), pairs.Statistics(EdgeKind.Offset)];
        TimingMeasure measure = new(Annotated(source, audioPath), source, edges) { Pairs = pairs };
        List<string> abstained = [];
        if (pairs is null) abstained.Add($"edges, shift, drift: {silent}");
        else measure.Row = Heard(measure.Row, pairs, edges, options, speech!, abstained);
        if (pairs is not null && source.Unit == TimingUnit.Words)
        {
            measure.Absorbed = AbsorbedSilence.Of(source.Spans, speech!, pairs.Line);
            measure.Row = measure.Row with
            {
                AbsorbingWords = measure.Absorbed.Words.Count,
                AbsorbedMs = 1000 * measure.Absorbed.Seconds,
                SilentWords = measure.Absorbed.Silent,
            };
        }

        if (source.Grid is null) abstained.Add(source.Spans.Count * 2 < TimeGrid.LeastTimes ? "GridStepMs: fewer than 6 times" : "GridStepMs: the times are on none");
        measure.Row = measure.Row with { Abstained = new(abstained) };
        return measure;
    }

    /// <summary>Lets go of all but the row and what pools.</summary>
    public void Settle() => (Pairs, Absorbed) = (null, null);

    /// <summary>The judged edges, in the order of time.</summary>
    public IEnumerable<TimingEdge> JudgedEdges()
    {
        if (Pairs is null) return [];
        double[] levels = [.. Edges.Select((edges, kind) => (edges.Spread().Median ?? 0) / 1000)];
        return Pairs.Pairs
            .Select(pair => Edge(pair.Kind, pair.Edge, pair.Heard, Pairs.Fit is { } fit ? fit.Levels[(int)pair.Kind] + (fit.Slope * (pair.Heard - fit.Middle)) : levels[(int)pair.Kind]))
            .Concat(Pairs.Silent.Select(edge => Edge(edge.Kind, edge.Edge, null, 0)))
            .OrderBy(edge => edge.AnnotatedSeconds);
    }

    private static AnnotationTiming Annotated(TimingSource source, string? audioPath) => new()
    {
        Recording = source.Recording,
        Unit = source.Unit,
        Spans = source.Spans.Count,
        GridStepMs = source.Grid?.StepMs,
        GridShare = source.Grid?.Share,
        GridChance = source.Grid?.Chance,
        CoarseRecordings = source.Grid?.StepMs >= 100 ? 1 : 0,
        Words = source.Words?.Words,
        UntimedWords = source.Words?.Untimed.Count,
        UntimedNumbers = source.Words?.UntimedNumbers,
        ZeroLengthWords = source.Words?.ZeroLength.Count,
        TooShortWords = source.Words?.TooShort.Count,
        TooLongWords = source.Words?.TooLong.Count,
        InterpolatedWords = source.Words?.InterpolatedWords,
        Path = source.Path,
        AudioPath = audioPath,
    };

    private static AnnotationTiming Heard(AnnotationTiming row, EdgePairs pairs, EdgeStatistics[] edges, TimingOptions options, RecordedSpeech speech, List<string> abstained)
    {
        if (edges[0].Edges == 0 && edges[1].Edges == 0) abstained.Add("edges: none lies beside a pause");
        row = TimingColumns.WithEdges(row, edges) with { HeardRecordings = 1, UnjudgedEdges = pairs.Unjudged, DurationSeconds = speech.DurationSeconds };
        if (pairs.Fit is not { } fit)
        {
            abstained.Add(FormattableString.Invariant($"shift, drift: {pairs.Pairs.Count} edges with a heard one, {options.LeastEdges} are needed"));
            return row;
        }

        double reach = fit.Reach(options.Bootstrap.ConfidenceLevel), telling = fit.Reach(TellingLevel), driftReach = reach * fit.SlopeError;
        double driftMs = 1000 * fit.Slope * (pairs.Pairs.Max(pair => pair.Heard) - pairs.Pairs.Min(pair => pair.Heard));
        bool isDrifting = Math.Abs(fit.Slope) > telling * fit.SlopeError && Math.Abs(driftMs) > LeastTellingMs;

        // What a drift makes of the middle of a recording is no offset: clocks start together.
        double shift = 1000 * (isDrifting ? fit.Start : fit.MeanLevel), shiftError = 1000 * (isDrifting ? fit.StartError : fit.MeanLevelError);
        return row with
        {
            ShiftMs = shift,
            ShiftLowMs = shift - (reach * shiftError),
            ShiftHighMs = shift + (reach * shiftError),
            PaddingMs = double.IsNaN(fit.Levels[0] + fit.Levels[1]) ? null : 500 * (fit.Levels[1] - fit.Levels[0]),
            DriftPpm = 1e6 * fit.Slope,
            DriftLowPpm = 1e6 * (fit.Slope - driftReach),
            DriftHighPpm = 1e6 * (fit.Slope + driftReach),
            DriftMsPerMinute = 60_000 * fit.Slope,
            DriftMs = driftMs,
            JitterMs = 1000 * EdgeStatistics.Mad(pairs.Pairs.Select(pair => pair.Edge.Time - pair.Heard - fit.Levels[(int)pair.Kind] - (fit.Slope * (pair.Heard - fit.Middle))), 0),
            ShiftedRecordings = Math.Abs(shift) - (telling * shiftError) > LeastTellingMs ? 1 : 0,
            DriftingRecordings = isDrifting ? 1 : 0,
        };
    }

    private TimingEdge Edge(EdgeKind kind, AnnotatedEdge edge, double? heard, double usual)
    {
        AnnotationSegment? segment = edge.Span.Source as AnnotationSegment;
        AnnotationWord? word = edge.Span.Source as AnnotationWord;
        return new()
        {
            Recording = Row.Recording,
            Unit = Row.Unit,
            Edge = kind,
            AnnotatedSeconds = edge.Time,
            HeardSeconds = heard is { } moment ? Math.Round(moment, 6) : null,
            DeviationMs = Milliseconds(edge.Time - heard),
            ResidualMs = Milliseconds(edge.Time - heard - usual),
            Speaker = segment?.Speaker ?? word?.Speaker,
            Channel = edge.Span.Channel,
            Id = segment?.Id,
            Text = segment?.TextOrWords ?? word?.Text,
            StartSeconds = edge.Span.Start,
            EndSeconds = edge.Span.End,
            Line = segment?.SourceLine ?? word?.SourceLine ?? 0,
            Path = Row.Path,
            AudioPath = Row.AudioPath,
        };
    }

    // Without the dust of binary sums.
    private static double? Milliseconds(double? seconds) => seconds is { } value ? Math.Round(1000 * value, 3) : null;
}
