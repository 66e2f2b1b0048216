using AsrDataTools.Corpus;

namespace AsrDataTools.Scoring.Audit;

/// <summary>Turns what was taken in into a sample: size, shares, utterances, order.</summary>
internal sealed class AuditDraw(AuditFrame frame, string sourceHash)
{
    /// <summary>
    /// Correlation of the errors of two words of one utterance that is taken where nobody knows better. Deliveries in which few
    /// utterances hold most errors come to 0.1 to 0.3.
    /// </summary>
    public const double Resemblance = 0.2;

    private const int Rounds = 8;

    private readonly AuditOptions _options = frame.Options;
    private readonly StratumTally[] _strata = [.. frame.Strata.OrderBy(stratum => stratum.Name, StringComparer.Ordinal)];

    public AuditSample Sample()
    {
        long[] sizes = [.. _strata.Select(stratum => stratum.Utterances)];
        double errors = _strata.Sum(stratum => stratum.Compared.Errors), compared = _strata.Sum(stratum => stratum.Compared.Words);
        double[] deviations = [.. _strata.Select(stratum => stratum.Deviation(compared > 0 ? errors / compared : null, Resemblance))];
        double[] shares = [.. _strata.Select((stratum, i) => Share(stratum, deviations[i]))];
        double clustering = _options.DesignEffect ?? 1 + Resemblance * (_strata.Sum(stratum => stratum.SquaredWords) / frame.Words - 1);
        (AcceptancePlan plan, int[] counts) = Settle(clustering, sizes, deviations, shares);
        (IReadOnlyList<AuditItem> items, AuditStratum[] strata) = Items(counts);
        return new AuditSample
        {
            Plan = plan,
            ClusteringEffect = clustering,
            IsClusteringGuessed = _options.DesignEffect is null,
            PopulationUtterances = frame.Utterances,
            PopulationWords = frame.Words,
            PopulationSeconds = frame.Seconds,
            WithoutWords = frame.WithoutWords,
            SourceSha256 = sourceHash,
            By = [.. _options.By],
            Allocation = _options.Allocation,
            Seed = _options.Seed,
            Normalizer = _options.Normalizer.Name,
            SplitUnsegmented = _options.SplitUnsegmented,
            Strata = strata,
            Items = items,
        };
    }

    private double Share(StratumTally stratum, double deviation) => _options.Allocation switch
    {
        AuditAllocation.Neyman => stratum.Utterances * deviation,
        AuditAllocation.Equal => 1,
        _ => stratum.Utterances,
    };

    // An uneven allocation costs precision, so that more has to be drawn, which in turn makes it less uneven.
    private (AcceptancePlan Plan, int[] Counts) Settle(double clustering, long[] sizes, double[] deviations, double[] shares)
    {
        double effect = 1;
        for (int round = 1; ; round++)
        {
            AcceptancePlan plan = AcceptancePlan.For(_options.Terms, _options.Kind, frame.Words, clustering * effect);
            int total = plan.IsCensus ? (int)Math.Min(frame.Utterances, int.MaxValue)
                : (int)Math.Min(frame.Utterances, Math.Ceiling(plan.Words * (double)frame.Utterances / frame.Words));
            int[] counts = StratumAllocation.Of(total, sizes, shares, _options.MinimumPerStratum);
            double needed = StratumAllocation.Effect(counts, sizes, deviations);
            if (needed <= effect * 1.01 || round == Rounds) return (plan, Kept(counts));
            effect = needed;
        }
    }

    private int[] Kept(int[] counts)
    {
        int beyond = Array.FindIndex(counts, count => count > StratumTally.Capacity);
        if (beyond < 0) return counts;
        throw new SpeechDataException(
            "AuditSampleTooLarge",
            SpeechDataProblem.InvalidArgument,
            $"The plan asks for {counts[beyond]:N0} utterances of {_strata[beyond].Name}; nobody listens to more than {StratumTally.Capacity:N0}. Let the rejectable accuracy be farther from the contracted one, or allow higher risks.");
    }

    private (IReadOnlyList<AuditItem> Items, AuditStratum[] Strata) Items(int[] counts)
    {
        List<(AuditRow Row, StratumTally Stratum, double Probability)> drawn = [];
        AuditStratum[] strata = new AuditStratum[_strata.Length];
        for (int i = 0; i < _strata.Length; i++)
        {
            AuditRow[] rows = [.. _strata[i].Lowest(counts[i])];
            strata[i] = new(_strata[i].Name, _strata[i].Utterances, _strata[i].Words, rows.Length, rows.Sum(row => (long)row.Words));
            drawn.AddRange(rows.Select(row => (row, _strata[i], (double)rows.Length / _strata[i].Utterances)));
        }

        // In another random order than that by which they were drawn: any beginning of the sheet is a sample of the whole.
        drawn.Sort((left, right) => Order(left.Row).CompareTo(Order(right.Row)));
        HashSet<string> random = [.. drawn.Select(entry => entry.Row.Utterance.Id)];
        StratumNames names = new(_options.By, _options.DurationBands);
        List<AuditItem> items = [];
        foreach (AuditRow row in frame.Suspects().Where(row => !random.Contains(row.Utterance.Id)).Take(_options.SuspectCount))
            items.Add(Item(items.Count + 1, row, AuditPart.Suspect, names.Of(row.Utterance), null));
        foreach ((AuditRow row, StratumTally stratum, double probability) in drawn)
            items.Add(Item(items.Count + 1, row, AuditPart.Random, stratum.Name, probability));
        return (items, strata);
    }

    private ulong Order(AuditRow row) => RowPriority.Of(row.Utterance.Id, ~_options.Seed);

    private static AuditItem Item(int number, AuditRow row, AuditPart part, string stratum, double? probability)
    {
        SpeechUtterance utterance = row.Utterance;
        return new AuditItem
        {
            Item = number,
            Id = utterance.Id,
            Part = part,
            Stratum = stratum,
            InclusionProbability = probability,
            Words = row.Words,
            Transcript = utterance.Text!,
            Disagreement = row.Disagreement,
            Speaker = utterance.Speaker,
            AudioPath = utterance.AudioPath,
            StartSeconds = utterance.StartSeconds,
            DurationSeconds = utterance.DurationSeconds,
            Channel = utterance.Channel,
        };
    }
}
