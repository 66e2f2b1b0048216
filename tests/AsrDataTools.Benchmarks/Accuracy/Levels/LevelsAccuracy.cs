namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>The measures that come from the samples themselves: against definitions, conformance signals, ffmpeg, sox and inserted faults.</summary>
internal sealed class LevelsAccuracy : IAccuracyStudy
{
    public string Name => "levels";

    public IEnumerable<AccuracyRow> Run() => PeerRows.All()
        .Concat(TruePeakRows.All())
        .Concat(LoudnessRangeRows.All())
        .Concat(ResolutionRows.All())
        .Concat(HumRows.All())
        .Concat(DropoutRows.All());
}
