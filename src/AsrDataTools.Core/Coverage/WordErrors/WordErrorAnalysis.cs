using System.Globalization;

namespace AsrDataTools.Coverage;

/// <summary>Word error rates by accent, what production would see of them, and accent gaps adjusted for channel and noise.</summary>
public static class WordErrorAnalysis
{
    /// <exception cref="SpeechDataException"><c>ReferenceAccentUnknown</c>: the accent named has no word errors.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static WordErrorReport Run(WordErrorSums sums, WordErrorOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(options);
        AccentSpeech[] accents = [.. sums.Cells
            .GroupBy(cell => cell.Accent)
            .Select(group => new AccentSpeech(group.Key, group))
            .OrderByDescending(accent => options.Traffic.GetValueOrDefault(accent.Accent))
            .ThenByDescending(accent => accent.Words)
            .ThenBy(accent => accent.Accent, StringComparer.Ordinal)];
        List<string> remarks = [.. InputRemarks(sums)];
        AccentSpeech? reference = Reference(accents, options);
        AccentWordError[] rows = [.. accents.Select(accent => Row(accent, options))];
        double? dispersion = null;
        if (reference is null)
        {
            if (rows.Length > 0) remarks.Add(string.Create(CultureInfo.InvariantCulture, $"no adjusted ratios: no accent has {options.MinimumSpeakers} speakers"));
        }
        else if (!IsEnough(reference, options))
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"no adjusted ratios: the reference accent {reference.Accent} has {reference.Clusters.Count} speakers of the {options.MinimumSpeakers} that are needed"));
        }
        else
        {
            AdjustedAccentGap gap = new(sums, reference.Accent, accents.Where(accent => accent != reference && IsEnough(accent, options)).Select(accent => accent.Accent), options, cancellation);
            rows = [.. rows.Zip(accents, (row, accent) => IsEnough(accent, options) ? gap.Apply(row) : row)];
            remarks.AddRange(gap.Remarks);
            dispersion = gap.Dispersion;
        }

        return new(rows, WordErrorProjector.Project(accents, options), reference?.Accent, dispersion, new(remarks));
    }

    private static bool IsEnough(AccentSpeech accent, WordErrorOptions options) => accent.Rate is not null && accent.Clusters.Count >= options.MinimumSpeakers;

    // In order of traffic already; one that has too few speakers would leave all others without an answer.
    private static AccentSpeech? Reference(AccentSpeech[] accents, WordErrorOptions options) => options.ReferenceAccent is not string named
        ? accents.FirstOrDefault(accent => IsEnough(accent, options))
        : accents.FirstOrDefault(accent => accent.Accent == named) ?? throw new SpeechDataException(
            "ReferenceAccentUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There are no word errors of the reference accent '{named}'. {(accents.Length == 0 ? "No row has an accent." : $"Did you mean '{NearestName.Of(named, accents.Select(accent => accent.Accent))}'?")}");

    private static AccentWordError Row(AccentSpeech accent, WordErrorOptions options)
    {
        (double Low, double High)? interval = IsEnough(accent, options) ? accent.Rate!.Interval(options.ConfidenceLevel) : null;
        return new AccentWordError
        {
            Accent = accent.Accent,
            Words = accent.Words,
            Errors = accent.Errors,
            Speakers = accent.Clusters.Count,
            WordErrorRate = accent.Rate?.Value,
            Low = interval?.Low,
            High = interval?.High,
            WordsPerMinute = accent.Pace?.Value,
            Remarks = new(Limits(accent, interval is not null, options)),
        };
    }

    private static IEnumerable<string> Limits(AccentSpeech accent, bool hasInterval, WordErrorOptions options)
    {
        if (accent.Rate is null) yield return "no reference words";
        else if (accent.Clusters.Count < options.MinimumSpeakers)
            yield return string.Create(CultureInfo.InvariantCulture, $"{accent.Clusters.Count} of the {options.MinimumSpeakers} speakers that an interval of the word error rate needs");
        else if (!hasInterval && accent.Errors == 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"no error in {accent.Words:N0} words, so no interval");
    }

    private static IEnumerable<string> InputRemarks(WordErrorSums sums)
    {
        if (sums.UnlabelledWords > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{sums.UnlabelledWords / sums.Words:0.# %} of words have no usable accent and are in no rate");
        double labelled = sums.Words - sums.UnlabelledWords;
        if (sums.WordsWithoutSpeaker > 0 && labelled > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{sums.WordsWithoutSpeaker / labelled:0.# %} of words name no speaker: each recording, or each row without one, counts as a speaker, and intervals may be too short");
    }
}
