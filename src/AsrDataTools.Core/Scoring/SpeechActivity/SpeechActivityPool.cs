using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.SpeechActivity;

/// <summary>Adds up the scores of recordings under one collar and says how far other recordings of the kind could take the cost.</summary>
/// <param name="collarSeconds">The collar under which they were scored.</param>
public sealed class SpeechActivityPool(double collarSeconds)
{
    // The channels of a recording are one draw of the bootstrap: they share the call.
    private readonly Dictionary<string, SpeechActivityErrors> _recordings = new(StringComparer.Ordinal);

    public double CollarSeconds => collarSeconds;

    public int Recordings => _recordings.Count;

    public void Add(SpeechActivityScore score) =>
        _recordings[score.Recording] = _recordings.GetValueOrDefault(score.Recording, SpeechActivityErrors.None) + score.Errors;

    /// <summary>The row of one score.</summary>
    public SpeechActivityResult RowOf(SpeechActivityScore score) => SpeechActivityResult.Of(score.Recording, score.Channel, 1, score.Errors, collarSeconds);

    /// <summary>The row of all, with a bootstrap interval over recordings.</summary>
    public SpeechActivityResult Overall(BootstrapSettings settings, CancellationToken cancellation)
    {
        SpeechActivityErrors[] errors = [.. _recordings.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Value)];
        (double Low, double High)? interval = ClusterBootstrap.Interval(errors.Length, draws => CostOf(errors, draws), settings, cancellation);
        return SpeechActivityResult.Of(
            SpeechActivityResult.Overall, null, errors.Length, errors.Aggregate(SpeechActivityErrors.None, (a, b) => a + b), collarSeconds) with
        {
            Low = interval?.Low,
            High = interval?.High,
        };
    }

    private static double? CostOf(SpeechActivityErrors[] errors, ReadOnlySpan<int> draws)
    {
        (double speech, double nonSpeech, double miss, double falseAlarm) = (0, 0, 0, 0);
        for (int i = 0; i < draws.Length; i++)
        {
            speech += draws[i] * (double)errors[i].SpeechTime;
            nonSpeech += draws[i] * (double)errors[i].NonSpeechTime;
            miss += draws[i] * (double)errors[i].MissTime;
            falseAlarm += draws[i] * (double)errors[i].FalseAlarmTime;
        }

        if (speech + nonSpeech == 0) return null;
        return SpeechActivityErrors.CostOf(speech > 0 ? miss / speech : null, nonSpeech > 0 ? falseAlarm / nonSpeech : null);
    }
}
