using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Reads what manifests claim of their recordings, in the many ways they write it.</summary>
public static class DeclaredValue
{
    // A rate without a unit below this is in kHz: nobody samples speech at 384 Hz.
    private const double HighestKilohertz = 384;

    private static readonly HashSet<string> Absent = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "-", "--", "?", "n/a", "na", "n.a.", "none", "null", "nil", "nan", "unknown", "unspecified", "undefined", "not known", "not specified", "not declared", "other", "any", "various", "mixed",
    };

    /// <summary>Whether the text says that nothing is said.</summary>
    public static bool IsAbsent(string? text) => text is null || Absent.Contains(text.Trim());

    /// <summary>A sampling rate or frequency in Hz: <c>16000</c>, <c>16,000 Hz</c>, <c>16 kHz</c>, <c>44.1k</c>, <c>16</c>; null when it is none.</summary>
    public static int? Hertz(string text)
    {
        string plain = Plain(text);
        double factor = 1;
        if (TryCut(ref plain, "khz") || TryCut(ref plain, "k")) factor = 1000;
        else if (!TryCut(ref plain, "hz") && Number(plain) is > 0 and <= HighestKilohertz) factor = 1000;
        return Number(plain) * factor is double hertz && hertz >= 1 && hertz <= int.MaxValue ? (int)Math.Round(hertz) : null;
    }

    /// <summary>Bits per sample, 1 to 64: <c>16</c>, <c>16-bit</c>, <c>16 bits</c>; null when it is none.</summary>
    public static int? Bits(string text)
    {
        string plain = Plain(text).Replace("-", "", StringComparison.Ordinal);
        if (!TryCut(ref plain, "bits")) TryCut(ref plain, "bit");
        return Whole(plain, 64);
    }

    /// <summary>Channels, 1 to 1024: <c>2</c>, <c>mono</c>, <c>stereo</c>, <c>2ch</c>; null when it is none.</summary>
    public static int? Channels(string text)
    {
        string plain = Plain(text);
        if (plain is "mono" or "single") return 1;
        if (plain is "stereo" or "dual") return 2;
        if (!TryCut(ref plain, "channels") && !TryCut(ref plain, "channel")) TryCut(ref plain, "ch");
        return Whole(plain, 1024);
    }

    private static string Plain(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '\u00A0'))).ToLowerInvariant();

    private static bool TryCut(ref string text, string unit)
    {
        if (!text.EndsWith(unit, StringComparison.Ordinal)) return false;
        text = text[..^unit.Length];
        return true;
    }

    // "16,000" is a rate with separated thousands, "44,1" one with a decimal comma.
    private static double? Number(string text)
    {
        int comma = text.LastIndexOf(',');
        string written = comma < 0 ? text
            : comma == text.Length - 4 ? text.Replace(",", "", StringComparison.Ordinal)
            : text.Replace(',', '.');
        return double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
    }

    private static int? Whole(string text, int most) =>
        Number(text) is double number && number == Math.Truncate(number) && number >= 1 && number <= most ? (int)number : null;
}
