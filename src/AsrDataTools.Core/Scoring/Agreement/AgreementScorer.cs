using System.Globalization;
using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;
using AsrDataTools.Statistics.Agreement;

namespace AsrDataTools.Scoring.Agreement;

/// <summary>All measures of agreement over some recordings; intervals by a bootstrap of whole recordings.</summary>
internal sealed class AgreementScorer
{
    private readonly BootstrapSettings _settings;
    private readonly CancellationToken _cancellation;
    private readonly List<CodedRecording> _recordings;
    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal);
    private readonly List<(int Recording, string?[] Labels, int Frames)> _stretches = [];

    /// <param name="recordings">Those that fewer than two annotated are left out.</param>
    public AgreementScorer(IEnumerable<CodedRecording> recordings, BootstrapSettings settings, CancellationToken cancellation)
    {
        _settings = settings;
        _cancellation = cancellation;
        _recordings = [.. recordings.Where(r => r.Annotators.Count(turns => turns is not null) > 1)];
        for (int r = 0; r < _recordings.Count; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach ((string?[] labels, int frames) in FrameCoding.Stretches(_recordings[r]))
            {
                _stretches.Add((r, labels, frames));
                foreach (string label in labels.OfType<string>()) _categories.TryAdd(label, _categories.Count);
            }
        }
    }

    /// <summary>How words are compared.</summary>
    public WordScoringOptions Words { get; init; } = AgreementWords.DefaultOptions;

    /// <summary>The measures; with two annotators those of pairs too.</summary>
    /// <param name="row">The names, to which the measures are added.</param>
    /// <param name="isSpeech">Whether labels are speakers.</param>
    public AnnotationAgreement Score(AnnotationAgreement row, bool isSpeech)
    {
        row = row with { Recordings = _recordings.Count, Seconds = _stretches.Sum(s => (long)s.Frames) * FrameCoding.FrameSeconds };
        row = WithAlpha(row);
        if (row.Annotators.Count != 2 || _recordings.Count == 0) return row;
        row = WithBoundaries(WithKappa(row));
        return isSpeech ? WithWords(WithDiarization(row)) : row;
    }

    private AnnotationAgreement WithAlpha(AnnotationAgreement row)
    {
        int[] copies = [.. _stretches.Select(s => s.Frames)];
        KrippendorffAlpha alpha = new(_stretches.Select(s => Values(s.Labels, label => _categories[label])), MeasurementLevel.Nominal, copies);
        (double Low, double High)? interval = alpha.Interval([.. _stretches.Select(s => s.Recording)], _recordings.Count, _settings, _cancellation);
        return row with
        {
            Alpha = alpha.Value(),
            AlphaLow = interval?.Low,
            AlphaHigh = interval?.High,
            IntervalAlpha = _categories.Count > 0 && _categories.Keys.All(label => label.Length == 0 || IsNumber(label))
                ? new KrippendorffAlpha(_stretches.Select(s => Values(s.Labels, NumberOrMissing)), MeasurementLevel.Interval, copies).Value()
                : null,
        };
    }

    private AnnotationAgreement WithKappa(AnnotationAgreement row)
    {
        AgreementTable[] tables = [.. _recordings.Select(_ => new AgreementTable(Math.Max(1, _categories.Count)))];
        AgreementTable all = new(Math.Max(1, _categories.Count));
        foreach ((int recording, string?[] labels, int frames) in _stretches)
        {
            tables[recording].Add(_categories[labels[0]!], _categories[labels[1]!], frames);
        }

        foreach (AgreementTable table in tables) all.Add(table);
        (double Low, double High)? interval = CohenKappa.Interval(tables, KappaWeights.None, _settings, _cancellation);
        return row with { Agreement = all.Agreement, Kappa = CohenKappa.Of(all), KappaLow = interval?.Low, KappaHigh = interval?.High };
    }

    private AnnotationAgreement WithBoundaries(AnnotationAgreement row)
    {
        BoundaryAgreement[] parts = [.. _recordings.Select(r =>
            BoundaryAgreement.Of(r.Annotators[0]!.Select(t => t.StartSeconds), r.Annotators[1]!.Select(t => t.StartSeconds))
            + BoundaryAgreement.Of(r.Annotators[0]!.Select(t => t.EndSeconds), r.Annotators[1]!.Select(t => t.EndSeconds)))];
        BoundaryAgreement all = BoundaryAgreement.Sum(parts);
        (double Low, double High)? interval = RatioInterval(parts, p => 2 * p.Matched[1], p => p.ReferenceEdges + p.OtherEdges);
        return row with
        {
            BoundaryF20 = all.FScore(0),
            BoundaryF50 = all.FScore(1),
            BoundaryF50Low = interval?.Low,
            BoundaryF50High = interval?.High,
            BoundaryF100 = all.FScore(2),
            MedianDeviationMilliseconds = all.MedianDeviationMilliseconds,
            NinetiethDeviationMilliseconds = all.NinetiethDeviationMilliseconds,
            BiasMilliseconds = all.BiasMilliseconds,
        };
    }

    private AnnotationAgreement WithDiarization(AnnotationAgreement row)
    {
        DiarizationErrors[] parts = [.. _recordings.Select(r => DiarizationScorer.Score(
            new() { Recording = r.Recording, Reference = r.Annotators[0]!, Hypothesis = r.Annotators[1]!, Regions = Extent(r) }, new()).Errors)];
        (double Low, double High)? interval = RatioInterval(parts, e => e.MissSeconds + e.FalseAlarmSeconds + e.ConfusionSeconds, e => e.SpeakerSeconds);
        return row with
        {
            DiarizationErrorRate = parts.Aggregate(DiarizationErrors.None, (a, b) => a + b).DiarizationErrorRate,
            DiarizationErrorLow = interval?.Low,
            DiarizationErrorHigh = interval?.High,
        };
    }

    private AnnotationAgreement WithWords(AnnotationAgreement row)
    {
        WordScorer scorer = new(Words, _cancellation);
        WordCounts[] parts = [.. _recordings.Select(recording => AgreementWords.Count(scorer, recording)).OfType<WordCounts>()];
        if (parts.Length == 0) return row;
        WordCounts all = parts.Aggregate(default(WordCounts), (a, b) => a + b);
        (double Low, double High)? interval = RatioInterval(parts, c => c.Errors, c => c.Words);
        return row with
        {
            Words = all.Words,
            WordErrorRate = all.ErrorRate,
            WordErrorLow = interval?.Low,
            WordErrorHigh = interval?.High,
            Convention = Words.Convention,
            Normalizer = Words.NormalizerName,
        };
    }

    private (double Low, double High)? RatioInterval<T>(T[] parts, Func<T, double> numerator, Func<T, double> denominator) => ClusterBootstrap.Ratio(
        [.. parts.Select(numerator)], [.. parts.Select(denominator)], _settings, _cancellation);

    // All that either annotator has, so that what only the second hears counts.
    private static IReadOnlyList<TimeRegion> Extent(CodedRecording recording)
    {
        SpeakerTurn[] all = [.. recording.Annotators.SelectMany(turns => turns ?? [])];
        return all.Length == 0 ? [] : [new(all.Min(t => t.StartSeconds), all.Max(t => t.EndSeconds))];
    }

    private static double[] Values(string?[] labels, Func<string, double> value) => [.. labels.Select(label => label is null ? double.NaN : value(label))];

    private static bool IsNumber(string label) => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);

    private static double NumberOrMissing(string label) => label.Length == 0 ? double.NaN : double.Parse(label, CultureInfo.InvariantCulture);
}
