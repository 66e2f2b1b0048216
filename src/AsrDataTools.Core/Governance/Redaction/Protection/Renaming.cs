using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Redaction;

/// <summary>A name and what was replaced in it.</summary>
internal sealed record Renaming(string Name, IReadOnlyList<(PersonalDataFinding Place, string Value, string Replacement)> Replaced);
