namespace AsrDataTools.Governance.Redaction;

/// <summary>How recordings are redacted.</summary>
public sealed record AudioRedactionOptions
{
    public RedactionFill Fill { get; init; } = RedactionFill.Silence;

    /// <summary>Whether texts in the file (INFO, bext, comments …), which may hold names, are left out of the copy.</summary>
    public bool RemoveMetadata { get; init; } = true;

    /// <summary>Length of the fade at either end of a window, inside it; at most a quarter of the window is used.</summary>
    public double RampSeconds { get; init; } = 0.005;
}
