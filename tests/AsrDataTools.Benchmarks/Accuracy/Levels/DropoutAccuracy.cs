namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>Lost packets: inserted ones found, and alarms on hours of untouched speech.</summary>
internal sealed class DropoutAccuracy : IAccuracyStudy
{
    public string Name => "dropouts";

    public IEnumerable<AccuracyRow> Run() => DropoutRows.All();
}
