namespace AsrDataTools.Readiness;

/// <summary>How far a measured difference may move its gate.</summary>
public enum EvidenceWeight
{
    /// <summary>Shown, never counted: how a file is stored, how long it is.</summary>
    Informative,

    /// <summary>May make the gate warn, never fail: what feature extraction mostly evens out, such as level.</summary>
    Contributing,

    /// <summary>May fail the gate: what a recogniser hears and cannot undo, such as bandwidth and noise.</summary>
    Decisive,
}
