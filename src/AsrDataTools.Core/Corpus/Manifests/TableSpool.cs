namespace AsrDataTools.Corpus.Manifests;

/// <summary>A column of a table that is written: a field, or a further column under its own name.</summary>
internal sealed record TableColumn(string Name, WrittenField? Field);

/// <summary>Collects utterances as the rows of a table; in the end only columns with a value are written.</summary>
internal sealed class TableSpool : IDisposable
{
    private readonly RowSpool _rows;
    private readonly string _folder;
    private readonly bool _absolute;
    private readonly Func<UtteranceField, string?> _nameOf;
    private readonly Func<string, bool> _holds;
    private readonly bool[] _fieldUsed = new bool[WrittenField.All.Count];
    private readonly Dictionary<string, int> _further = new(StringComparer.Ordinal);
    private readonly ManifestLosses _losses;
    private readonly Func<string, bool>? _holdsFurther;

    /// <param name="path">A file to use until the end.</param>
    /// <param name="folder">What relative audio paths are relative to.</param>
    /// <param name="absolute">Write absolute paths.</param>
    /// <param name="nameOf">Name of a field's column; null for a field that the table cannot hold.</param>
    /// <param name="holds">Whether a text can be a value.</param>
    /// <param name="holdsFurther">Whether a further column has a place; null for any.</param>
    public TableSpool(string path, string folder, bool absolute, Func<UtteranceField, string?> nameOf, Func<string, bool> holds, ManifestLosses losses,
        Func<string, bool>? holdsFurther = null)
    {
        _rows = new RowSpool(path);
        _folder = folder;
        _absolute = absolute;
        _nameOf = nameOf;
        _holds = holds;
        _losses = losses;
        _holdsFurther = holdsFurther;
        // A table needs a column that it is recognised by.
        _fieldUsed[IndexOf(UtteranceField.Id)] = _fieldUsed[IndexOf(UtteranceField.AudioPath)] = true;
    }

    public long Count => _rows.Count;

    /// <param name="utterance">Becomes a row.</param>
    /// <param name="own">Values that the format writes in columns of its own, instead of those of fields.</param>
    /// <param name="implied">Fields that the row tells in another way.</param>
    public void Add(SpeechUtterance utterance, IEnumerable<(string Name, string Value)>? own = null, Func<UtteranceField, bool>? implied = null)
    {
        for (int index = 0; index < WrittenField.All.Count; index++)
        {
            WrittenField field = WrittenField.All[index];
            string? value = field.Text(utterance);
            if (string.IsNullOrWhiteSpace(value) || implied?.Invoke(field.Field) == true) continue;
            if (field.Field == UtteranceField.AudioPath) value = ManifestPath.Write(value, _folder, _absolute);
            if (_nameOf(field.Field) is null || !_holds(value))
            {
                _losses.Add(field.Field.ToString());
                continue;
            }

            _fieldUsed[index] = true;
            _rows.Set(index, value);
        }

        foreach ((string name, string value) in own ?? []) _rows.Set(FurtherColumn(name), value);
        foreach ((string name, string value) in utterance.Extra)
        {
            if (value.Length == 0) continue;
            UtteranceField? clash = ColumnClash.FieldToWrite(name, _nameOf, out bool lost);
            if (lost || name.Length == 0 || _holdsFurther?.Invoke(name) == false || !_holds(name) || !_holds(value))
            {
                _losses.Add(name);
                continue;
            }

            if (clash is { } field) _fieldUsed[IndexOf(field)] = true;
            _rows.Set(FurtherColumn(name), value);
        }

        _rows.EndRow();
    }

    /// <summary>The columns that have a value, in the order to write them.</summary>
    public IReadOnlyList<TableColumn> Columns() =>
    [
        .. WrittenField.All.Where((field, index) => _fieldUsed[index] && _nameOf(field.Field) is not null).Select(field => new TableColumn(_nameOf(field.Field)!, field)),
        .. _further.OrderBy(pair => pair.Value).Select(pair => new TableColumn(pair.Key, null)),
    ];

    /// <summary>The rows, one value for each of <see cref="Columns"/>. The array is reused from row to row; null is absent.</summary>
    /// <exception cref="OperationCanceledException">Thrown while enumerating.</exception>
    public IEnumerable<string?[]> Rows(CancellationToken cancellation)
    {
        int[] places =
        [
            .. Enumerable.Range(0, WrittenField.All.Count).Where(index => _fieldUsed[index] && _nameOf(WrittenField.All[index].Field) is not null),
            .. _further.Values.Order(),
        ];
        string?[] row = new string?[places.Length];
        foreach (string?[] wide in _rows.Rows(WrittenField.All.Count + _further.Count))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int column = 0; column < places.Length; column++) row[column] = wide[places[column]];
            yield return row;
        }
    }

    public void Dispose() => _rows.Dispose();

    private int FurtherColumn(string name)
    {
        if (!_further.TryGetValue(name, out int column)) _further[name] = column = WrittenField.All.Count + _further.Count;
        return column;
    }

    private static int IndexOf(UtteranceField field)
    {
        for (int index = 0; index < WrittenField.All.Count; index++)
        {
            if (WrittenField.All[index].Field == field) return index;
        }

        throw new ArgumentOutOfRangeException(nameof(field), field, "It is not written.");
    }
}
