namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>Levels, loudness and resolution: against definitions, conformance signals, ffmpeg and sox.</summary>
internal sealed class LevelsAccuracy : IAccuracyStudy
{
    public string Name => "levels";

    public IEnumerable<AccuracyRow> Run() => PeerRows.All()
        .Concat(TruePeakRows.All())
        .Concat(LoudnessRangeRows.All())
        .Concat(ResolutionRows.All());
}
