namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>Hum: against lines of known power, and alarms on speech without any.</summary>
internal sealed class HumAccuracy : IAccuracyStudy
{
    public string Name => "hum";

    public IEnumerable<AccuracyRow> Run() => HumRows.All();
}
