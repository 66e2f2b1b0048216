using System.Text;

namespace AsrDataTools.Text;

/// <summary>
/// Words as they stand: only Unicode form NFC, so that é and e + ´ are the same, and, unless case counts, lower case, as sclite has
/// it.
/// </summary>
/// <param name="caseSensitive">Keep the letter case.</param>
public sealed class PlainNormalizer(bool caseSensitive) : ITextNormalizer
{
    public string Name => caseSensitive ? "None, case counts" : "None";

    public string Normalize(string text)
    {
        text = WellFormedText.Of(text);
        string composed = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        return caseSensitive ? composed : composed.ToLowerInvariant();
    }
}
