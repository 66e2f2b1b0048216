using System.Globalization;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>A stretch of text that may be personal data, with what its score is made of.</summary>
internal readonly record struct Candidate(
    string Class, int Start, int End, PersonalDataForm Form, string? Locale, double Pattern, double Checksum = 0, double Context = 0, string? Cue = null)
{
    public double Score => Math.Clamp(Pattern + Checksum + Context, 0, 1);

    public PersonalDataSpan ToSpan() => new(Class, Start, End - Start, Math.Round(Score, 2), Form, Evidence(), Locale);

    private string Evidence()
    {
        string pattern = string.Create(CultureInfo.InvariantCulture, $"pattern {Pattern:f2}");
        string checksum = Checksum > 0 ? string.Create(CultureInfo.InvariantCulture, $", checksum {Checksum:f2}") : "";
        string context = Context != 0 ? string.Create(CultureInfo.InvariantCulture, $", context {Context:+0.00;-0.00} ({Cue})") : "";
        return pattern + checksum + context;
    }
}
