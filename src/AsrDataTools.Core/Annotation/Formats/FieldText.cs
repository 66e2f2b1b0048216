namespace AsrDataTools.Annotation.Formats;

/// <summary>Values as fields that blanks part.</summary>
internal static class FieldText
{
    /// <summary>Blanks within become underscores; nothing becomes what stands for absent.</summary>
    public static string Of(string? value, string absent)
    {
        if (string.IsNullOrWhiteSpace(value)) return absent;
        return value.AsSpan().IndexOfAny(" \t\r\n\u00A0\u3000") < 0 ? value : string.Join('_', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Text on one line: newlines and runs of blanks become a blank.</summary>
    public static string Line(string? text) =>
        text is null ? "" : text.AsSpan().IndexOfAny("\r\n\t") < 0 ? text.Trim() : string.Join(' ', text.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A confidence; null for NA and the like.</summary>
    /// <exception cref="RowProblem">It is no number.</exception>
    public static double? Confidence(ReadOnlySpan<char> text) =>
        text.IsEmpty || text.Equals("<NA>", StringComparison.OrdinalIgnoreCase) || text.Equals("NA", StringComparison.OrdinalIgnoreCase) ? null
            : Seconds.TryParse(text, out double value) ? value
            : throw new RowProblem($"the confidence, '{RowProblem.Excerpt(text)}', is not a number");
}
