using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Coverage;

/// <summary>What an amount is counted in, in the source.</summary>
internal enum TrafficAmount
{
    Hours,
    Minutes,
    Seconds,
    Calls,
    Share,
    Percent,
}

/// <summary>Which column of a traffic table stands for what.</summary>
/// <param name="AccentColumn">Index of the accents.</param>
/// <param name="AmountColumn">Index of the amounts.</param>
/// <param name="Amount">What they are counted in.</param>
/// <param name="Dimensions">Index and name of the other columns that tell traffic apart.</param>
internal sealed record TrafficColumns(int AccentColumn, int AmountColumn, TrafficAmount Amount, IReadOnlyList<(int Index, string Name)> Dimensions)
{
    private static readonly string[] Accents = ["accent", "accents", "dialect", "variety", "accentlabel", "calleraccent"];

    // In order of preference: time says more than calls, and calls more than shares of one knows not what.
    private static readonly (TrafficAmount Amount, string[] Names)[] Amounts =
    [
        (TrafficAmount.Hours, ["hours", "hour total", "speech hours", "hrs", "duration hours", "audio hours", "total hours"]),
        (TrafficAmount.Minutes, ["minutes", "mins", "min", "speech minutes", "talk minutes", "total minutes", "duration minutes"]),
        (TrafficAmount.Seconds, ["seconds", "secs", "sec", "duration", "duration seconds", "speech seconds", "total seconds"]),
        (TrafficAmount.Calls, ["calls", "count", "counts", "n", "number", "number of calls", "call count", "n calls", "num calls", "volume", "conversations", "sessions", "requests", "contacts", "utterances", "total"]),
        (TrafficAmount.Percent, ["percent", "per cent", "percentage", "pct", "%", "share percent", "share pct", "traffic percent", "traffic pct"]),
        (TrafficAmount.Share, ["share", "traffic share", "proportion", "fraction", "traffic", "weight", "prevalence", "probability"]),
    ];

    private static readonly Dictionary<string, string> OtherDimensions = new(StringComparer.Ordinal)
    {
        ["channel"] = nameof(UtteranceField.Environment),
        ["region"] = "Region",
        ["country"] = "Region",
        ["hour"] = "Hour",
        ["hourofday"] = "Hour",
        ["date"] = "Date",
        ["day"] = "Date",
        ["month"] = "Month",
        ["weekday"] = "Weekday",
    };

    /// <exception cref="SpeechDataException"><c>TrafficColumnsUnknown</c>: no accents, or no amounts; <c>ColumnMapInvalid</c>.</exception>
    public static TrafficColumns Find(IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> map, string name)
    {
        Dictionary<string, int> mapped = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string field, string column) in map) mapped[field] = IndexOfMapped(columns, column, name);
        string[] keys = [.. columns.Select(Key)];
        int accent = mapped.TryGetValue(TrafficTable.Accent, out int given) ? given : Array.FindIndex(keys, key => Accents.Contains(key));
        (int amount, TrafficAmount unit)? found = MappedAmount(mapped) ?? NamedAmount(keys, accent);
        if (accent < 0)
            throw Unknown(name, $"has no column of accents among {List(columns)}. Name it with -TrafficColumnMap @{{ Accent = '<column>' }}");
        if (found is null)
            throw Unknown(name, $"has no column of amounts (calls, minutes, hours, share, percent) among {List(columns)}. Name it with -TrafficColumnMap @{{ Calls = '<column>' }}");
        List<(int, string)> dimensions = [];
        for (int i = 0; i < columns.Count; i++)
        {
            if (i == accent || mapped.ContainsValue(i) || IsAmount(keys[i])) continue;
            if (keys[i].Length > 0) dimensions.Add((i, Dimension(columns[i])));
        }

        foreach ((string field, int index) in mapped)
        {
            if (index != accent && index != found.Value.amount) dimensions.Add((index, field));
        }

        return new(accent, found.Value.amount, found.Value.unit, dimensions);
    }

    /// <summary>The name under which a column is compared with the utterances' own.</summary>
    public static string Dimension(string column) =>
        OtherDimensions.GetValueOrDefault(Key(column)) ?? ColumnNames.Recognise(column)?.ToString() ?? column.Trim();

    private static (int, TrafficAmount)? MappedAmount(Dictionary<string, int> mapped)
    {
        foreach ((TrafficAmount amount, _) in Amounts)
        {
            if (mapped.TryGetValue(amount.ToString(), out int index)) return (index, amount);
        }

        return null;
    }

    private static (int, TrafficAmount)? NamedAmount(string[] keys, int accent)
    {
        foreach ((TrafficAmount amount, string[] names) in Amounts)
        {
            int index = Array.FindIndex(keys, key => names.Any(name => Key(name) == key));
            if (index >= 0 && index != accent) return (index, amount);
        }

        return null;
    }

    private static bool IsAmount(string key) => Amounts.Any(amount => amount.Names.Any(name => Key(name) == key));

    private static int IndexOfMapped(IReadOnlyList<string> columns, string column, string name)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Trim().Equals(column, StringComparison.OrdinalIgnoreCase)) return i;
        }

        throw new SpeechDataException(
            "ColumnMapInvalid", SpeechDataProblem.InvalidArgument, $"The column map names the column '{column}', which '{name}' does not have. Its columns are {List(columns)}.", name);
    }

    private static string Key(string column) => column.Trim() == "%" ? "%" : AccentVocabulary.Key(column);

    private static string List(IReadOnlyList<string> columns) => string.Join(", ", columns.Select(column => $"'{column}'"));

    private static SpeechDataException Unknown(string name, string what) =>
        new("TrafficColumnsUnknown", SpeechDataProblem.InvalidData, $"'{name}' {what}.", name);
}
