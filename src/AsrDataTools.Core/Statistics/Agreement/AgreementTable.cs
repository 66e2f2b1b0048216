namespace AsrDataTools.Statistics.Agreement;

/// <summary>
/// How often, or for how many seconds, the first annotator said i and the second j. Tables of the same categories add, so that
/// the table of a corpus is the sum over its recordings.
/// </summary>
public sealed class AgreementTable
{
    private readonly Dictionary<(int First, int Second), double> _cells = [];

    /// <param name="categories">Number of categories; for weighted κ in their order.</param>
    public AgreementTable(int categories)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        Categories = categories;
    }

    public int Categories { get; }

    public double this[int first, int second] => _cells.GetValueOrDefault((first, second));

    /// <summary>The cells that are not empty.</summary>
    public IEnumerable<(int First, int Second, double Amount)> Cells => _cells.Select(cell => (cell.Key.First, cell.Key.Second, cell.Value));

    /// <summary>All of it: pairs of judgements, or seconds.</summary>
    public double Total => _cells.Values.Sum();

    /// <summary>Share in which both agree, 0…1; null for an empty table.</summary>
    public double? Agreement
    {
        get
        {
            double total = Total;
            return total > 0 ? _cells.Sum(cell => cell.Key.First == cell.Key.Second ? cell.Value : 0) / total : null;
        }
    }

    /// <summary>Adds one pair of judgements, or a stretch of time.</summary>
    /// <param name="amount">1, or seconds; not negative.</param>
    public void Add(int first, int second, double amount = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)first, (uint)Categories);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)second, (uint)Categories);
        _cells[(first, second)] = this[first, second] + amount;
    }

    /// <summary>Adds another table, so many times.</summary>
    public void Add(AgreementTable other, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Categories, Categories);
        foreach ((int first, int second, double amount) in other.Cells) Add(first, second, times * amount);
    }
}
