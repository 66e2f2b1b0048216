namespace AsrDataTools.Corpus.Manifests;

/// <summary>Counts what a format could not hold, field by field, so that nothing is lost in silence.</summary>
public sealed class ManifestLosses
{
    private readonly SortedDictionary<string, long> _rows = new(StringComparer.Ordinal);

    /// <summary>Field or column name → utterances whose value was left out.</summary>
    public IReadOnlyDictionary<string, long> Rows => _rows;

    /// <summary>Notes that one utterance's value of a field or column was left out.</summary>
    public void Add(string field) => _rows[field] = _rows.GetValueOrDefault(field) + 1;
}
