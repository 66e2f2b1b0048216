using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Pipeline;

/// <summary>Takes a lawful basis by its name or by its letter in GDPR article 6(1): <c>a</c>, <c>6(1)(a)</c>. An empty cell is none.</summary>
internal static class LawfulBasisName
{
    /// <exception cref="SpeechDataException">It is none (<c>LawfulBasisUnknown</c>).</exception>
    public static LawfulBasis? Parse(string? value)
    {
        if (value?.Trim() is not { Length: > 0 } text) return null;
        if (Enum.GetNames<LawfulBasis>().Contains(text, StringComparer.OrdinalIgnoreCase)) return Enum.Parse<LawfulBasis>(text, ignoreCase: true);
        string letter = text.TrimEnd(')').ToLowerInvariant();
        int point = letter.Length == 1 || letter.EndsWith($"6(1)({letter[^1]}", StringComparison.Ordinal) ? letter[^1] - 'a' : -1;
        return point is >= 0 and < 6 ? LawfulBasis.Consent + point : throw new SpeechDataException(
            "LawfulBasisUnknown",
            SpeechDataProblem.InvalidArgument,
            $"'{text}' is no lawful basis. They are {string.Join(", ", Enum.GetNames<LawfulBasis>())}, points (a) to (f) of GDPR article 6(1). Did you mean {NearestName.Of(text, Enum.GetNames<LawfulBasis>())}?");
    }
}
