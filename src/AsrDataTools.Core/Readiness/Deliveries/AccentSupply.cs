using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>
/// What each accent would have after a purchase, each moment of what is bought counted once, and what would still be to collect. Counts are
/// kept by source, so that a thousand choices cost no more than the rows that several deliveries share.
/// </summary>
internal sealed class AccentSupply
{
    private readonly IReadOnlyDictionary<string, double> _traffic;
    private readonly CollectionPlanOptions _options;
    private readonly Tally[] _own;
    private readonly double[] _unplacedSeconds;
    private readonly (OfferedUtterance Utterance, string Accent)[] _dependent;

    /// <param name="strata">Places utterances as the accent gate does.</param>
    /// <param name="traffic">What production asks for.</param>
    /// <param name="options">As of the accent gate.</param>
    public AccentSupply(IReadOnlyList<OfferedSource> sources, AccentComparison strata, TrafficTable traffic, CollectionPlanOptions options)
    {
        _traffic = traffic.Margin(TrafficTable.Accent);
        _options = options;
        _own = [.. sources.Select(_ => new Tally())];
        _unplacedSeconds = new double[sources.Count];
        List<(OfferedUtterance, string)> dependent = [];
        foreach (OfferedUtterance utterance in sources.SelectMany(source => source.Utterances))
        {
            if (strata.StratumOf(utterance.Item.Utterance) is not { } accent) _unplacedSeconds[utterance.Source] += utterance.Seconds;
            else if (utterance.DependsOnOthers) dependent.Add((utterance, accent));
            // What is owned is counted as the accent gate counts it, copies and all.
            else _own[utterance.Source].Add(utterance, accent, utterance.Source == 0 ? utterance.Seconds : utterance.Without(source => source == 0 || source == utterance.Source).Length);
        }

        _dependent = [.. dependent];
    }

    /// <summary>The least collection after a purchase; null where there would be no hour of any accent, or there is no traffic.</summary>
    public CollectionPlan? PlanAfter(DeliveryChoice choice)
    {
        Tally sum = new();
        for (int source = 0; source < _own.Length; source++)
        {
            if (choice.Has(source)) sum.Add(_own[source]);
        }

        foreach ((OfferedUtterance utterance, string accent) in _dependent)
        {
            if (choice.Has(utterance.Source)) sum.Add(utterance, accent, utterance.Without(choice.Has).Length);
        }

        CollectionStratum[] strata = [.. _traffic.Keys.Union(sum.Accents, StringComparer.OrdinalIgnoreCase).Select(accent => new CollectionStratum
        {
            Accent = accent,
            Hours = sum.Seconds(accent) / 3600,
            Traffic = _traffic.GetValueOrDefault(accent),
            Speakers = sum.Speakers(accent),
        })];
        return sum.Accents.Any() && _traffic.Values.Sum() > 0 ? CollectionPlanner.Plan(strata, _options) : null;
    }

    /// <summary>Hours of what is bought, as delivered, whose accent is not told.</summary>
    public double UnplacedHours(DeliveryChoice choice) => choice.Sources.Sum(source => _unplacedSeconds[source]) / 3600;

    private sealed class Tally
    {
        private readonly Dictionary<string, (double Seconds, HashSet<string> Speakers)> _byAccent = new(StringComparer.OrdinalIgnoreCase);

        public IEnumerable<string> Accents => _byAccent.Keys;

        public double Seconds(string accent) => _byAccent.TryGetValue(accent, out (double Seconds, HashSet<string> _) entry) ? entry.Seconds : 0;

        public int Speakers(string accent) => _byAccent.TryGetValue(accent, out (double _, HashSet<string> Speakers) entry) ? entry.Speakers.Count : 0;

        public void Add(OfferedUtterance utterance, string accent, double seconds)
        {
            if (seconds > 0) Add(accent, seconds, utterance.Item.Speaker is { } speaker ? [speaker] : []);
        }

        public void Add(Tally other)
        {
            foreach ((string accent, (double seconds, HashSet<string> speakers)) in other._byAccent) Add(accent, seconds, speakers);
        }

        private void Add(string accent, double seconds, IEnumerable<string> speakers)
        {
            (double before, HashSet<string> known) = _byAccent.TryGetValue(accent, out (double, HashSet<string>) entry) ? entry : (0, new(StringComparer.Ordinal));
            known.UnionWith(speakers);
            _byAccent[accent] = (before + seconds, known);
        }
    }
}
