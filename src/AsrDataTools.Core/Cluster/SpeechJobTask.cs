namespace AsrDataTools.Cluster;

/// <summary>What a job does with the rows of its manifest.</summary>
public enum SpeechJobTask
{
    /// <summary>Measures each row, as Get-AcousticProfile does.</summary>
    Profile,
}
