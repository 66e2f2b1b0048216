namespace AsrDataTools.Annotation;

/// <summary>Something said of a segment or of a part of it.</summary>
/// <param name="Kind">What it speaks of.</param>
/// <param name="Value">The label itself; empty where the kind says all (overlap).</param>
public sealed record AnnotationTag(AnnotationKind Kind, string Value)
{
    /// <summary>Where it begins, seconds from the start of the recording; null for the whole segment.</summary>
    public double? StartSeconds { get; init; }

    public double? EndSeconds { get; init; }

    /// <summary>How it lies, in the words of the source: begin, end, previous, next, instantaneous.</summary>
    public string? Extent { get; init; }

    /// <summary>How many characters of the segment's text stand before it; null where that is not said.</summary>
    public int? TextOffset { get; init; }

    /// <summary>The reverse of <see cref="ToString"/>; a text without a known kind is a tag of kind Other.</summary>
    public static AnnotationTag Parse(string text)
    {
        int sign = text.IndexOf('=', StringComparison.Ordinal);
        string kind = sign < 0 ? text : text[..sign];
        return Enum.TryParse(kind, ignoreCase: true, out AnnotationKind known) && Enum.IsDefined(known) && !char.IsAsciiDigit(kind[0])
            ? new(known, sign < 0 ? "" : text[(sign + 1)..])
            : new(AnnotationKind.Other, text);
    }

    public override string ToString() => Value.Length == 0 ? $"{Kind}" : $"{Kind}={Value}";
}
