using System.Globalization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Acoustics;

/// <summary>The row of a numeric measure.</summary>
internal sealed class NumericShift : MeasureShift
{
    private const int PsiBins = 10;
    private const int JensenShannonBins = 20;

    private readonly AcousticMeasure _measure;
    private readonly double[] _deltas;
    private readonly double[] _distances;
    private readonly double[] _scales;
    private readonly Distances[] _permuted;
    private Distances _observed;
    private double _scale;
    private double _pooledScale;

    public NumericShift(ShiftContext context, AcousticMeasure measure)
        : base(context, measure.Name, measure.ComparedValue)
    {
        _measure = measure;
        _deltas = new double[context.Options.Replicates];
        _distances = new double[context.Options.Replicates];
        _scales = new double[context.Options.Replicates];
        _permuted = new Distances[context.Options.Replicates];
    }

    public override AcousticShift Finish()
    {
        ShiftValues reference = AsMeasured(Context.Reference);
        ShiftValues difference = AsMeasured(Context.Difference);
        double? referenceMedian = Quantile.WeightedMedian(reference.Numbers, reference.Weights);
        double? differenceMedian = Quantile.WeightedMedian(difference.Numbers, difference.Weights);
        AcousticShift row = Row() with
        {
            ReferenceMedian = referenceMedian,
            DifferenceMedian = differenceMedian,
            MedianDifference = differenceMedian - referenceMedian,
        };
        List<string> remarks = [];
        if (!IsComparable)
        {
            remarks.Add(Reference.Count > 0 ? $"no {Context.Options.DifferenceName} profile has a value" : "no production profile has a value");
            return row with { Remarks = new TextList(remarks) };
        }

        AcousticComparisonOptions options = Context.Options;
        double[] permuted = [.. _permuted.Select(d => d.Wasserstein)];
        double wasserstein = DistanceBias.OfLength(_observed.Wasserstein, permuted);
        (double Low, double High)? delta = BootstrapInterval.Percentile(_deltas, TailShare);
        (double Low, double High)? shape = Interval(ScaledDistances(permuted), _observed.Wasserstein, permuted, wasserstein);
        Verdict verdict = Verdict.Unknown;
        string? decidedBy = null;
        bool isAtLeastWarn = false;
        if (Context.TooFewClusters(Reference.ClusterCount, Difference.ClusterCount, " with a value") is { } few)
        {
            remarks.Add(few);
            decidedBy = few;
        }
        else if (delta is var (low, high) && shape is var (shapeLow, shapeHigh))
        {
            (low, high) = ShiftVerdict.Magnitude(low, high);
            JudgedInterval location = new(low, high, options.WarnThreshold, options.FailThreshold);
            // Where production hardly varies, a move within the tolerance can be many of its deviations.
            double slight = _measure.Tolerance / _scale;
            JudgedInterval form = new(
                shapeLow, shapeHigh, Math.Max(options.ShapeWarnThreshold, slight), Math.Max(options.ShapeFailThreshold, 2 * slight));
            verdict = ShiftVerdict.Worse(location.Verdict, form.Verdict);
            decidedBy = DecidedBy(verdict, location, form);
            if (verdict == Verdict.Unknown)
            {
                isAtLeastWarn = location.IsBeyondWarn || form.IsBeyondWarn || location.Verdict == Verdict.Warn || form.Verdict == Verdict.Warn;
                remarks.Add(location.Verdict == Verdict.Unknown
                    ? location.Unsettled("the interval", Context.ClusterNoun)
                    : form.Unsettled("the interval of the change of shape", Context.ClusterNoun));
            }
            else if (verdict != location.Verdict)
            {
                remarks.Add("the verdict rests on the change of shape");
            }
        }

        if (_measure.OfSpeaker && (verdict == Verdict.Fail || isAtLeastWarn))
        {
            verdict = Verdict.Warn;
            isAtLeastWarn = false;
            remarks.Add("who speaks and how, not the channel");
            decidedBy += "; no more than a warning: who speaks and how, not the channel";
        }

        double missing = Math.Abs(row.ReferenceMissingShare - row.DifferenceMissingShare);
        if (missing >= options.WarnThreshold)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"no value in {row.ReferenceMissingShare:P0} of production and {row.DifferenceMissingShare:P0} of {Context.Options.DifferenceName}"));
            if (verdict == Verdict.Pass)
            {
                verdict = Verdict.Warn;
                decidedBy = remarks[^1];
            }
        }

        remarks.AddRange(Context.Remarks);
        return row with
        {
            Psi = DistanceBias.OfDivergence(_observed.Psi, [.. _permuted.Select(d => d.Psi)]),
            Ks = DistanceBias.OfBoundedLength(_observed.Ks, [.. _permuted.Select(d => d.Ks)]),
            Wasserstein = wasserstein,
            WassersteinLow = shape?.Low,
            WassersteinHigh = shape?.High,
            JensenShannon = DistanceBias.OfBoundedDivergence(_observed.JensenShannon, [.. _permuted.Select(d => d.JensenShannon)]),
            CliffsDelta = _observed.Delta,
            Low = delta?.Low,
            High = delta?.High,
            PValue = PermutationTest.PValue(_observed.Ks, [.. _permuted.Select(d => d.Ks)]),
            Verdict = verdict,
            DecidedBy = decidedBy,
            IsAtLeastWarn = isAtLeastWarn,
            Sparkline = Sparkline.OfValues(reference.Numbers, reference.Weights, difference.Numbers, difference.Weights),
            Remarks = new TextList(remarks),
        };
    }

    protected override void Accept(Draw draw, int replicate, ReadOnlySpan<double> reference, ReadOnlySpan<double> difference)
    {
        switch (draw)
        {
            case Draw.Observed:
                double[] both = new double[reference.Length];
                for (int g = 0; g < both.Length; g++) both[g] = reference[g] + difference[g];
                _scale = Scale(reference);
                _pooledScale = Scale(both);
                _observed = All(reference, difference, _scale);
                break;
            case Draw.Bootstrap:
                _deltas[replicate] = DistributionDistance.CliffsDelta(Support, reference, difference, _measure.Tolerance);
                _distances[replicate] = DistributionDistance.Wasserstein(Support, reference, difference);
                _scales[replicate] = Scale(reference);
                break;
            default:
                _permuted[replicate] = All(reference, difference, _pooledScale);
                break;
        }
    }

    // To pass, both must; else the graver of the two decides.
    private static string DecidedBy(Verdict verdict, JudgedInterval location, JudgedInterval form) => string.Join(
        " and ",
        new[] { (Interval: location, Effect: "|Cliff's δ|"), (Interval: form, Effect: "change of shape, W1/σ") }
            .Where(judged => judged.Interval.Verdict == verdict)
            .Select(judged => judged.Interval.Told(judged.Effect)));

    // The unit varies from replicate to replicate as the distance does. Where there may be no distance at all, an uncertain unit only
    // blurs that: a deviation that hangs on a few recordings would make nothing look like much.
    private double[] ScaledDistances(double[] permuted) => IsWithinChance(_observed.Wasserstein, permuted)
        ? [.. _distances.Select(d => d / _scale)]
        : [.. _distances.Select((d, replicate) => d / _scales[replicate])];

    private Distances All(ReadOnlySpan<double> reference, ReadOnlySpan<double> difference, double scale)
    {
        Span<double> p = stackalloc double[2 * JensenShannonBins + 2];
        Span<double> q = stackalloc double[2 * JensenShannonBins + 2];
        int bins = QuantileBins.ByReference(reference, difference, PsiBins, p, q);
        double psi = DistributionDistance.PopulationStability(p[..bins], q[..bins]);
        bins = QuantileBins.ByMixture(reference, difference, JensenShannonBins, p, q);
        return new Distances(
            psi,
            DistributionDistance.KolmogorovSmirnov(reference, difference),
            DistributionDistance.Wasserstein(Support, reference, difference) / scale,
            DistributionDistance.JensenShannon(p[..bins], q[..bins]),
            DistributionDistance.CliffsDelta(Support, reference, difference, _measure.Tolerance));
    }

    // Production's deviation is the unit; a permuted reference is a draw from both sides, so theirs together is its unit. A
    // measure that is constant has no unit but its tolerance.
    private double Scale(ReadOnlySpan<double> masses) => Math.Max(DistributionDistance.StandardDeviation(Support, masses), _measure.Tolerance);

    // Medians and pictures are of the values as measured, not as compared.
    private ShiftValues AsMeasured(ShiftSide side) => ShiftValues.Of(side, profile => _measure.ComparedValue(profile) is null ? null : _measure.Value(profile));

    private readonly record struct Distances(double Psi, double Ks, double Wasserstein, double JensenShannon, double Delta);
}
