using AsrDataTools.Statistics;

namespace AsrDataTools.Acoustics;

/// <summary>The row of a measure with named values; its effect size is the total variation distance.</summary>
internal sealed class CategoricalShift : MeasureShift
{
    private const int SparklineBars = 8;

    private readonly AcousticCategory _category;
    private readonly string[] _names;
    private readonly double[] _bootstrapped;
    private readonly Distances[] _permuted;
    private double[] _reference = [];
    private double[] _difference = [];

    private CategoricalShift(ShiftContext context, AcousticCategory category, string[] names, Func<AcousticProfile, double?> value)
        : base(context, category.Name, value)
    {
        _category = category;
        _names = names;
        _bootstrapped = new double[context.Options.Replicates];
        _permuted = new Distances[context.Options.Replicates];
    }

    /// <summary>True when no profile names a value.</summary>
    public bool IsAbsent => _names is [var only] && only == _category.Absent;

    public static CategoricalShift Create(ShiftContext context, AcousticCategory category)
    {
        Func<AcousticProfile, string?> value = category.LeavesOutAbsent ? category.Value : category.ValueOrAbsent;
        string[] names =
        [
            .. context.Reference.Profiles.Concat(context.Difference.Profiles)
                .Select(value).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        return new CategoricalShift(context, category, names, profile =>
            value(profile) is { } name ? Array.BinarySearch(names, name, StringComparer.Ordinal) : null);
    }

    public override AcousticShift Finish()
    {
        AcousticComparisonOptions options = Context.Options;
        AcousticShift row = Row();
        if (!IsComparable) return row with { Remarks = new TextList("a side has no weight") };

        Distances observed = Measure(_reference, _difference);
        double[] permuted = [.. _permuted.Select(d => d.TotalVariation)];
        double variation = DistanceBias.OfBoundedLength(observed.TotalVariation, permuted);
        (double Low, double High)? interval = Interval(_bootstrapped, observed.TotalVariation, permuted, variation);
        interval = interval is var (low, high) ? (low, Math.Min(1, high)) : null;
        List<string> remarks = [];
        Verdict verdict = Verdict.Unknown;
        string? decidedBy = null;
        bool isAtLeastWarn = false;
        if (Context.TooFewClusters(Reference.ClusterCount, Difference.ClusterCount, "") is { } few)
        {
            remarks.Add(few);
            decidedBy = few;
        }
        else if (interval is var (from, to))
        {
            JudgedInterval judged = new(from, to, options.WarnThreshold, options.FailThreshold);
            verdict = judged.Verdict;
            decidedBy = judged.Told("total variation");
            isAtLeastWarn = verdict == Verdict.Unknown && judged.IsBeyondWarn;
            if (_category.IsStorage && (verdict == Verdict.Fail || isAtLeastWarn))
            {
                verdict = Verdict.Warn;
                isAtLeastWarn = false;
                remarks.Add("how it is stored, not how it sounds");
                decidedBy += "; no more than a warning: how it is stored, not how it sounds";
            }
            else if (verdict == Verdict.Unknown)
            {
                remarks.Add(judged.Unsettled("the interval", Context.ClusterNoun));
            }
        }

        remarks.AddRange(Context.Remarks);
        return row with
        {
            ReferenceMode = Mode(_reference),
            DifferenceMode = Mode(_difference),
            Psi = DistanceBias.OfDivergence(observed.Psi, [.. _permuted.Select(d => d.Psi)]),
            JensenShannon = DistanceBias.OfBoundedDivergence(observed.JensenShannon, [.. _permuted.Select(d => d.JensenShannon)]),
            TotalVariation = variation,
            Low = interval?.Low,
            High = interval?.High,
            PValue = PermutationTest.PValue(observed.TotalVariation, permuted),
            Verdict = verdict,
            DecidedBy = decidedBy,
            IsAtLeastWarn = isAtLeastWarn,
            ReferenceMissingShare = _category.LeavesOutAbsent ? row.ReferenceMissingShare : AbsentShare(_reference),
            DifferenceMissingShare = _category.LeavesOutAbsent ? row.DifferenceMissingShare : AbsentShare(_difference),
            Sparkline = Bars(),
            Remarks = new TextList(remarks),
        };
    }

    protected override void Accept(Draw draw, int replicate, ReadOnlySpan<double> reference, ReadOnlySpan<double> difference)
    {
        switch (draw)
        {
            case Draw.Observed:
                _reference = reference.ToArray();
                _difference = difference.ToArray();
                break;
            case Draw.Bootstrap:
                _bootstrapped[replicate] = DistributionDistance.TotalVariation(reference, difference);
                break;
            default:
                _permuted[replicate] = Measure(reference, difference);
                break;
        }
    }

    private static Distances Measure(ReadOnlySpan<double> reference, ReadOnlySpan<double> difference) => new(
        DistributionDistance.PopulationStability(reference, difference),
        DistributionDistance.JensenShannon(reference, difference),
        DistributionDistance.TotalVariation(reference, difference));

    // The support holds the numbers of those names that occur with weight.
    private string NameAt(int g) => _names[(int)Support[g]];

    private string Mode(double[] masses) => NameAt(Array.IndexOf(masses, masses.Max()));

    private double AbsentShare(double[] masses)
    {
        double absent = 0;
        for (int g = 0; g < masses.Length; g++)
        {
            if (NameAt(g) == _category.Absent && _category.Absent == AcousticCategory.Unknown) absent += masses[g];
        }

        return absent / masses.Sum();
    }

    // The commonest values of both sides, commonest of production first.
    private string? Bars()
    {
        int[] shown =
        [
            .. Enumerable.Range(0, Support.Length)
                .OrderByDescending(g => _reference[g] / _reference.Sum()).ThenByDescending(g => _difference[g]).Take(SparklineBars),
        ];
        return Sparkline.OfMasses([.. shown.Select(g => _reference[g])], [.. shown.Select(g => _difference[g])]);
    }

    private readonly record struct Distances(double Psi, double JensenShannon, double TotalVariation);
}
