using System.Text;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>Words in the form in which they are compared.</summary>
/// <param name="normalization">What was asked for.</param>
/// <param name="listLowercases">Whether the list of keywords asks for lower case.</param>
internal sealed class KeywordText(KeywordNormalization normalization, bool listLowercases)
{
    private readonly bool _lowercase = normalization == KeywordNormalization.Lowercase || (normalization == KeywordNormalization.List && listLowercases);

    public string Of(string text)
    {
        if (normalization == KeywordNormalization.None) return text;
        string composed = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        return _lowercase ? composed.ToLowerInvariant() : composed;
    }

    public string[] Words(string text) => Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
