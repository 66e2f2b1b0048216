namespace AsrDataTools.Governance.Withdrawal;

/// <summary>What became of an item.</summary>
public enum RemovalAction
{
    /// <summary>The file is gone.</summary>
    Deleted,

    /// <summary>The span is silence now; the rest of the recording is as it was.</summary>
    Muted,

    /// <summary>The file was written anew without it.</summary>
    TakenOut,

    /// <summary>The package's checksums follow what it holds now.</summary>
    Updated,

    /// <summary>It was gone already.</summary>
    Absent,

    /// <summary>It was left, for the reason given.</summary>
    Refused,
}
