using AsrDataTools.Acoustics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Frame decisions and scores of one detector, held against the truth.</summary>
internal sealed class ActivityScore
{
    private readonly List<(float Score, bool Speech)> _frames = [];
    private int _speech;
    private int _missed;
    private int _false;

    public int Frames => _frames.Count;

    /// <summary>Share of true speech that was not found, percent.</summary>
    public double MissedPercent => 100.0 * _missed / _speech;

    /// <summary>Share of true pause that passed for speech, percent.</summary>
    public double FalsePercent => 100.0 * _false / (Frames - _speech);

    /// <summary>Runs a detector over samples.</summary>
    /// <param name="model">Null for the built-in detector.</param>
    public void Add(float[] samples, FrameGrid grid, bool[] truth, SileroModel? model)
    {
        List<float> scores = [];
        SpectralTracker tracker = new(grid) { Scores = scores, Silero = model is null ? null : new SileroActivity(model, grid) };
        tracker.Add(samples);
        tracker.Finish();
        bool[] found = new bool[truth.Length];
        foreach ((long start, long end) in tracker.Segments)
            found.AsSpan((int)start, (int)(end - start)).Fill(true);
        tracker.Reset();
        for (int frame = 0; frame < truth.Length; frame++)
        {
            _frames.Add((scores[frame], truth[frame]));
            _speech += truth[frame] ? 1 : 0;
            _missed += truth[frame] && !found[frame] ? 1 : 0;
            _false += !truth[frame] && found[frame] ? 1 : 0;
        }
    }

    /// <summary>The probability that a frame of speech scores above a frame of pause; equal scores count half (Mann and Whitney).</summary>
    public double Auc()
    {
        _frames.Sort(static (a, b) => a.Score.CompareTo(b.Score));
        double below = 0, wins = 0;
        for (int first = 0; first < _frames.Count;)
        {
            int end = first, speech = 0;
            for (; end < _frames.Count && _frames[end].Score == _frames[first].Score; end++)
                speech += _frames[end].Speech ? 1 : 0;
            wins += speech * (below + ((end - first - speech) / 2.0));
            below += end - first - speech;
            first = end;
        }

        return wins / _speech / (Frames - (double)_speech);
    }
}
