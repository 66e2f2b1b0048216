namespace AsrDataTools.Leakage;

/// <summary>How close the sub-fingerprints of a recording lie.</summary>
public enum FingerprintDensity
{
    /// <summary>32 ms apart: what an index holds.</summary>
    Index,

    /// <summary>16 ms apart: what is searched for, so that it is never more than 8 ms off an indexed one.</summary>
    Query,
}
