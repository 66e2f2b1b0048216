namespace AsrDataTools.Cluster;

/// <summary>What a job does with the rows of its manifest.</summary>
public enum SpeechJobTask
{
    /// <summary>Measures each row, as Get-AcousticProfile does.</summary>
    Profile,

    /// <summary>Fingerprints each row into an index for Find-EvalLeakage, as New-FingerprintIndex does.</summary>
    Leakage,

    /// <summary>Scores each pair of reference and hypothesis, as Measure-WordError does.</summary>
    Score,
}
