namespace AsrDataTools.Coverage;

/// <summary>
/// Adds up word errors by speaker, accent, environment and signal-to-noise ratio, so that as many rows as there are take no
/// more memory than their speakers do, while estimates and their errors stay the same.
/// </summary>
public sealed class WordErrorSums
{
    // Finer than any estimate of it is.
    internal const double SnrStepDb = 0.5;

    private readonly Dictionary<string, int> _clusters = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Cluster, string Accent, string? Environment, int? SnrStep), WordErrorCell> _cells = [];

    /// <summary>Words of all rows, with and without an accent.</summary>
    public double Words { get; private set; }

    /// <summary>Words of rows without a usable accent; they are in no rate.</summary>
    public double UnlabelledWords { get; private set; }

    /// <summary>Words of rows that name no speaker: the recording stands in, or the row itself.</summary>
    public double WordsWithoutSpeaker { get; private set; }

    internal IReadOnlyCollection<WordErrorCell> Cells => _cells.Values;

    /// <param name="row">The row.</param>
    /// <param name="accent">Its canonical accent; null where the label is missing or cannot be told.</param>
    public void Add(WordErrorRow row, string? accent)
    {
        ArgumentNullException.ThrowIfNull(row);
        Words += row.Words;
        if (accent is null)
        {
            UnlabelledWords += row.Words;
            return;
        }

        if (row.Speaker is null) WordsWithoutSpeaker += row.Words;
        int? snrStep = row.SnrDb is double snr ? (int)Math.Round(snr / SnrStepDb) : null;
        (int, string, string?, int?) key = (Cluster(row), accent, row.Environment, snrStep);
        if (!_cells.TryGetValue(key, out WordErrorCell? cell)) _cells[key] = cell = new(key.Item1, accent, row.Environment, snrStep * SnrStepDb);
        cell.Words += row.Words;
        cell.Errors += row.Errors;
        if (row.DurationSeconds is not double seconds) return;
        cell.TimedWords += row.Words;
        cell.Minutes += seconds / 60;
    }

    private int Cluster(WordErrorRow row)
    {
        string key = row.Speaker is not null ? $"speaker {row.Speaker}" : row.Recording is not null ? $"recording {row.Recording}" : $"row {_clusters.Count}";
        if (!_clusters.TryGetValue(key, out int cluster)) _clusters[key] = cluster = _clusters.Count;
        return cluster;
    }
}

/// <summary>What one speaker said in one accent and environment at one signal-to-noise ratio.</summary>
internal sealed class WordErrorCell(int cluster, string accent, string? environment, double? snrDb)
{
    public int Cluster { get; } = cluster;

    public string Accent { get; } = accent;

    public string? Environment { get; } = environment;

    public double? SnrDb { get; } = snrDb;

    public double Words { get; set; }

    public double Errors { get; set; }

    /// <summary>Words of rows that tell how long they took.</summary>
    public double TimedWords { get; set; }

    public double Minutes { get; set; }
}
