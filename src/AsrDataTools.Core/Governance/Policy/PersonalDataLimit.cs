namespace AsrDataTools.Governance.Policy;

/// <summary>How much personal data of a class texts may hold.</summary>
/// <param name="Class">The class, as the scanner names it.</param>
/// <param name="Most">Occurrences in all texts together; null for no such limit.</param>
/// <param name="MostPerHour">Occurrences in an hour of speech; null for no such limit.</param>
public sealed record PersonalDataLimit(string Class, double? Most, double? MostPerHour);
