namespace AsrDataTools.Statistics.Agreement;

/// <summary>
/// How often, or for how many seconds, the first annotator said i and the second j. Tables of the same categories add, so that
/// the table of a corpus is the sum over its recordings.
/// </summary>
public sealed class AgreementTable
{
    private readonly double[] _cells;

    /// <param name="categories">Number of categories; for weighted κ in their order.</param>
    public AgreementTable(int categories)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        Categories = categories;
        _cells = new double[categories * categories];
    }

    public int Categories { get; }

    public double this[int first, int second] => _cells[first * Categories + second];

    /// <summary>All of it: pairs of judgements, or seconds.</summary>
    public double Total => _cells.Sum();

    /// <summary>Share in which both agree, 0…1; null for an empty table.</summary>
    public double? Agreement
    {
        get
        {
            double same = 0;
            for (int i = 0; i < Categories; i++) same += this[i, i];
            return Total > 0 ? same / Total : null;
        }
    }

    /// <summary>Adds one pair of judgements, or a stretch of time.</summary>
    /// <param name="amount">1, or seconds; not negative.</param>
    public void Add(int first, int second, double amount = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        _cells[first * Categories + second] += amount;
    }

    /// <summary>Adds another table, so many times.</summary>
    public void Add(AgreementTable other, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Categories, Categories);
        for (int i = 0; i < _cells.Length; i++) _cells[i] += times * other._cells[i];
    }
}
