namespace AsrDataTools.Annotation;

/// <summary>Takes the fields of a row one by one, parted by blanks.</summary>
internal ref struct RowFields(ReadOnlySpan<char> line)
{
    private ReadOnlySpan<char> _rest = line;

    /// <summary>What is left, without blanks around it.</summary>
    public readonly ReadOnlySpan<char> Rest => _rest.Trim();

    /// <summary>The next field; empty at the end.</summary>
    public ReadOnlySpan<char> Next()
    {
        _rest = _rest.TrimStart();
        int end = 0;
        while (end < _rest.Length && !char.IsWhiteSpace(_rest[end])) end++;
        ReadOnlySpan<char> field = _rest[..end];
        _rest = _rest[end..];
        return field;
    }

    /// <summary>The next field.</summary>
    /// <exception cref="RowProblem">There is none.</exception>
    public ReadOnlySpan<char> Require(string name)
    {
        ReadOnlySpan<char> field = Next();
        return field.IsEmpty ? throw new RowProblem($"the row ends before its {name}") : field;
    }
}
