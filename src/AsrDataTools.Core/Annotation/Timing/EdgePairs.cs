using AsrDataTools.Statistics;

namespace AsrDataTools.Annotation.Timing;

/// <summary>Annotated edges and the heard ones that are theirs.</summary>
internal sealed class EdgePairs
{
    /// <summary>Frames of the detector are 10 ms apart: what lies closer is rounding, seconds.</summary>
    private const double Rounding = 0.003;

    private const int Rounds = 3;

    private readonly List<(EdgeKind Kind, AnnotatedEdge Edge, double Heard)> _pairs = [];
    private readonly List<(EdgeKind Kind, AnnotatedEdge Edge)> _silent = [];

    private EdgePairs(TimeLine line) => Line = line;

    public IReadOnlyList<(EdgeKind Kind, AnnotatedEdge Edge, double Heard)> Pairs => _pairs;

    /// <summary>Edges in silence.</summary>
    public IReadOnlyList<(EdgeKind Kind, AnnotatedEdge Edge)> Silent => _silent;

    /// <summary>Edges in speech, without a pause nearby.</summary>
    public int Unjudged { get; private set; }

    public TimeLine Line { get; private set; }

    /// <summary>The line through the pairs; null with too few.</summary>
    public RobustLine? Fit { get; private set; }

    /// <summary>Pairs the edges of a recording.</summary>
    /// <returns>Null where they have nothing to do with each other.</returns>
    public static EdgePairs? Of(IReadOnlyList<EdgeLane> lanes, TimingOptions options)
    {
        if (LineSearch.Find(lanes) is not { } line) return null;
        EdgePairs pairs = Matched(lanes, line, options.ReachSeconds);
        for (int round = 0; round < Rounds && pairs.Pairs.Count >= options.LeastEdges; round++)
        {
            if (pairs.Through() is not { } fit) return pairs;
            TimeLine next = new(fit.MeanLevel - (fit.Slope * fit.Middle), fit.Slope);
            pairs = Matched(lanes, next, options.ReachSeconds);
        }

        if (pairs.Pairs.Count >= options.LeastEdges) pairs.Fit = pairs.Through();
        return pairs;
    }

    public EdgeStatistics Statistics(EdgeKind kind) => new(
        [.. _pairs.Where(pair => pair.Kind == kind).Select(pair => (float)(1000 * (pair.Edge.Time - pair.Heard)))],
        _silent.Count(edge => edge.Kind == kind));

    private RobustLine? Through() => RobustLine.Fit(
        [.. _pairs.Select(pair => pair.Heard)], [.. _pairs.Select(pair => pair.Edge.Time - pair.Heard)], [.. _pairs.Select(pair => (int)pair.Kind)], 2, Rounding);

    private static EdgePairs Matched(IReadOnlyList<EdgeLane> lanes, TimeLine line, double reach)
    {
        EdgePairs pairs = new(line);
        foreach (EdgeLane lane in lanes)
        {
            foreach (EdgeKind kind in (EdgeKind[])[EdgeKind.Onset, EdgeKind.Offset]) pairs.Match(lane, kind, reach);
        }

        return pairs;
    }

    // Each other's nearest: what has a better partner is left alone.
    private void Match(EdgeLane lane, EdgeKind kind, double reach)
    {
        AnnotatedEdge[] annotated = lane.Annotated[(int)kind];
        double[] heard = lane.Heard[(int)kind];
        int[] own = new int[annotated.Length], best = [.. Enumerable.Repeat(-1, heard.Length)];
        for (int index = 0; index < annotated.Length; index++)
        {
            double moment = Line.Heard(annotated[index].Time);
            own[index] = Nearest(heard, moment);
            if (own[index] < 0) continue;
            int rival = best[own[index]];
            if (rival < 0 || Math.Abs(moment - heard[own[index]]) < Math.Abs(Line.Heard(annotated[rival].Time) - heard[own[index]])) best[own[index]] = index;
        }

        for (int index = 0; index < annotated.Length; index++)
        {
            double moment = Line.Heard(annotated[index].Time);
            if (own[index] >= 0 && best[own[index]] == index && Math.Abs(moment - heard[own[index]]) <= reach) _pairs.Add((kind, annotated[index], heard[own[index]]));
            else if (lane.Speech.At(moment) is null) _silent.Add((kind, annotated[index]));
            else Unjudged++;
        }
    }

    private static int Nearest(double[] times, double moment)
    {
        if (times.Length == 0) return -1;
        int after = Array.BinarySearch(times, moment);
        if (after >= 0) return after;
        after = ~after;
        if (after == times.Length) return after - 1;
        return after > 0 && moment - times[after - 1] <= times[after] - moment ? after - 1 : after;
    }
}
