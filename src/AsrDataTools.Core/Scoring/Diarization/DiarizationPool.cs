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
        (double Low, double High)? der = ClusterBootstrap.Ratio(
            [.. errors.Select(e => (double)(e.MissTime + e.FalseAlarmTime + e.ConfusionTime))], [.. errors.Select(e => (double)e.SpeakerTime)], settings, cancellation);
        (double Low, double High)? jer = ClusterBootstrap.Ratio(
            [.. errors.Select(e => e.JaccardErrorSum)], [.. errors.Select(e => (double)e.ReferenceSpeakers)], settings, cancellation);
        return DiarizationErrorResult.Of(DiarizationErrorResult.Overall, null, errors.Length, sum, options) with
        {
            Low = der?.Low,
            High = der?.High,
            JaccardLow = jer?.Low,
            JaccardHigh = jer?.High,
        };
    }
}
