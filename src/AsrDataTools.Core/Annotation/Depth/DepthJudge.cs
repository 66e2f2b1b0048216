using AsrDataTools.Statistics;

namespace AsrDataTools.Annotation.Depth;

/// <summary>
/// Holds grades against what is asked. A delivery is judged as it is, not as a sample: what lacks the level fails whatever an
/// interval says. The interval only keeps from a Pass that the next recordings of the same making might not keep.
/// </summary>
/// <param name="options">What is asked.</param>
/// <param name="hasOverlap">Whether any recording of the delivery has overlap, so that it was looked for at least there.</param>
internal sealed class DepthJudge(DepthOptions options, bool hasOverlap)
{
    private const double Rounding = 1e-9;

    // Recordings of one delivery mostly lack the same.
    private readonly RecentValues<TextList> _lists = new();

    private static readonly string[] LevelNames = ["audio", "text", "times", "speakers", "overlap", "wordtimes"];

    /// <summary>The row of one recording.</summary>
    public AnnotationDepth Judge(DepthGrade grade)
    {
        Pooled pooled = new(grade.AtLeast, Open(grade), Likely(grade, Open(grade)), grade.Unchecked, Likely(grade, grade.Unchecked), grade.Text, grade.WordTimes, tag => grade.Tags.Contains(tag) ? 1 : 0);
        List<string> remarks = [.. grade.Remarks];
        if (grade.AtLeast is null) remarks.Add("there is no speech to judge");
        else if (grade.SpeechSeconds is null) remarks.Add("speech seconds are unknown: neither times nor audio tell");
        return Row(grade.Recording.Name, pooled, remarks) with
        {
            SpeechSeconds = grade.SpeechSeconds,
            SpeechSource = grade.SpeechSeconds is null ? null : grade.IsFromAudio ? "Audio" : "Annotation",
            OverlapSeconds = grade.OverlapSeconds,
            Speakers = grade.Speakers,
            DurationSeconds = grade.Recording.DurationSeconds,
            Path = grade.Recording.Path,
            AudioPath = grade.Recording.AudioPath,
        };
    }

    /// <summary>The row of all recordings together.</summary>
    /// <param name="grades">At least one.</param>
    /// <param name="cancellation">Checked between replicates.</param>
    public AnnotationDepth Overall(IReadOnlyList<DepthGrade> grades, CancellationToken cancellation)
    {
        DepthGrade[] graded = [.. grades.Where(grade => grade.AtLeast is not null)];
        double[] weights = DepthWeights.Of(graded);
        double total = weights.Sum();
        Pooled pooled = new(
            total > 0 ? [.. Enumerable.Range(0, DepthOptions.HighestLevel + 1).Select(level => Mean(grade => grade.AtLeast![level]))] : null,
            Mean(Open),
            Mean(grade => Likely(grade, Open(grade))),
            Mean(grade => grade.Unchecked),
            Mean(grade => Likely(grade, grade.Unchecked)),
            Mean(grade => grade.Text),
            Mean(grade => grade.WordTimes),
            tag => Mean(grade => grade.Tags.Contains(tag) ? 1 : 0));
        (double Low, double High)? interval = total > 0 ? Interval(graded, weights, cancellation) : null;
        List<string> remarks = [.. Remarks(grades, graded)];
        AnnotationDepth row = Row(AnnotationDepth.Overall, pooled, remarks);
        bool mayTurn = row.Answers is [{ Verdict: Verdict.Pass }, ..] && interval?.Low < options.RequiredShare - Rounding;
        if (mayTurn) remarks.Add(FormattableString.Invariant($"more recordings of the same making may have less than the share of {options.RequiredShare:0.##}: the interval begins at {interval!.Value.Low:0.00}"));
        string[] sources = [.. graded.Where(grade => grade.SpeechSeconds > 0).Select(grade => grade.IsFromAudio ? "Audio" : "Annotation").Distinct().Order(StringComparer.Ordinal)];
        return row with
        {
            Verdict = mayTurn ? DepthVerdict.Worse(row.Verdict, Verdict.Warn) : row.Verdict,
            Answers = mayTurn ? [row.Answers[0] with { Verdict = Verdict.Warn }, .. row.Answers.Skip(1)] : row.Answers,
            ShareLow = interval?.Low,
            ShareHigh = interval?.High,
            SpeechSeconds = grades.Any(grade => grade.SpeechSeconds is not null) ? grades.Sum(grade => grade.SpeechSeconds ?? 0) : null,
            SpeechSource = sources.Length == 0 ? null : string.Join(", ", sources),
            OverlapSeconds = grades.Sum(grade => grade.OverlapSeconds),
            Speakers = grades.Max(grade => grade.Speakers),
            DurationSeconds = grades.Any(grade => grade.Recording.DurationSeconds is not null) ? grades.Sum(grade => grade.Recording.DurationSeconds ?? 0) : null,
            Recordings = grades.Count,
            Remarks = new(remarks),
        };

        double Mean(Func<DepthGrade, double> share)
        {
            double sum = 0;
            for (int index = 0; index < graded.Length; index++) sum += weights[index] * share(graded[index]);
            return total > 0 ? sum / total : 0;
        }
    }

