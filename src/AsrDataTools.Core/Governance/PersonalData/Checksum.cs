namespace AsrDataTools.Governance.PersonalData;

/// <summary>Whether the check digit or letter of a number fits; the number holds digits and upper-case letters alone.</summary>
internal delegate bool Checksum(ReadOnlySpan<char> number);
