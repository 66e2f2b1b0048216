using System.Runtime.InteropServices;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Speech or not, every 10 ms, by a Silero model: takes the samples of one channel as they come, brings them to 8 or 16 kHz
/// and keeps the probabilities of the frames that are still undecided.
/// </summary>
internal sealed class SileroActivity : IDisposable
{
    // The customary operating point of the model: begin at 0.5, go on down to 0.35, bridge 100 ms, at least 250 ms, 30 ms around.
    private const float Begin = 0.5f;
    private const float GoOn = 0.35f;
    private const int LongestGap = 10;
    private const int ShortestSpeech = 25;
    private const int Around = 3;

    private readonly FrameGrid _grid;
    private readonly SileroRun _run;
    private readonly StreamingResampler? _resampler;
    private readonly List<float> _resampled = [];
    private readonly List<float> _probabilities = [];
    private readonly List<bool> _active = [];
    private readonly float[] _chunk;
    private readonly double _chunksPerSample;
    private int _filled;
    private long _forgotten;
    private bool _speaking;

    /// <param name="model">Open as long as this is used.</param>
    /// <param name="grid">Frames of the recording.</param>
    public SileroActivity(SileroModel model, FrameGrid grid)
    {
        _grid = grid;
        int rate = grid.SampleRate < 16000 ? 8000 : 16000;
        _run = model.Start(rate);
        _resampler = rate == grid.SampleRate ? null : new StreamingResampler(new Resampler(grid.SampleRate, rate));
        _chunk = new float[_run.ChunkLength];
        _chunksPerSample = rate / (double)grid.SampleRate / _run.ChunkLength;
    }

    /// <summary>
    /// Whether recordings of a rate can be brought to 8 or 16 kHz at reasonable expense: from 8 kHz up, and by a ratio of
    /// whole numbers up to a thousand, as all customary rates are.
    /// </summary>
    public static bool Takes(int sampleRate)
    {
        int rate = sampleRate < 16000 ? 8000 : 16000;
        int divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(sampleRate, rate);
        return sampleRate >= 8000 && sampleRate / divisor <= 1000;
    }

    public void Add(ReadOnlySpan<float> samples)
    {
        if (_resampler is null)
        {
            AddChunks(samples);
            return;
        }

        _resampler.Add(samples, _resampled);
        AddChunks(CollectionsMarshal.AsSpan(_resampled));
        _resampled.Clear();
    }

    /// <summary>Fills the last chunk with silence.</summary>
    public void Finish()
    {
        _resampler?.Finish(_resampled);
        AddChunks(CollectionsMarshal.AsSpan(_resampled));
        _resampled.Clear();
        if (_filled == 0)
            return;
        _chunk.AsSpan(_filled).Clear();
        Judge();
    }

    /// <summary>The probability of the chunk in which the middle of a frame lies.</summary>
    public float Probability(long frame) => _probabilities[Place(frame)];

    /// <summary>Which of the frames from <paramref name="first"/> on are speech.</summary>
    public void Decide(long first, Span<bool> speech)
    {
        for (int frame = 0; frame < speech.Length; frame++)
            speech[frame] = _active[Place(first + frame)];
        BridgeGaps(speech);
        DropShortAndWiden(speech);
    }

    /// <summary>Forgets what lies wholly before a frame.</summary>
    public void Forget(long before)
    {
        int chunks = Place(before);
        _probabilities.RemoveRange(0, chunks);
        _active.RemoveRange(0, chunks);
        _forgotten += chunks;
    }

    public void Dispose() => _run.Dispose();

    private int Place(long frame)
    {
        double middle = (frame * (double)_grid.Hop) + (_grid.Fft.Size / 2.0);
        return (int)Math.Clamp((long)(middle * _chunksPerSample) - _forgotten, 0, _probabilities.Count - 1);
    }

    private void AddChunks(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            int taken = Math.Min(samples.Length, _chunk.Length - _filled);
            samples[..taken].CopyTo(_chunk.AsSpan(_filled));
            samples = samples[taken..];
            _filled += taken;
            if (_filled == _chunk.Length)
                Judge();
        }
    }

    private void Judge()
    {
        // What lies beyond full scale, or is no number, would stay in the model's state for good.
        foreach (ref float sample in _chunk.AsSpan())
            sample = float.IsNaN(sample) ? 0 : Math.Clamp(sample, -1, 1);
        float probability = _run.Step(_chunk);
        _speaking = probability >= (_speaking ? GoOn : Begin);
        _probabilities.Add(probability);
        _active.Add(_speaking);
        _filled = 0;
    }

    private static void BridgeGaps(Span<bool> speech)
    {
        int last = -1;
        for (int frame = 0; frame < speech.Length; frame++)
        {
            if (!speech[frame])
                continue;
            if (last >= 0 && frame - last - 1 < LongestGap)
                speech[last..frame].Fill(true);
            last = frame;
        }
    }

    private static void DropShortAndWiden(Span<bool> speech)
    {
        int start = -1, end = 0;
        for (int frame = 0; frame <= speech.Length; frame++)
        {
            bool active = frame < speech.Length && speech[frame];
            if (active && start < 0)
                start = frame;
            if (active || start < 0)
                continue;
            bool touchesEdge = start == 0 || frame == speech.Length;
            if (frame - start < ShortestSpeech && !touchesEdge)
            {
                speech[start..frame].Clear();
            }
            else
            {
                speech[Math.Max(end, start - Around)..start].Fill(true);
                end = Math.Min(speech.Length, frame + Around);
                speech[frame..end].Fill(true);
                frame = end;
            }

            start = -1;
        }
    }
}
