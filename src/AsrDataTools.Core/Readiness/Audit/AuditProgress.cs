namespace AsrDataTools.Readiness;

/// <summary>How far an audit is.</summary>
/// <param name="Stage">What is going on.</param>
/// <param name="Recordings">Recordings worked through in this stage.</param>
/// <param name="AudioHours">Hours of audio worked through in this stage.</param>
/// <param name="Share">Share of the stage that is done, 0…1; null while its size is unknown.</param>
public sealed record AuditProgress(string Stage, long Recordings, double AudioHours, double? Share);
