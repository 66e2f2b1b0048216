namespace AsrDataTools.Annotation;

/// <summary>How a row stood in its source, where writing it anew would change a byte of it.</summary>
/// <param name="Lead">Comments and empty lines before the row, each with its newline as <c>\n</c>; null for none.</param>
/// <param name="Text">The row itself without its newline; null where writing it anew gives the same.</param>
internal sealed record SourceRow(string? Lead, string? Text)
{
    // How something was laid out does not make it another thing.
    public bool Equals(SourceRow? other) => other is not null;

    public override int GetHashCode() => 0;
}
