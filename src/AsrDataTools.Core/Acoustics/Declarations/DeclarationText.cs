using System.Globalization;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Acoustics;

/// <summary>How rules word numbers, and what counts as declared.</summary>
internal static class DeclarationText
{
    private const string Misread = " is not understood";

    /// <summary>The remark on a declared number that is none: "the declared sampling rate 'lots' is not understood".</summary>
    public static string MisreadRemark(string name, string text) => $"the declared {name} '{text}'{Misread}";

    /// <summary>The declaration that such a remark quotes; null for a remark of another kind.</summary>
    public static string? QuotedIn(string remark)
    {
        if (!remark.EndsWith(Misread, StringComparison.Ordinal)) return null;
        int from = remark.IndexOf('\'', StringComparison.Ordinal) + 1, to = remark.LastIndexOf('\'');
        return to > from && from > 0 ? remark[from..to] : null;
    }

    public static string? Declared(string? text) => DeclaredValue.IsAbsent(text) ? null : text!.Trim();

    /// <summary>"16,000 Hz".</summary>
    public static string Hertz(double hertz) => string.Create(CultureInfo.InvariantCulture, $"{hertz:N0} Hz");

    /// <summary>"4.95 s", "12.4 min".</summary>
    public static string Length(double seconds) => seconds < 120
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.##} s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:N1} min");

    /// <summary>"these 4.95 s".</summary>
    public static string These(AcousticProfile profile) => $"these {Length(profile.DurationSeconds)}";
}
