namespace AsrDataTools.Annotation.Timing;

/// <summary>Puts the statistics of edges into the columns of a row.</summary>
internal static class TimingColumns
{
    /// <param name="row">The row so far.</param>
    /// <param name="edges">Onsets, then offsets.</param>
    public static AnnotationTiming WithEdges(AnnotationTiming row, IReadOnlyList<EdgeStatistics> edges)
    {
        var onset = edges[0].Spread();
        var offset = edges[1].Spread();
        var absolute = EdgeStatistics.Absolute(edges);
        return row with
        {
            DeviationMedianMs = absolute.Median,
            DeviationP90Ms = absolute.High,
            OnsetEdges = edges[0].Edges,
            OnsetMedianMs = onset.Median,
            OnsetMadMs = onset.Mad,
            OnsetP10Ms = onset.Low,
            OnsetP90Ms = onset.High,
            OnsetWithin20 = edges[0].Share(0),
            OnsetWithin50 = edges[0].Share(1),
            OnsetWithin100 = edges[0].Share(2),
            OnsetWithin200 = edges[0].Share(3),
            OffsetEdges = edges[1].Edges,
            OffsetMedianMs = offset.Median,
            OffsetMadMs = offset.Mad,
            OffsetP10Ms = offset.Low,
            OffsetP90Ms = offset.High,
            OffsetWithin20 = edges[1].Share(0),
            OffsetWithin50 = edges[1].Share(1),
            OffsetWithin100 = edges[1].Share(2),
            OffsetWithin200 = edges[1].Share(3),
            SilentEdges = edges[0].Silent + edges[1].Silent,
        };
    }
}
