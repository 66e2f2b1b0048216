using AsrDataTools.Annotation;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>A text of a corpus that is to be searched, and where it stands.</summary>
public sealed record PersonalDataField
{
    public required string Text { get; init; }

    /// <summary>Text, FileName, Tag:artist, or the column.</summary>
    public required string Name { get; init; }

    /// <summary>What the name of the column or tag says of the text; read as if it stood before it. Null for running text.</summary>
    public string? Label { get; init; }

    /// <summary>UTF-16 units of its line before it, where a line is searched in pieces.</summary>
    public int Offset { get; init; }

    /// <summary>UTF-16 units at its beginning that are the end of the piece before.</summary>
    public int Overlap { get; init; }

    public string? Path { get; init; }

    public long? Line { get; init; }

    public string? Id { get; init; }

    public string? Recording { get; init; }

    public string? Channel { get; init; }

    /// <summary>Start of what the text is said in, seconds.</summary>
    public double? StartSeconds { get; init; }

    public double? EndSeconds { get; init; }

    /// <summary>The words of the text with their times, in its order.</summary>
    public IReadOnlyList<AnnotationWord> Words { get; init; } = [];
}
