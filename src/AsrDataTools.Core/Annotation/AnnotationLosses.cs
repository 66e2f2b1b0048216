namespace AsrDataTools.Annotation;

/// <summary>Counts what a format could not hold, field by field, so that nothing is lost in silence.</summary>
public sealed class AnnotationLosses
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Field → values of it that were left out.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    public void Add(string field, long count = 1)
    {
        if (count > 0) _counts[field] = _counts.GetValueOrDefault(field) + count;
    }
}
