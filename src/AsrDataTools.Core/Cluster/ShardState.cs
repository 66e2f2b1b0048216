namespace AsrDataTools.Cluster;

/// <summary>How far a shard is.</summary>
public enum ShardState
{
    /// <summary>Its part is in place.</summary>
    Done,

    /// <summary>A process works on it.</summary>
    Running,

    /// <summary>It waits in the queue.</summary>
    Pending,

    /// <summary>It was begun and ended without a part.</summary>
    Failed,

    /// <summary>No part, and nothing that works on it or waits to.</summary>
    Missing,

    /// <summary>What lies in its place is of another run, or damaged.</summary>
    Foreign,
}
