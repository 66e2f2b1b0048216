namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>How far one measure is off, against generated truth or a peer tool.</summary>
internal interface IAccuracyStudy
{
    /// <summary>What the study is called on the command line: <c>snr</c>, <c>bandwidth</c> …</summary>
    string Name { get; }

    /// <summary>Runs the study. A row whose material or peer is not installed says so in <see cref="AccuracyRow.Missing"/>.</summary>
    IEnumerable<AccuracyRow> Run();
}
