using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Compares the acoustics of training (the difference) with those of production (the reference): one row per measure and
/// the joint row. docs/methods/shift.md says how.
/// </summary>
public static class AcousticComparison
{
    /// <summary>Names of everything that can be compared, for completion and for messages.</summary>
    public static IReadOnlyList<string> MeasureNames { get; } =
        [AcousticShift.Joint, .. AcousticMeasure.All.Select(m => m.Name), .. AcousticCategory.All.Select(c => c.Name)];

    /// <param name="reference">Production.</param>
    /// <param name="difference">Training.</param>
    /// <param name="progress">Takes the share of the work done, 0…1, from any thread.</param>
    /// <returns>The joint row, then the measures, largest effect first.</returns>
    /// <exception cref="SpeechDataException">A side is empty, or the options make no sense.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<AcousticShift> Compare(
        IReadOnlyList<AcousticProfile> reference,
        IReadOnlyList<AcousticProfile> difference,
        AcousticComparisonOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        options ??= new AcousticComparisonOptions();
        AcousticComparisonCheck.Check(reference, difference, options);
        ShiftContext context = new(reference, difference, options);
        List<AcousticShift> rows = Single(context, cancellation, progress);
        if (IsWanted(options, AcousticShift.Joint, true)) rows.Insert(0, JointShift.Compare(context, cancellation));
        progress?.Report(1);
        return rows;
    }

    /// <summary>As <see cref="Compare"/>, but with a joint row that looks at named measures only, and not at traces of earlier coding.</summary>
    /// <param name="joint">Names of numeric measures.</param>
    internal static IReadOnlyList<AcousticShift> CompareUntraced(
        IReadOnlyList<AcousticProfile> reference,
        IReadOnlyList<AcousticProfile> difference,
        AcousticComparisonOptions options,
        IReadOnlyCollection<string> joint,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        AcousticComparisonCheck.Check(reference, difference, options);
        ShiftContext context = new(reference, difference, options);
        List<AcousticShift> rows = Single(context, cancellation, progress);
        rows.Insert(0, JointShift.Compare(context, JointShift.Named(joint), seesTraces: false, cancellation));
        progress?.Report(1);
        return rows;
    }

    private static List<AcousticShift> Single(ShiftContext context, CancellationToken cancellation, IProgress<double>? progress)
    {
        List<MeasureShift> measures = Measures(context);
        Resample(context, measures, cancellation, progress);
        return AdjustPValues([.. measures.Select(m => m.Finish()).OrderByDescending(Strength)]);
    }

    /// <summary>Compares two sides by named values of other kinds, as the named values of acoustics are compared.</summary>
    /// <param name="reference">What stands for the utterances of production: who speaks, and where.</param>
    /// <param name="difference">The same of the other side.</param>
    /// <returns>A row for each category, in their order.</returns>
    internal static IReadOnlyList<AcousticShift> CompareCategories(
        IReadOnlyList<AcousticProfile> reference,
        IReadOnlyList<AcousticProfile> difference,
        IReadOnlyList<AcousticCategory> categories,
        AcousticComparisonOptions options,
        CancellationToken cancellation)
    {
        AcousticComparisonCheck.Check(reference, difference, options);
        ShiftContext context = new(reference, difference, options);
        List<MeasureShift> measures = [.. categories.Select(category => CategoricalShift.Create(context, category))];
        Resample(context, measures, cancellation, null);
        return [.. measures.Select(measure => measure.Finish())];
    }

    /// <summary>Size of a row's effect whatever its kind, 0…1; −1 when it has none.</summary>
    public static double Strength(AcousticShift row) =>
        row.Auc is { } auc ? 2 * auc - 1 : Math.Abs(row.CliffsDelta ?? row.TotalVariation ?? -1);

    private static bool IsWanted(AcousticComparisonOptions options, string name, bool byDefault) =>
        options.Measures is null ? byDefault : options.Measures.Contains(name, StringComparer.OrdinalIgnoreCase);

    // What no profile of either side has a value of is left out, unless it was asked for by name.
    private static List<MeasureShift> Measures(ShiftContext context)
    {
        AcousticComparisonOptions options = context.Options;
        List<MeasureShift> measures = [];
        foreach (AcousticMeasure measure in AcousticMeasure.All.Where(m => IsWanted(options, m.Name, m.ByDefault)))
        {
            NumericShift shift = new(context, measure);
            if (shift.Count > 0 || options.Measures is not null) measures.Add(shift);
        }

        foreach (AcousticCategory category in AcousticCategory.All.Where(c => IsWanted(options, c.Name, c.ByDefault)))
        {
            CategoricalShift shift = CategoricalShift.Create(context, category);
            if (!shift.IsAbsent || options.Measures is not null) measures.Add(shift);
        }

        return measures;
    }

    private static void Resample(ShiftContext context, List<MeasureShift> measures, CancellationToken cancellation, IProgress<double>? progress)
    {
        int support = measures.Select(m => m.SupportLength).DefaultIfEmpty(0).Max();
        int replicates = context.Options.Replicates;
        Vector128<double>[] observed = new Vector128<double>[context.Resampling.Count];
        context.Resampling.Observed(observed);
        MeasureShift[] comparable = [.. measures.Where(m => m.IsComparable)];
        foreach (MeasureShift measure in comparable) measure.Take(MeasureShift.Draw.Observed, 0, observed, new double[2 * support]);

        int done = 0;
        ParallelOptions parallel = new() { TaskScheduler = TaskScheduler.Current, CancellationToken = cancellation, MaxDegreeOfParallelism = context.Options.ThrottleLimit };
        Parallel.For(
            0, replicates, parallel,
            () => (Factors: new Vector128<double>[context.Resampling.Count], Buffer: new double[2 * support]),
            (replicate, _, scratch) =>
            {
                context.Resampling.Bootstrap(replicate, scratch.Factors);
                foreach (MeasureShift measure in comparable)
                    measure.Take(MeasureShift.Draw.Bootstrap, replicate, scratch.Factors, scratch.Buffer);
                context.Resampling.Permute(replicate, scratch.Factors);
                foreach (MeasureShift measure in comparable)
                    measure.Take(MeasureShift.Draw.Permutation, replicate, scratch.Factors, scratch.Buffer);
                progress?.Report(0.7 * Interlocked.Increment(ref done) / replicates);
                return scratch;
            },
            _ => { });
    }

    private static List<AcousticShift> AdjustPValues(List<AcousticShift> rows)
    {
        double[] adjusted = Statistics.FalseDiscovery.BenjaminiHochberg([.. rows.Where(r => r.PValue is not null).Select(r => r.PValue!.Value)]);
        int next = 0;
        return [.. rows.Select(row => row.PValue is null ? row : row with { PValue = adjusted[next++] })];
    }
}
