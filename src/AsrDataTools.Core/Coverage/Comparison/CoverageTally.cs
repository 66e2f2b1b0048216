using AsrDataTools.Statistics;

namespace AsrDataTools.Coverage;

/// <summary>Adds up training by cell and speaker, and what fits no one cell. Holds sums, not utterances.</summary>
/// <param name="dimension">The other dimension of a two-way table; null for the one-way table.</param>
internal sealed class CoverageTally(string? dimension, SpeakerIndex speakers)
{
    private readonly Dictionary<CoverageCell, int> _numbers = new(new CoverageCellComparer());
    private readonly List<CoverageCell> _cells = [];
    private readonly List<long> _rows = [];
    private readonly List<long> _unmeasured = [];
    private readonly Dictionary<(int Speaker, int Cell), double> _seconds = [];
    private readonly Dictionary<(string?, string, string?), OpenHours> _open = [];

    public string? Dimension => dimension;

    public IReadOnlyList<CoverageCell> Cells => _cells;

    public IEnumerable<OpenHours> Open => _open.Values;

    /// <summary>Utterances of a cell, also those without a duration.</summary>
    public long RowsOf(int cell) => _rows[cell];

    /// <summary>Share of a cell's utterances whose duration is not known, 0…1.</summary>
    public double UnmeasuredShareOf(int cell) => _rows[cell] == 0 ? 0 : _unmeasured[cell] / (double)_rows[cell];

    /// <summary>Number of a cell; makes it where there is none yet.</summary>
    public int NumberOf(CoverageCell cell)
    {
        if (_numbers.TryGetValue(cell, out int number)) return number;
        _numbers.Add(cell, number = _cells.Count);
        _cells.Add(cell);
        _rows.Add(0);
        _unmeasured.Add(0);
        return number;
    }

    public void Add(AccentPlacement placement, string? value, int speaker, double? seconds)
    {
        if (placement.Accent is null || (dimension is not null && value is null))
        {
            (string?, string, string?) key = (placement.Accent, string.Join('\u001F', placement.Candidates), value);
            if (!_open.TryGetValue(key, out OpenHours? open)) _open.Add(key, open = new(placement.Accent, placement.Candidates, value));
            open.Seconds += seconds ?? 0;
            return;
        }

        int cell = NumberOf(new(placement.Accent, value));
        _rows[cell]++;
        if (seconds is null) _unmeasured[cell]++;
        if (seconds is > 0) _seconds[(speaker, cell)] = _seconds.GetValueOrDefault((speaker, cell)) + seconds.Value;
    }

    /// <summary>Named speakers of each cell, those with any seconds.</summary>
    public int[] Speakers()
    {
        int[] counts = new int[_cells.Count];
        foreach ((int speaker, int cell) in _seconds.Keys) counts[cell] += speakers.IsNamed(speaker) ? 1 : 0;
        return counts;
    }

    /// <summary>Seconds of each cell, and the most that one speaker has of them.</summary>
    public (double[] Seconds, double[] Largest) Sums()
    {
        double[] sums = new double[_cells.Count];
        double[] largest = new double[_cells.Count];
        foreach (((_, int cell), double seconds) in _seconds.OrderBy(pair => pair.Key))
        {
            sums[cell] += seconds;
            largest[cell] = Math.Max(largest[cell], seconds);
        }

        return (sums, largest);
    }

    /// <param name="traffic">Share of traffic of each cell.</param>
    public ShareBootstrap Bootstrap(double[] traffic) => new(
        _cells.Count,
        [
            .. _seconds.GroupBy(pair => pair.Key.Speaker).OrderBy(group => group.Key)
                .Select(group => group.OrderBy(pair => pair.Key.Cell).Select(pair => (pair.Key.Cell, pair.Value)).ToArray()),
        ],
        traffic);
}
