namespace AsrDataTools.Coverage;

/// <summary>Production traffic by accent and whatever else the source tells apart.</summary>
public sealed class TrafficTable
{
    /// <summary>The dimension that every table has.</summary>
    public const string Accent = "Accent";

    internal TrafficTable(string name, TrafficUnit unit, IReadOnlyList<TrafficCell> cells, IReadOnlyList<AccentLabelFate> labels, TextList remarks)
    {
        Name = name;
        Unit = unit;
        Cells = cells;
        Labels = labels;
        Remarks = remarks;
        Dimensions = [.. cells.SelectMany(cell => cell.Values.Keys).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        IsOfMargins = AreMargins(cells);
    }

    /// <summary>Path of the source, or what else it was.</summary>
    public string Name { get; }

    public TrafficUnit Unit { get; }

    /// <summary>One for each combination of values; none twice.</summary>
    public IReadOnlyList<TrafficCell> Cells { get; }

    /// <summary>The columns beside the accent.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>What became of each label.</summary>
    public IReadOnlyList<AccentLabelFate> Labels { get; }

    public TextList Remarks { get; }

    /// <summary>Whether the source gives each column's totals alone and no combinations.</summary>
    public bool IsOfMargins { get; }

    /// <summary>Share of traffic whose accent cannot be told, 0…1.</summary>
    public double UnlabelledShare
    {
        get
        {
            double known = Cells.Where(cell => cell.Accent is not null).Sum(cell => cell.Amount);
            double all = IsOfMargins ? Cells.Where(cell => cell.Values.Count == 0).Sum(cell => cell.Amount) : Cells.Sum(cell => cell.Amount);
            return all > 0 ? Math.Clamp((all - known) / all, 0, 1) : 0;
        }
    }

    /// <summary>Shares of a dimension's values, 0…1, summing to 1; what has no value is left out. Empty for a dimension that the table lacks.</summary>
    /// <param name="dimension"><see cref="Accent"/> or one of <see cref="Dimensions"/>; any letter case.</param>
    public IReadOnlyDictionary<string, double> Margin(string dimension) => Shares(cell => ValueOf(cell, dimension), StringComparer.OrdinalIgnoreCase);

    /// <summary>Shares of accent × a dimension, summing to 1; null where the source does not have them combined.</summary>
    public IReadOnlyDictionary<(string Accent, string Value), double>? Joint(string dimension)
    {
        Dictionary<(string, string), double> shares = Shares<(string, string)>(
            cell => cell.Accent is not null && ValueOf(cell, dimension) is { } value ? (cell.Accent, value) : null, null);
        return shares.Count > 0 ? shares : null;
    }

    /// <summary>The dimension that a column or property of this name belongs to: <c>Environment</c> for <c>channel</c>.</summary>
    public static string DimensionOf(string column) => TrafficColumns.Dimension(column);

    internal static bool AreMargins(IReadOnlyList<TrafficCell> cells) =>
        cells.Any(cell => cell.Values.Count > 0) && !cells.Any(cell => cell.Accent is not null && cell.Values.Count > 0);

    private static string? ValueOf(TrafficCell cell, string dimension) =>
        dimension.Equals(Accent, StringComparison.OrdinalIgnoreCase) ? cell.Accent : cell.Values.GetValueOrDefault(dimension);

    private Dictionary<string, double> Shares(Func<TrafficCell, string?> key, IEqualityComparer<string> comparer)
    {
        Dictionary<string, double> amounts = new(comparer);
        foreach (TrafficCell cell in Cells)
        {
            if (key(cell) is { } value) amounts[value] = amounts.GetValueOrDefault(value) + cell.Amount;
        }

        return Scaled(amounts);
    }

    private Dictionary<T, double> Shares<T>(Func<TrafficCell, T?> key, IEqualityComparer<T>? comparer)
        where T : struct
    {
        Dictionary<T, double> amounts = new(comparer);
        foreach (TrafficCell cell in Cells)
        {
            if (key(cell) is { } value) amounts[value] = amounts.GetValueOrDefault(value) + cell.Amount;
        }

        return Scaled(amounts);
    }

    private static Dictionary<T, double> Scaled<T>(Dictionary<T, double> amounts)
        where T : notnull
    {
        double total = amounts.Values.Sum();
        return amounts.ToDictionary(pair => pair.Key, pair => total > 0 ? pair.Value / total : 0, amounts.Comparer);
    }
}
