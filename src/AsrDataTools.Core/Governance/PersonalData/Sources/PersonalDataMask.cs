namespace AsrDataTools.Governance.PersonalData;

/// <summary>Hides a value, so that a list of findings is no list of personal data.</summary>
public static class PersonalDataMask
{
    private const int Shown = 2;
    private const int FewestDigitsShown = 8;

    /// <summary>Letters and digits as asterisks, signs between them as they are; of a written number with eight digits or more the last two stay.</summary>
    public static string Of(string value)
    {
        int digits = value.Count(char.IsAsciiDigit);
        int shownFrom = digits >= FewestDigitsShown && !value.Any(char.IsLetter) ? digits - Shown : int.MaxValue;
        int seen = 0;
        return string.Create(value.Length, (value, shownFrom), (target, state) =>
        {
            for (int i = 0; i < target.Length; i++)
            {
                char sign = state.value[i];
                target[i] = !char.IsLetterOrDigit(sign) && !char.IsSurrogate(sign) ? sign : char.IsAsciiDigit(sign) && seen++ >= state.shownFrom ? sign : '*';
            }
        });
    }
}
