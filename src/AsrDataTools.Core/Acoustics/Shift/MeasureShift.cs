using System.Runtime.Intrinsics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// One measure's row in the making: fed with the masses of the data as they stand, of each bootstrap replicate and of each
/// permutation, it yields the row in the end. Replicates may come from several threads, each number once.
/// </summary>
internal abstract class MeasureShift
{
    private readonly ClusteredSample _sample;

    protected MeasureShift(ShiftContext context, string name, Func<AcousticProfile, double?> value)
    {
        Context = context;
        Name = name;

        // Of a corpus of millions all measures are in the making at once: what a sum over clusters does not need is let go.
        ShiftValues reference = ShiftValues.Of(context.Reference, value), difference = ShiftValues.Of(context.Difference, value);
        Reference = Coverage.Of(reference, context.Reference);
        Difference = Coverage.Of(difference, context.Difference);
        _sample = ShiftValues.Pool(reference, difference, context.Reference.ClusterCount);
    }

    public string Name { get; }

    /// <summary>Profiles with a value, of both sides.</summary>
    public int Count => _sample.Count;

    /// <summary>Length of the buffers that <see cref="Take"/> needs.</summary>
    public int SupportLength => _sample.Values.Length;

    /// <summary>Both sides have a value at all.</summary>
    public bool IsComparable => Reference.Count > 0 && Difference.Count > 0;

    protected ShiftContext Context { get; }

    protected Coverage Reference { get; }

    protected Coverage Difference { get; }

    /// <summary>The distinct values, ascending.</summary>
    protected double[] Support => _sample.Values;

    /// <summary>Takes one set of cluster factors.</summary>
    /// <param name="draw">What the factors are.</param>
    /// <param name="replicate">Number of the replicate, from 0.</param>
    /// <param name="buffer">Scratch of at least 2 × <see cref="SupportLength"/>.</param>
    public void Take(Draw draw, int replicate, ReadOnlySpan<Vector128<double>> factors, Span<double> buffer)
    {
        Span<double> reference = buffer[..SupportLength];
        Span<double> difference = buffer.Slice(SupportLength, SupportLength);
        _sample.Masses(factors, reference, difference);
        Accept(draw, replicate, reference, difference);
    }

    public abstract AcousticShift Finish();

    protected abstract void Accept(Draw draw, int replicate, ReadOnlySpan<double> reference, ReadOnlySpan<double> difference);

    /// <summary>The interval of a distance; it reaches down to 0 where permutation gives distances as large.</summary>
    /// <param name="estimate">The distance less what noise adds to it.</param>
    protected (double Low, double High)? Interval(double[] replicates, double observed, double[] permuted, double estimate)
    {
        if (IsWithinChance(observed, permuted))
            return BootstrapInterval.Percentile(replicates, TailShare) is var (_, most) ? (0, most) : null;
        return BootstrapInterval.OfDistance(replicates, observed, estimate, TailShare);
    }

    /// <summary>Permutation gives distances as large.</summary>
    protected bool IsWithinChance(double observed, double[] permuted) =>
        PermutationTest.PValue(observed, permuted) > 1 - Context.Options.ConfidenceLevel;

    /// <summary>What every row says of its evidence.</summary>
    protected AcousticShift Row() => new()
    {
        Measure = Name,
        ReferenceCount = Reference.Count,
        DifferenceCount = Difference.Count,
        ReferenceMissingShare = Reference.MissingShare,
        DifferenceMissingShare = Difference.MissingShare,
        ReferenceClusters = Reference.ClusterCount,
        DifferenceClusters = Difference.ClusterCount,
        Verdict = Verdict.Unknown,
    };

    protected double TailShare => BootstrapInterval.TailShare(
        Context.Options.ConfidenceLevel, Math.Min(Reference.EffectiveClusters, Difference.EffectiveClusters));

    /// <summary>What a set of cluster factors stands for.</summary>
    public enum Draw
    {
        Observed,
        Bootstrap,
        Permutation,
    }

    /// <summary>How much of one side has a value.</summary>
    /// <param name="Count">Profiles.</param>
    /// <param name="ClusterCount">Clusters with any.</param>
    /// <param name="EffectiveClusters">Equally large clusters that these are worth.</param>
    /// <param name="MissingShare">Of the side's weight, 0…1.</param>
    protected sealed record Coverage(int Count, int ClusterCount, double EffectiveClusters, double MissingShare)
    {
        public static Coverage Of(ShiftValues values, ShiftSide side)
        {
            double total = side.Weights.Sum();
            return new(
                values.Numbers.Length,
                values.Clusters.Distinct().Count(),
                Statistics.EffectiveClusters.Of(values.Clusters, values.Weights),
                total > 0 && values.Numbers.Length < side.Profiles.Count ? Math.Clamp(1 - values.Weights.Sum() / total, 0, 1) : 0);
        }
    }
}
