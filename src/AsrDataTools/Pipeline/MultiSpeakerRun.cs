using AsrDataTools.Scoring.MultiSpeaker;
using AsrDataTools.Statistics;

namespace AsrDataTools.Pipeline;

/// <summary>Scores one recording after the other by some metrics and writes rows of one kind. A recording that fails is reported, the rest goes on.</summary>
/// <param name="metrics">One where speakers, utterances or blame are asked for.</param>
/// <param name="write">Takes the rows.</param>
/// <param name="report">Takes the trouble with one recording.</param>
internal sealed class MultiSpeakerRun(
    MultiSpeakerOptions options, MultiSpeakerMetric[] metrics, Action<object> write, Action<SpeechDataException> report, CancellationToken cancellation)
{
    private readonly MultiSpeakerScorer _scorer = new(options, cancellation);
    private readonly MultiSpeakerPool[] _pools = [.. metrics.Select(_ => new MultiSpeakerPool(options))];
    private readonly BlamePool _blame = new(options);

    /// <summary>Scores by every metric; what fails by one may do by another.</summary>
    /// <returns>Whether all went well.</returns>
    public bool AddScores(MultiSpeakerPair pair, bool perRecording)
    {
        if (Try(() => _scorer.Prepare(pair)) is not { } recording) return false;
        bool all = true;
        for (int i = 0; i < metrics.Length; i++)
        {
            MultiSpeakerMetric metric = metrics[i];
            if (Try(() => _scorer.Score(recording, metric)) is { } score)
            {
                if (perRecording) write(_pools[i].RowOf(score));
                else _pools[i].Add(score);
            }
            else
            {
                all = false;
            }
        }

        return all;
    }

    /// <inheritdoc cref="AddScores"/>
    public bool AddBlame(MultiSpeakerPair pair, bool perRecording)
    {
        if (Try(() => BlameScore.Of(_scorer, _scorer.Prepare(pair), metrics[0])) is not { } score) return false;
        if (perRecording) write(_blame.RowOf(score));
        else _blame.Add(score);
        return true;
    }

    /// <inheritdoc cref="AddScores"/>
    public bool WriteSpeakers(MultiSpeakerPair pair) => Try(() =>
    {
        PreparedRecording recording = _scorer.Prepare(pair);
        return (IReadOnlyList<object>)[.. metrics.SelectMany(metric => _scorer.Score(recording, metric).Speakers)];
    }) is { } rows && Write(rows);

    /// <inheritdoc cref="AddScores"/>
    public bool WriteUtterances(MultiSpeakerPair pair) =>
        Try(() => _scorer.Score(_scorer.Prepare(pair), metrics[0].Forgiving()).Utterances) is { } rows && Write(rows);

    /// <summary>The rows over all recordings, where there are any.</summary>
    public void WritePooled(bool blame, BootstrapSettings settings)
    {
        if (blame && _blame.Recordings > 0) write(_blame.Overall(settings, cancellation));
        foreach (MultiSpeakerPool pool in _pools.Where(pool => pool.Recordings > 0)) write(pool.Overall(settings, cancellation));
    }

    private bool Write(IReadOnlyList<object> rows)
    {
        foreach (object row in rows) write(row);
        return true;
    }

    private T? Try<T>(Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (SpeechDataException exception)
        {
            report(exception);
            return null;
        }
    }
}
