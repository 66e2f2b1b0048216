using System.Globalization;

namespace AsrDataTools.Acoustics;

/// <summary>The row that judges all measures together.</summary>
internal static class JointShift
{
    public static AcousticShift Compare(ShiftContext context, CancellationToken cancellation) => Compare(context, Measures(context.Options), seesTraces: true, cancellation);

    /// <param name="seesTraces">Whether it looks at traces of earlier coding and of lower sampling rates too.</param>
    public static AcousticShift Compare(ShiftContext context, IReadOnlyList<AcousticMeasure> measures, bool seesTraces, CancellationToken cancellation)
    {
        AcousticComparisonOptions options = context.Options;
        JointSample sample = JointSample.Create(context, measures, seesTraces);
        AcousticShift row = new()
        {
            Measure = AcousticShift.Joint,
            ReferenceCount = context.Reference.Profiles.Count,
            DifferenceCount = context.Difference.Profiles.Count,
            ReferenceClusters = context.Reference.ClusterCount,
            DifferenceClusters = context.Difference.ClusterCount,
            Verdict = Verdict.Unknown,
        };
        List<string> remarks = [];
        if (sample.IsDrawn(context))
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"looks at {sample.ReferenceRows} profiles of production and {sample.Rows.Length - sample.ReferenceRows} of {options.DifferenceName}, drawn by the seed"));
        }

        string? few = context.TooFewClusters(context.Reference.ClusterCount, context.Difference.ClusterCount, "");
        if (few is not null) remarks.Add(few);
        TwoSampleClassifier.Result? classifier = Math.Min(context.Reference.ClusterCount, context.Difference.ClusterCount) < 2
            ? null : TwoSampleClassifier.Run(context, sample, cancellation);
        UncoveredProduction.Result? uncovered = UncoveredProduction.Run(context, sample, cancellation);
        (Verdict verdict, string? decidedBy) = few is null && classifier is not null ? Judge(classifier, uncovered, options, context.ClusterNoun, remarks) : (Verdict.Unknown, few);
        if (classifier is not null) remarks.AddRange(classifier.Remarks);
        if (uncovered is not null) remarks.Add(uncovered.Remark);
        remarks.AddRange(context.Remarks);
        return row with
        {
            Auc = classifier?.Auc,
            Low = classifier?.Low,
            High = classifier?.High,
            PValue = classifier?.PValue,
            Drivers = classifier?.Drivers ?? TextList.Empty,
            UncoveredShare = uncovered?.Share,
            UncoveredLow = uncovered?.Low,
            UncoveredHigh = uncovered?.High,
            UncoveredExamples = uncovered?.Examples ?? TextList.Empty,
            Verdict = verdict,
            DecidedBy = decidedBy,
            IsAtLeastWarn = few is null && verdict == Verdict.Unknown && 2 * classifier?.Low - 1 >= options.WarnThreshold,
            Remarks = new TextList(remarks),
        };
    }

    /// <summary>The numeric measures among names, letter case aside.</summary>
    public static List<AcousticMeasure> Named(IReadOnlyCollection<string> names) => [.. AcousticMeasure.All.Where(m => names.Contains(m.Name, StringComparer.OrdinalIgnoreCase))];

    // Measures asked for by name beside Joint are those it judges.
    private static List<AcousticMeasure> Measures(AcousticComparisonOptions options)
    {
        List<AcousticMeasure> named = Named(options.Measures ?? []);
        return named.Count > 0 ? named : [.. AcousticMeasure.All.Where(m => m.ByDefault && m.InJoint)];
    }

    // 2·AUC − 1 is Cliff's delta of the classifier's scores, so the thresholds are those of the measures. A training corpus
    // that is told apart by what it has more of, or by what is consistent but slight, and yet covers production, does not
    // lack recordings.
    private static (Verdict Verdict, string DecidedBy) Judge(
        TwoSampleClassifier.Result classifier, UncoveredProduction.Result? uncovered, AcousticComparisonOptions options, string clusters, List<string> remarks)
    {
        JudgedInterval apart = new(2 * classifier.Low - 1, 2 * classifier.High - 1, options.WarnThreshold, options.FailThreshold);
        Verdict verdict = apart.Verdict;
        JudgedInterval? lacking = uncovered is null
            ? null
            : new(uncovered.Low, uncovered.High, options.UncoveredWarnThreshold, options.UncoveredFailThreshold);
        string separation = apart.Told("2·AUC − 1"), coverage = lacking?.Told("uncovered share") ?? "no answer on coverage";
        if (lacking?.Verdict == Verdict.Fail) return (Verdict.Fail, coverage);
        if (lacking?.Verdict == Verdict.Pass && apart.IsBeyondWarn)
        {
            if (verdict != Verdict.Warn) remarks.Add($"told apart by slight differences or other proportions: production has its near neighbours in {options.DifferenceName}");
            return (Verdict.Warn, $"{separation}; no more than a warning: {coverage}");
        }

        if (verdict == Verdict.Unknown)
        {
            remarks.Add(apart.Unsettled("the interval", clusters));
        }
        else if (verdict == Verdict.Fail && lacking is { Verdict: Verdict.Unknown, IsBeyondWarn: false })
        {
            remarks.Add($"at least a warning: told apart, but more {clusters} are needed to tell whether production is covered");
            return (Verdict.Unknown, $"{separation}, but {coverage}");
        }

        return (verdict, separation);
    }
}
