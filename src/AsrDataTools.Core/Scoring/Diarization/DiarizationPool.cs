using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Diarization;

/// <summary>Adds up the scores of recordings and says how far other recordings of the kind could take the rates.</summary>
/// <param name="options">How they were scored.</param>
public sealed class DiarizationPool(DiarizationOptions options)
{
    // The channels of a recording are one draw of the bootstrap: they share the call.
    private readonly Dictionary<string, DiarizationErrors> _recordings = new(StringComparer.Ordinal);

    public int Recordings => _recordings.Count;

    public void Add(DiarizationScore score) =>
        _recordings[score.Recording] = _recordings.GetValueOrDefault(score.Recording, DiarizationErrors.None) + score.Errors;

    /// <summary>The row of one score.</summary>
    public DiarizationErrorResult RowOf(DiarizationScore score) => DiarizationErrorResult.Of(score.Recording, score.Channel, 1, score.Errors, options);

    /// <summary>The row of all, with bootstrap intervals over recordings.</summary>
    public DiarizationErrorResult Overall(BootstrapSettings settings, CancellationToken cancellation)
    {
        DiarizationErrors[] errors = [.. _recordings.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Value)];
        DiarizationErrors sum = errors.Aggregate(DiarizationErrors.None, (a, b) => a + b);
        (double Low, double High)? der = Interval(errors, e => e.MissTime + e.FalseAlarmTime + e.ConfusionTime, e => e.SpeakerTime, settings, cancellation);
        (double Low, double High)? jer = Interval(errors, e => e.JaccardErrorSum, e => e.ReferenceSpeakers, settings, cancellation);
        return DiarizationErrorResult.Of(DiarizationErrorResult.Overall, null, errors.Length, sum, options) with
        {
            Low = der?.Low,
            High = der?.High,
            JaccardLow = jer?.Low,
            JaccardHigh = jer?.High,
        };
    }

    private static (double Low, double High)? Interval(
        DiarizationErrors[] errors, Func<DiarizationErrors, double> wrong, Func<DiarizationErrors, double> all, BootstrapSettings settings, CancellationToken cancellation)
    {
        double[] numerators = [.. errors.Select(wrong)];
        double[] denominators = [.. errors.Select(all)];
        return ClusterBootstrap.Interval(
            errors.Length,
            draws =>
            {
                double numerator = 0;
                double denominator = 0;
                for (int i = 0; i < draws.Length; i++)
                {
                    numerator += draws[i] * numerators[i];
                    denominator += draws[i] * denominators[i];
                }

                return denominator > 0 ? numerator / denominator : null;
            },
            settings,
            cancellation);
    }
}