    private AnnotationDepth Row(string recording, Pooled pooled, List<string> remarks)
    {
        if (pooled.AtLeast is not { } atLeast) return new AnnotationDepth { Recording = recording, RequiredLevel = options.RequiredLevel, Verdict = Verdict.Unknown, Remarks = new(remarks) };
        (List<string> missing, List<DepthAnswer> answers) = Ask(pooled, remarks);
        return new AnnotationDepth
        {
            Recording = recording,
            Level = Enumerable.Range(0, atLeast.Count).Last(level => level == 0 || IsEnough(atLeast[level])),
            ShareAtRequired = atLeast[options.RequiredLevel],
            UncheckedShare = pooled.Unchecked,
            Level0Share = At(0),
            Level1Share = At(1),
            Level2Share = At(2),
            Level3Share = At(3),
            Level4Share = At(4),
            Level5Share = At(5),
            TextShare = pooled.Text,
            WordTimesShare = pooled.WordTimes,
            Missing = _lists.Share(new(missing)),
            Verdict = answers.Select(answer => answer.Verdict).Aggregate(DepthVerdict.Worse),
            Answers = [.. answers],
            RequiredLevel = options.RequiredLevel,
            Remarks = _lists.Share(new(remarks)),
        };

        double At(int level) => Math.Max(0, atLeast[level] - (level < DepthOptions.HighestLevel ? atLeast[level + 1] : 0));
    }

    private (List<string> Missing, List<DepthAnswer> Answers) Ask(Pooled pooled, List<string> remarks)
    {
        IReadOnlyList<double> atLeast = pooled.AtLeast!;
        List<string> missing = [];
        if (!IsEnough(pooled.Text) && (options.RequiredLevel > 0 || options.RequiredTags.Contains(DepthTag.Text))) missing.Add(DepthTags.Name(DepthTag.Text));
        for (int level = 2; level <= Math.Min(options.RequiredLevel, 4); level++)
        {
            if (!IsEnough(atLeast[level])) missing.Add(LevelNames[level]);
        }

        List<DepthAnswer> answers = [new(null, atLeast[options.RequiredLevel], Of(atLeast[options.RequiredLevel], pooled.Likely, pooled.Open))];
        if (options.RequiredLevel == DepthOptions.HighestLevel)
        {
            if (!IsEnough(pooled.WordTimes)) missing.Add(DepthTags.Name(DepthTag.WordTimes));
            missing.AddRange(DepthTags.OfHighestLevel.Where(tag => !IsEnough(pooled.Occurrence(tag))).Select(DepthTags.Name));
        }

        foreach (DepthTag tag in options.RequiredTags.Distinct())
        {
            DepthAnswer answer = OfTag(tag, pooled);
            answers.Add(answer);
            if (answer.Verdict == Verdict.Pass) continue;
            if (!missing.Contains(DepthTags.Name(tag))) missing.Add(DepthTags.Name(tag));
            if (answer.Verdict == Verdict.Warn && DepthTags.IsSparse(tag)) remarks.Add($"no {DepthTags.Name(tag)} in some: none is there, or none is tagged");
        }

        return (missing, answers);
    }

