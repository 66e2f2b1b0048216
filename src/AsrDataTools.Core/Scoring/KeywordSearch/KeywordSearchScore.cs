using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>What came of scoring keyword search: rows for keywords, the row of all, and the detection error tradeoff.</summary>
public sealed record KeywordSearchScore
{
    private readonly IReadOnlyList<Keyword> _keywords;
    private readonly KeywordTally[] _tallies;
    private readonly int[] _occurring;
    private readonly KeywordTrials _all;
    private readonly double _trials;
    private readonly double _searchedSeconds;
    private readonly double _beta;
    private readonly (double[] Values, double?[] Thresholds) _optimum;

    internal KeywordSearchScore(
        IReadOnlyList<Keyword> keywords, KeywordTally[] tallies, int[] occurring, KeywordTrials all, double trials, double searchedSeconds, double beta)
    {
        (_keywords, _tallies, _occurring, _all, _trials, _searchedSeconds, _beta) = (keywords, tallies, occurring, all, trials, searchedSeconds, beta);
        _optimum = all.Optimum();
    }

    /// <summary>Keywords that occur in the reference; only they have values.</summary>
    public int Keywords => _occurring.Length;

    /// <summary>Keywords that do not.</summary>
    public int KeywordsWithoutTargets => _keywords.Count - _occurring.Length;

    /// <summary>Detections outside what is searched; left out, as KWSEval does.</summary>
    public int OutsideSearched { get; init; }

    /// <summary>Detections of the same keyword, place and time as one before; each is a false alarm or takes a miss.</summary>
    public int Duplicates { get; init; }

    /// <summary>Whether some detection has no decision, so that there is no value at the system's decisions.</summary>
    public bool Undecided { get; init; }

    /// <summary>Lowest score that was decided for.</summary>
    public double? LeastAccepted { get; init; }

    /// <summary>Highest score that was not.</summary>
    public double? GreatestRejected { get; init; }

    /// <summary>Whether the decisions are no threshold: a detection was turned down that scores as high as one decided for.</summary>
    public bool DecisionsContradict => !Undecided && GreatestRejected >= LeastAccepted;

    /// <summary>One row for each keyword, in the order of the list.</summary>
    public IEnumerable<KeywordSearchResult> PerKeyword()
    {
        for (int k = 0, scored = 0; k < _keywords.Count; k++)
        {
            KeywordTally tally = _tallies[k];
            KeywordSearchResult row = Row(_keywords[k].Id, tally) with { Text = _keywords[k].Text };
            if (tally.Targets > 0)
            {
                (double? miss, double? falseAlarm) = (Miss(tally), FalseAlarm(tally));
                row = row with
                {
                    Keywords = 1,
                    MissProbability = miss,
                    FalseAlarmProbability = falseAlarm,
                    TermWeightedValue = 1 - miss - _beta * falseAlarm,
                    OptimumTermWeightedValue = _optimum.Values[scored],
                    OptimumThreshold = _optimum.Thresholds[scored],
                    SupremumTermWeightedValue = Supremum(tally),
                };
                scored++;
            }

            yield return row;
        }
    }

    /// <summary>
    /// The row of all. Its intervals are of a bootstrap over keywords: the value is a mean over keywords, whose differences make
    /// most of its variance, and the question is what other keywords would give.
    /// </summary>
    public KeywordSearchResult Overall(BootstrapSettings settings, CancellationToken cancellation)
    {
        KeywordTally[] tallies = [.. _occurring.Select(k => _tallies[k])];
        KeywordTally sum = default;
        foreach (KeywordTally tally in tallies)
        {
            sum.Targets += tally.Targets;
            sum.Detections += tally.Detections;
            sum.Hits += tally.Hits;
            sum.FalseAlarms += tally.FalseAlarms;
        }

        KeywordSearchResult row = Row(KeywordSearchResult.Overall, sum) with { Keywords = tallies.Length };
        if (tallies.Length == 0) return row;
        double[] supremum = [.. tallies.Select(Supremum)];
        (double maximum, double? threshold) = _all.Maximum();
        (double Low, double High)? maximumInterval = MaximumInterval(settings, cancellation);
        (double Low, double High)? optimumInterval = MeanInterval(_optimum.Values, settings, cancellation);
        (double Low, double High)? supremumInterval = MeanInterval(supremum, settings, cancellation);
        row = row with
        {
            MaximumTermWeightedValue = maximum,
            MaximumThreshold = threshold,
            MaximumLow = maximumInterval?.Low,
            MaximumHigh = maximumInterval?.High,
            OptimumTermWeightedValue = _optimum.Values.Average(),
            OptimumLow = optimumInterval?.Low,
            OptimumHigh = optimumInterval?.High,
            SupremumTermWeightedValue = supremum.Average(),
            SupremumLow = supremumInterval?.Low,
            SupremumHigh = supremumInterval?.High,
        };
        if (Undecided) return row;
        double miss = tallies.Average(t => Miss(t)!.Value);
        double falseAlarm = tallies.Average(t => FalseAlarm(t)!.Value);
        double[] values = [.. tallies.Select(t => 1 - Miss(t)!.Value - _beta * FalseAlarm(t)!.Value)];
        (double Low, double High)? interval = MeanInterval(values, settings, cancellation);
        return row with
        {
            MissProbability = miss,
            FalseAlarmProbability = falseAlarm,
            TermWeightedValue = 1 - miss - _beta * falseAlarm,
            Low = interval?.Low,
            High = interval?.High,
            DecisionThreshold = DecisionsContradict ? null : LeastAccepted,
        };
    }

    /// <summary>A point for each threshold, from the highest down.</summary>
    public IEnumerable<DetectionErrorPoint> DetectionErrorTradeoff() => Keywords == 0 ? [] : _all.Points();

    private (double Low, double High)? MaximumInterval(BootstrapSettings settings, CancellationToken cancellation)
    {
        Func<int[], double> maximum = _all.Maximizer();
        return ClusterBootstrap.Interval(Keywords, draws => maximum(draws.ToArray()), settings, cancellation);
    }

    private static (double Low, double High)? MeanInterval(double[] values, BootstrapSettings settings, CancellationToken cancellation)
    {
        double[] ones = new double[values.Length];
        Array.Fill(ones, 1);
        return ClusterBootstrap.Ratio(values, ones, settings, cancellation);
    }

    private KeywordSearchResult Row(string keyword, KeywordTally tally) => new()
    {
        Keyword = keyword,
        Targets = tally.Targets,
        Detections = tally.Detections,
        Hits = Undecided ? null : tally.Hits,
        Misses = Undecided ? null : tally.Targets - tally.Hits,
        FalseAlarms = Undecided ? null : tally.FalseAlarms,
        SearchedSeconds = _searchedSeconds,
        Beta = _beta,
    };

    private double? Miss(KeywordTally tally) => Undecided ? null : (double)(tally.Targets - tally.Hits) / tally.Targets;

    private double? FalseAlarm(KeywordTally tally) => Undecided ? null : tally.FalseAlarms / (_trials - tally.Targets);

    private static double Supremum(KeywordTally tally) => (double)tally.Found / tally.Targets;
}
