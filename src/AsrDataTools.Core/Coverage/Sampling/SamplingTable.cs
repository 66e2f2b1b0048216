using AsrDataTools.Statistics;

namespace AsrDataTools.Coverage;

/// <summary>Training by distinct combinations of values, and what each value is to add up to.</summary>
internal sealed class SamplingTable
{
    private readonly SamplingProperty[] _properties;
    private readonly List<int[]> _cellCodes = [];
    private readonly double[] _cellMass;
    private readonly long[] _cellRows;
    private readonly double _mass;
    private readonly double[][] _targets;

    public SamplingTable(SamplingProperty[] properties, IReadOnlyList<List<int>> codes, IReadOnlyList<double> masses)
    {
        _properties = properties;
        CellOf = Combine(codes, masses.Count);
        int cells = CellOf.Length == 0 ? 0 : CellOf.Max() + 1;
        _cellMass = new double[cells];
        _cellRows = new long[cells];
        for (int i = 0; i < CellOf.Length; i++)
        {
            int cell = CellOf[i];
            if (_cellRows[cell]++ == 0) _cellCodes.Add([.. codes.Select(of => of[i])]);
            _cellMass[cell] += masses[i];
        }

        _mass = _cellMass.Sum();
        Shares = [.. _cellMass.Select(mass => mass / _mass)];
        _targets = [.. properties.Select((_, p) => Targets(p))];
        Margins = [.. properties.Select((_, p) => new FittingMargin([.. _cellCodes.Select(of => of[p])], _targets[p]))];
    }

    /// <summary>Cell of each row; cells are numbered as they first occur.</summary>
    public int[] CellOf { get; }

    /// <summary>Share of training of each cell.</summary>
    public double[] Shares { get; }

    public IReadOnlyList<FittingMargin> Margins { get; }

    public SamplingReport Report(FittingResult fitted, SamplingOptions options)
    {
        double[] factors = fitted.Factors;
        double limit = options.MaximumWeight * (1 - 1e-9);
        (int worst, int value) = fitted.Worst;
        SamplingMargin[] margins = [.. _properties.SelectMany((_, p) => Rows(p, factors))];
        SamplingMargin[] missing = [.. margins.Where(margin => margin.ProductionShare > 0 && margin.Utterances == 0)];
        return new SamplingReport
        {
            Unit = options.Unit,
            Utterances = CellOf.Length,
            Mass = _mass,
            EffectiveMass = KishEffectiveSize.Of(factors, _cellMass),
            Cells = factors.Length,
            Iterations = fitted.Iterations,
            Converged = fitted.Converged,
            LargestError = fitted.LargestError,
            LargestErrorAt = fitted.LargestError > 0 ? $"{_properties[worst].Name}={_properties[worst].Labels[value]}" : null,
            LargestWeight = factors.Max(),
            LimitedShare = Shares.Where((_, c) => factors[c] >= limit && limit > 1).Sum(),
            UnusedShare = Shares.Where((_, c) => factors[c] <= 0).Sum(),
            UnreachableShare = missing.GroupBy(margin => margin.Property).Select(group => group.Sum(margin => margin.ProductionShare!.Value)).DefaultIfEmpty(0).Max(),
            Unreachable = new(missing.Select(margin => FormattableString.Invariant($"{margin.Property}={margin.Value} ({100 * margin.ProductionShare:0.0} %)"))),
            Margins = margins,
        };
    }

    private IEnumerable<SamplingMargin> Rows(int p, double[] factors)
    {
        SamplingProperty property = _properties[p];
        double[] before = new double[property.Labels.Count];
        double[] after = new double[before.Length];
        long[] rows = new long[before.Length];
        for (int c = 0; c < factors.Length; c++)
        {
            int code = _cellCodes[c][p];
            before[code] += Shares[c];
            after[code] += Shares[c] * factors[c];
            rows[code] += _cellRows[c];
        }

        double production = property.Production.Sum();
        for (int code = 0; code < before.Length; code++)
        {
            bool hasValue = code != SamplingProperty.NoValue;
            double share = property.Production[code] / production;
            if (rows[code] == 0 && share <= 0) continue;
            yield return new SamplingMargin
            {
                Property = property.Name,
                Value = property.Labels[code],
                ProductionShare = hasValue ? share : null,
                ShareBefore = hasValue ? Of(before[code], before) : before[code],
                ShareAfter = hasValue ? Of(after[code], after) : after[code],
                Target = hasValue ? Of(_targets[p][code], _targets[p]) : _targets[p][code],
                Utterances = rows[code],
                MeanWeight = before[code] > 0 ? after[code] / before[code] : null,
                Remark = !hasValue ? "share kept" : rows[code] == 0 ? "not in training" : share <= 0 ? "not in production" : null,
            };
        }
    }

    // Share among the rows that have a value.
    private static double Of(double share, double[] all)
    {
        double known = all.Sum() - all[SamplingProperty.NoValue];
        return known > 0 ? share / known : 0;
    }

    private double[] Targets(int p)
    {
        SamplingProperty property = _properties[p];
        double[] training = new double[property.Labels.Count];
        for (int c = 0; c < Shares.Length; c++) training[_cellCodes[c][p]] += Shares[c];
        double reachable = property.Production.Where((_, code) => training[code] > 0).Sum();
        if (!(reachable > 0))
        {
            string what = training[SamplingProperty.NoValue] > 1 - 1e-12 ? "has no value of" : "has no value that production has of";
            throw new SpeechDataException(
                "PropertyMissing", SpeechDataProblem.InvalidData,
                $"Training {what} {property.Name}, so no weights can bring it to production's shares. Check the spelling of -Property, give the measures with -Profile, or leave it out.");
        }

        double unknown = training[SamplingProperty.NoValue];
        double[] targets = [.. training.Select((share, code) => share > 0 ? (1 - unknown) * property.Production[code] / reachable : 0)];
        targets[SamplingProperty.NoValue] = unknown;
        return targets;
    }

    // Property after property, so that no key outgrows a number however many values there are.
    private static int[] Combine(IReadOnlyList<List<int>> codes, int count)
    {
        int[] cells = new int[count];
        foreach (List<int> of in codes)
        {
            Dictionary<long, int> numbers = [];
            for (int i = 0; i < count; i++)
            {
                long key = ((long)cells[i] << 32) | (uint)of[i];
                if (!numbers.TryGetValue(key, out int number)) numbers.Add(key, number = numbers.Count);
                cells[i] = number;
            }
        }

        return cells;
    }
}