    private DepthAnswer OfTag(DepthTag tag, Pooled pooled)
    {
        double share = tag switch
        {
            DepthTag.Text => pooled.Text,
            DepthTag.WordTimes => pooled.WordTimes,
            DepthTag.Overlap => pooled.AtLeast![4],
            _ => pooled.Occurrence(tag),
        };
        return new(tag, share, tag == DepthTag.Overlap ? Of(share, pooled.UncheckedLikely, pooled.Unchecked)
            : !IsEnough(share) && share > 0 && DepthTags.IsSparse(tag) ? Verdict.Warn
            : Of(share, 0, 0));
    }

    // Between what surely is, what is likely, and what may be.
    private Verdict Of(double sure, double likely, double open) =>
        IsEnough(sure) ? Verdict.Pass : IsEnough(sure + likely) ? Verdict.Warn : IsEnough(sure + open) ? Verdict.Unknown : Verdict.Fail;

    // Of the speech in question that part may have the required level after all.
    private double Open(DepthGrade grade) => options.RequiredLevel switch { 4 => grade.Unchecked, 5 => grade.UncheckedAtHighest, _ => 0 };

    private double Likely(DepthGrade grade, double open) => hasOverlap && grade.MayHaveNone ? open : 0;

    private bool IsEnough(double share) => share >= options.RequiredShare - Rounding;

    private (double Low, double High)? Interval(DepthGrade[] grades, double[] weights, CancellationToken cancellation)
    {
        if (grades.Length < DepthOptions.LeastForInterval) return null;

        // Whole units whose sum is small enough for the bootstrap, even if it only draws the longest.
        double unit = Math.Max(weights.Max() * grades.Length / int.MaxValue * 1.01, double.Epsilon);
        long[] all = [.. weights.Select(weight => (long)Math.Round(weight / unit))];
        long[] deep = [.. grades.Select((grade, index) => (long)Math.Round(grade.AtLeast![options.RequiredLevel] * all[index]))];
        return BootstrapInterval.Percentile(
            RatioBootstrap.Replicates(deep, all, options.Replicates, options.Seed, cancellation),
            BootstrapInterval.TailShare(options.ConfidenceLevel, grades.Length));
    }

    private static IEnumerable<string> Remarks(IReadOnlyList<DepthGrade> grades, DepthGrade[] graded)
    {
        int unknown = graded.Count(grade => grade.SpeechSeconds is null), undecided = graded.Count(grade => grade.Unchecked > Rounding), silent = grades.Count - graded.Length;
        if (undecided > 0) yield return FormattableString.Invariant($"in {undecided:N0} of {grades.Count:N0} recordings whether overlap was looked for cannot be told");
        if (unknown > 0) yield return FormattableString.Invariant($"speech seconds of {unknown:N0} of {grades.Count:N0} recordings are unknown: they count with their length, or as long as the mean of the others");
        if (silent > 0) yield return FormattableString.Invariant($"{silent:N0} of {grades.Count:N0} recordings have no speech and do not count");
        if (grades.Count < DepthOptions.LeastForInterval) yield return FormattableString.Invariant($"{grades.Count} recordings, too few for an interval: they are judged exactly as they are");
    }

    private sealed record Pooled(IReadOnlyList<double>? AtLeast, double Open, double Likely, double Unchecked, double UncheckedLikely, double Text, double WordTimes, Func<DepthTag, double> Occurrence);
}
