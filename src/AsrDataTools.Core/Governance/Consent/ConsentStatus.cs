namespace AsrDataTools.Governance.Consent;

/// <summary>Where a speaker's consent stands for one purpose on one day, and why.</summary>
/// <param name="State">The answer.</param>
/// <param name="Record">The record that decides; null where there is none (<see cref="ConsentState.NotGranted"/>).</param>
public sealed record ConsentStatus(ConsentState State, ConsentRecord? Record)
{
    /// <summary>True where speech may be used.</summary>
    public bool IsGranted => State == ConsentState.Granted;
}
