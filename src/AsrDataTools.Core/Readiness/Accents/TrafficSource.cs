using System.Globalization;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>Where an audit's traffic comes from: a table or manifest of its own, else the production corpus as it goes by.</summary>
internal sealed class TrafficSource
{
    private readonly GateContext _context;
    private readonly CompactUtterances _production = [];
    private AccentLabels _labels = new();
    private TrafficTable? _table;
    private bool _isSettled;

    /// <summary>Reads the table of traffic and the map of labels, where the plan has them; what is wrong with them is reported.</summary>
    public TrafficSource(GateContext context)
    {
        _context = context;
        AccentGateSettings settings = context.Plan.Accent;
        Try(settings.AccentMapPath ?? context.Plan.Traffic, () =>
        {
            AccentMap map = settings.AccentMapPath is { } path ? AccentMap.Read(path) : new(settings.AccentMap);
            _labels = new(map);
        });
        if (context.Plan.Traffic is { } traffic && Problem is null) Try(traffic, () => _table = Read(traffic));
    }

    /// <summary>The table that the plan names; null where production stands for traffic, or the table cannot be used.</summary>
    public TrafficTable? Table => _table;

    /// <summary>Why there is no traffic to compare with; null where there is.</summary>
    public string? Problem { get; private set; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; private set; }

    /// <summary>The source in words.</summary>
    public string Description { get; private set; } = "";

    public double UnlabelledShare => _table?.UnlabelledShare ?? 0;

    /// <summary>Takes note of a production utterance, where it stands for traffic.</summary>
    public void Take(MeasuredUtterance utterance)
    {
        if (_context.Plan.Traffic is null) _production.Add(utterance.Utterance with { DurationSeconds = utterance.Seconds, Text = null });
    }

    /// <summary>A comparison of training with the traffic; null where there is none, and <see cref="Problem"/> says why.</summary>
    public AccentComparison? Compare()
    {
        if (!_isSettled) Settle();
        _isSettled = true;
        AccentGateSettings settings = _context.Plan.Accent;
        return _table is null ? null : new AccentComparison(_table, _labels, new()
        {
            MinimumRatio = settings.MinimumRatio,
            MinimumSpeakers = settings.MinimumSpeakers,
            ConfidenceLevel = settings.ConfidenceLevel,
            Replicates = settings.Replicates,
            Seed = _context.Plan.Seed,
            ThrottleLimit = _context.ThrottleLimit,
        });
    }

    // Production without accents is no trouble with an input: it only does not tell.
    private void Settle()
    {
        if (_table is not null || Problem is not null) return;
        if (_production.Any(utterance => _labels.Normalize(utterance).Accent is not null))
        {
            _table = TrafficReader.OfUtterances("production", _production, [], Options());
            Description = string.Create(CultureInfo.InvariantCulture, $"the production corpus, {_production.Count:N0} recordings");
            return;
        }

        Problem = "there is no traffic to compare with: no table of it is given, and no production recording has an accent label";
        Remedy = "give live traffic by accent with -Traffic (a CSV of accent and calls, minutes or share; or a manifest), or label the production recordings with accents";
    }

    private TrafficTable Read(string path)
    {
        TrafficTable table = TrafficReader.IsManifest(path)
            ? TrafficReader.OfUtterances(path, SpeechManifest.Read(path, null, Report), [], Options())
            : TrafficReader.Read(path, Options(), Report);
        Description = $"{Path.GetFileName(path)}, in {table.Unit.ToString().ToLowerInvariant()}";
        return table;

        void Report(SpeechDataException exception) => _context.Fail(exception, exception.Path ?? path);
    }

    private TrafficOptions Options() => new() { Labels = _labels, MinutesPerCall = _context.Plan.Accent.MinutesPerCall };

    private void Try(string? path, Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            _context.Fail(exception, path ?? "");
            Problem = $"traffic cannot be used: {exception.Message.TrimEnd('.')}";
            Remedy = "mend what the message says, then test again";
        }
    }
}
