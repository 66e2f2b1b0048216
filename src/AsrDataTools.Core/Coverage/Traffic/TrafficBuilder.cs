using System.Globalization;
using System.Text.RegularExpressions;

namespace AsrDataTools.Coverage;

/// <summary>Adds up rows of traffic, whatever they come from.</summary>
/// <param name="name">What to call the source in messages.</param>
/// <param name="amount">What its amounts are counted in.</param>
/// <param name="isSample">Whether rows are single utterances, of which an accent has many.</param>
internal sealed partial class TrafficBuilder(string name, TrafficAmount amount, TrafficOptions options, bool isSample = false)
{
    private readonly Dictionary<string, Sum> _sums = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Fate> _fates = new(StringComparer.Ordinal);
    private readonly List<string> _remarks = [];
    private readonly SortedSet<string> _withoutMinutes = new(StringComparer.Ordinal);
    private int _decimals;
    private bool _hasPercentSigns;

    /// <summary>Adds one row; its amount as text.</summary>
    /// <param name="place">Line or input, for the error message.</param>
    /// <exception cref="SpeechDataException"><c>TrafficRowInvalid</c>: the amount is none. The row is left out.</exception>
    public void Add(string? accent, IReadOnlyDictionary<string, string> values, string? text, string place)
    {
        string written = (text ?? "").Trim().TrimEnd('%').TrimEnd();
        if (Thousands().IsMatch(written)) written = written.Replace(",", "", StringComparison.Ordinal);
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value) || value < 0)
        {
            throw new SpeechDataException(
                "TrafficRowInvalid",
                SpeechDataProblem.InvalidData,
                $"'{name}', {place}: the {amount.ToString().ToLowerInvariant()} of '{accent}' are '{text}', not a number from 0 up (decimals with a point). The row is left out.",
                name);
        }

        _hasPercentSigns |= (text ?? "").Contains('%');
        int point = written.IndexOf('.');
        if (point >= 0) _decimals = Math.Max(_decimals, written.Length - point - 1);
        Add(accent, options.Labels.Normalize(accent, values.GetValueOrDefault("Language"), values.GetValueOrDefault("Region")), values, value);
    }

    /// <summary>Adds one row of known amount.</summary>
    public void Add(string? accent, AccentLabel label, IReadOnlyDictionary<string, string> values, double value)
    {
        string raw = accent?.Trim() ?? "";
        if (!_fates.TryGetValue(raw, out Fate? fate)) _fates.Add(raw, fate = new(label));
        fate.Rows++;
        fate.HasValues |= values.Count > 0;
        string key = string.Join('\u001F', [label.Accent ?? "\u001E", .. values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")]);
        if (!_sums.TryGetValue(key, out Sum? sum)) _sums.Add(key, sum = new(label.Accent, values));
        sum.Amount += InUnit(label.Accent, value);
        sum.Labels.Add(raw);
        sum.Rows++;
    }

    /// <exception cref="SpeechDataException"><c>TrafficEmpty</c>, <c>TrafficShareInvalid</c>.</exception>
    public TrafficTable Build(IEnumerable<string> remarks)
    {
        if (_sums.Count == 0) throw Invalid("TrafficEmpty", "has no row that can be used");
        if (!(_sums.Values.Where(sum => sum.Accent is not null).Sum(sum => sum.Amount) > 0))
            throw Invalid("TrafficEmpty", "sums to zero over the rows with an accent: there is nothing to hold training against. Check the column of amounts and that its numbers are not all 0");
        _remarks.AddRange(remarks);
        foreach (Sum sum in _sums.Values.Where(sum => sum.Accent is not null && (isSample ? sum.Labels.Count > 1 : sum.Rows > 1)))
        {
            _remarks.Add(sum.Labels.Count > 1
                ? $"{string.Join(" and ", sum.Labels.Order(StringComparer.Ordinal).Select(label => $"'{label}'"))} are both {sum.Accent}: added up"
                : string.Create(CultureInfo.InvariantCulture, $"{sum.Rows} rows of {sum.Accent}: added up"));
        }

        TrafficCell[] cells = [.. _sums.Values.Select(sum => new TrafficCell { Accent = sum.Accent, Values = sum.Values, Amount = sum.Amount })];
        if (amount is TrafficAmount.Share or TrafficAmount.Percent) cells = Shares(cells);
        if (amount == TrafficAmount.Calls && options.MinutesPerCall.Count == 0) _remarks.Add("traffic is counted in calls, which may differ in length from accent to accent");
        if (_withoutMinutes.Count > 0) _remarks.Add($"no minutes a call are given for {string.Join(", ", _withoutMinutes)}: the mean of the others is taken");
        string[] unknown = [.. _fates.Values.Where(fate => fate.Label.Status == AccentLabelStatus.Unrecognised).Select(fate => $"'{fate.Label.Accent}'").Order(StringComparer.Ordinal)];
        if (unknown.Length > 0) _remarks.Add($"no such accent is known, taken as a label of its own: {string.Join(", ", unknown)}");
        TrafficUnit unit = amount switch
        {
            TrafficAmount.Share or TrafficAmount.Percent => TrafficUnit.Share,
            TrafficAmount.Calls when options.MinutesPerCall.Count == 0 => TrafficUnit.Calls,
            _ => TrafficUnit.Hours,
        };
        TrafficTable table = new(name, unit, cells, Fates(cells), new TextList(_remarks));
        return table.UnlabelledShare < 0.0005 ? table : new(name, unit, cells, table.Labels, new TextList(
            [.. _remarks, string.Create(CultureInfo.InvariantCulture, $"{100 * table.UnlabelledShare:0.0} % of traffic has no usable accent and is left out of the shares")]));
    }

    private AccentLabelFate[] Fates(TrafficCell[] cells)
    {
        // In a table of margins a blank accent beside a value is that value's total, not a label that is missing.
        bool isOfMargins = TrafficTable.AreMargins(cells);
        return
        [
            .. _fates.Where(pair => !(isOfMargins && pair.Value.HasValues && pair.Key.Length == 0)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new AccentLabelFate
            {
                Raw = pair.Key.Length == 0 ? null : pair.Key,
                Accent = pair.Value.Label.Accent,
                CountsFor = pair.Value.Label.Accent,
                Status = pair.Value.Label.Status,
                Source = "Traffic",
                Rows = pair.Value.Rows,
                Remark = pair.Value.Label.Remark,
            }),
        ];
    }

    // A table of margins has several totals of 1, one for each column.
    private TrafficCell[] Shares(TrafficCell[] cells)
    {
        bool isOfMargins = TrafficTable.AreMargins(cells);
        foreach (IGrouping<string, TrafficCell> group in cells.GroupBy(cell => isOfMargins ? cell.Values.Keys.FirstOrDefault() ?? TrafficTable.Accent : "").ToArray())
        {
            double sum = group.Sum(cell => cell.Amount);
            bool isPercent = amount == TrafficAmount.Percent || _hasPercentSigns || sum > 20;
            double whole = isPercent ? 100 : 1;
            double rounding = Math.Max(1e-6 * whole, 0.5 * Math.Pow(10, -_decimals) * group.Count());
            string which = group.Key.Length == 0 ? "" : $" of {group.Key}";
            if (Math.Abs(sum - whole) > rounding)
            {
                throw Invalid("TrafficShareInvalid", string.Create(
                    CultureInfo.InvariantCulture, $"has shares{which} that sum to {sum:0.####} and not to {whole:0}, more than rounding explains. Give all accents, or counts instead of shares"));
            }

            if (Math.Abs(sum - whole) > 1e-6 * whole) _remarks.Add(string.Create(CultureInfo.InvariantCulture, $"shares{which} sum to {sum:0.####}: scaled to {whole:0}"));
            if (isPercent && amount == TrafficAmount.Share) _remarks.Add("shares are in per cent");
        }

        return cells;
    }

    private double InUnit(string? accent, double value)
    {
        if (amount != TrafficAmount.Calls) return value * (amount == TrafficAmount.Minutes ? 1 / 60.0 : amount == TrafficAmount.Seconds ? 1 / 3600.0 : 1);
        if (options.MinutesPerCall.Count == 0) return value;
        if (accent is not null && options.MinutesPerCall.TryGetValue(accent, out double minutes)) return value * minutes / 60;
        if (options.MinutesPerCall.TryGetValue(TrafficOptions.AnyAccent, out double any)) return value * any / 60;
        if (accent is not null) _withoutMinutes.Add(accent);
        return value * options.MinutesPerCall.Values.Average() / 60;
    }

    private SpeechDataException Invalid(string id, string what) => new(id, SpeechDataProblem.InvalidData, $"'{name}' {what}.", name);

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Thousands();

    private sealed class Sum(string? accent, IReadOnlyDictionary<string, string> values)
    {
        public string? Accent { get; } = accent;

        public IReadOnlyDictionary<string, string> Values { get; } = values;

        public SortedSet<string> Labels { get; } = new(StringComparer.Ordinal);

        public double Amount { get; set; }

        public int Rows { get; set; }
    }

    private sealed class Fate(AccentLabel label)
    {
        public AccentLabel Label { get; } = label;

        public long Rows { get; set; }

        public bool HasValues { get; set; }
    }
}
