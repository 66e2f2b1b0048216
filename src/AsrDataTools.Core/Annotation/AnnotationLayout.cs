using System.Text;

namespace AsrDataTools.Annotation;

/// <summary>How a source was written down, as far as writing it again in the same format needs to know.</summary>
internal sealed record AnnotationLayout
{
    public static AnnotationLayout Default { get; } = new();

    /// <summary>With its byte order mark, where there was one.</summary>
    public Encoding Encoding { get; init; } = AnnotationText.Utf8;

    public string Newline { get; init; } = "\n";

    /// <summary>Whether the last line ends without a newline.</summary>
    public bool OpenEnd { get; init; }

    /// <summary>One of the ways that a format allows: the short text file of Praat, JSON on one line.</summary>
    public string? Variant { get; init; }

    /// <summary>What stands before the first row and belongs to the file, not to the row: column names, WEBVTT and what follows it.</summary>
    public string? Header { get; init; }

    /// <summary>What stands after the last row: comments, empty lines; without the last newline.</summary>
    public string? Footer { get; init; }

    /// <summary>Parts that are kept as they stood, by name.</summary>
    public NamedValues Parts { get; init; } = NamedValues.Empty;

    // How something was laid out does not make it another thing.
    public bool Equals(AnnotationLayout? other) => other is not null;

    public override int GetHashCode() => 0;
}
