namespace AsrDataTools.Governance.PersonalData;

/// <summary>A stretch of a text that is personal data.</summary>
/// <param name="Class">What it is: one of <see cref="PersonalDataClasses"/>, or the class of a custom recogniser.</param>
/// <param name="Start">Where it begins, UTF-16 units from 0.</param>
/// <param name="Length">How long it is, UTF-16 units.</param>
/// <param name="Score">How sure it is, 0 to 1: pattern + checksum + context. Not a probability.</param>
/// <param name="Form">Written or spoken.</param>
/// <param name="Evidence">What the score rests on: "pattern 0.40, checksum 0.30, context 0.35 (card)".</param>
/// <param name="Locale">The locale whose rules it follows, such as en-GB; null where they hold everywhere.</param>
public readonly record struct PersonalDataSpan(
    string Class, int Start, int Length, double Score, PersonalDataForm Form, string Evidence, string? Locale)
{
    /// <summary>The unit after the last, counted from 0.</summary>
    public int End => Start + Length;
}
