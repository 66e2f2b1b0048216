using System.Globalization;

namespace AsrDataTools.Scoring.Robustness;

/// <summary>How often production meets each condition: shares by name, or values of a measure that conditions have a size of.</summary>
public sealed class ProductionMix
{
    private readonly IReadOnlyDictionary<string, double>? _shares;
    private readonly (double Value, double Weight)[] _measured = [];

    /// <param name="shares">By condition (<c>snr_db=5</c>, or <c>5</c> with one column; <c>Clean</c>): in any unit, at least 0.</param>
    public ProductionMix(IReadOnlyDictionary<string, double> shares) => _shares = shares;

    /// <param name="measured">Value and weight of recordings of production; each counts for the condition that lies nearest.</param>
    public ProductionMix(IEnumerable<(double Value, double Weight)> measured) => _measured = [.. measured.Where(entry => entry.Weight > 0)];

    /// <summary>Recordings of production that the shares were counted from; 0 where they were given.</summary>
    public int Recordings => _measured.Length;

    internal IReadOnlyList<(string Condition, double Weight)> Counted { get; private set; } = [];

    /// <summary>Shares of the conditions that were measured, 1 in sum.</summary>
    /// <exception cref="SpeechDataException">No condition that production has was measured, or conditions have no size.</exception>
    internal Dictionary<string, double> Shares(
        IReadOnlyList<(string Label, IReadOnlyList<RobustnessPair> Items)> groups, IReadOnlyList<RobustnessGap> rows, Action<SpeechDataException> report)
    {
        Dictionary<string, double> shares = new(StringComparer.Ordinal);
        if (_shares is not null)
        {
            foreach ((string name, double share) in _shares)
            {
                string[] found = [.. rows.Select(row => row.Condition).Where(condition => Means(name, condition))];
                if (found.Length == 1) shares[found[0]] = shares.GetValueOrDefault(found[0]) + share;
                else report(new("ProductionConditionUnknown", SpeechDataProblem.InvalidArgument, $"-Production weighs '{name}', but {(found.Length == 0 ? "no such condition was measured" : "several conditions could be meant")}; there are {string.Join(", ", rows.Select(row => row.Condition).Take(12))}. The projection leaves it out."));
            }
        }
        else
        {
            Counted = [.. Nearest(groups, rows)];
            foreach ((string condition, double weight) in Counted) shares[condition] = shares.GetValueOrDefault(condition) + weight;
        }

        double sum = shares.Values.Sum();
        if (!(sum > 0)) throw new SpeechDataException("ProductionEmpty", SpeechDataProblem.InvalidArgument, "None of what -Production weighs was measured, so there is nothing to project.");
        return shares.ToDictionary(entry => entry.Key, entry => entry.Value / sum);
    }

    private static bool Means(string name, string condition) =>
        condition.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (!condition.Contains(", ", StringComparison.Ordinal) && condition.IndexOf('=', StringComparison.Ordinal) is >= 0 and int at && condition[(at + 1)..].Equals(name, StringComparison.OrdinalIgnoreCase));

    // Beyond the mildest condition by more than half the step to the next lies what is as good as clean.
    private IEnumerable<(string Condition, double Weight)> Nearest(IReadOnlyList<(string Label, IReadOnlyList<RobustnessPair> Items)> groups, IReadOnlyList<RobustnessGap> rows)
    {
        (string Label, double Size)[] sizes = [.. groups.Select(group => (group.Label, Size: SizeOf(group.Label))).Where(group => group.Size is not null).Select(group => (group.Label, group.Size!.Value)).OrderBy(group => group.Value)];
        if (sizes.Length < 2)
            throw new SpeechDataException("ProductionUnsuitable", SpeechDataProblem.InvalidArgument, "Profiles weigh conditions that have a size: give -GroupBy one column of at least two numbers, such as snr_db, or give -Production shares by condition.");
        double RateOf(string label) => rows.First(row => row.Condition == label).WordErrorRate ?? 0;
        bool mildIsHigh = RateOf(sizes[^1].Label) <= RateOf(sizes[0].Label);
        double clean = mildIsHigh ? sizes[^1].Size + ((sizes[^1].Size - sizes[^2].Size) / 2) : sizes[0].Size - ((sizes[1].Size - sizes[0].Size) / 2);
        foreach ((double value, double weight) in _measured)
        {
            bool isClean = mildIsHigh ? value > clean : value < clean;
            yield return (isClean ? RobustnessGap.Clean : sizes.MinBy(size => Math.Abs(size.Size - value)).Label, weight);
        }
    }

    private static double? SizeOf(string label) =>
        !label.Contains(", ", StringComparison.Ordinal) && label.IndexOf('=', StringComparison.Ordinal) is >= 0 and int at
        && double.TryParse(label.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double size) ? size : null;
}
