namespace AsrDataTools.Cluster;

/// <summary>What runs the shards of a job.</summary>
public enum SpeechJobEngine
{
    /// <summary>Processes on this machine.</summary>
    Local,

    /// <summary>Array tasks of Slurm.</summary>
    Slurm,
}
