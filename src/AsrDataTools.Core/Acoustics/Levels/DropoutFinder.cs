using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AsrDataTools.Acoustics;

/// <summary>Stretches of speech that were lost, or concealed by repetition.</summary>
/// <param name="Count">Their number.</param>
/// <param name="Milliseconds">Their length together.</param>
public readonly record struct DropoutSummary(int Count, double Milliseconds);

/// <summary>
/// Finds constant runs of at least 5 ms (digital zeros above all) that cut into speech. Silence before, after and between phrases is
/// no dropout: speech must stop at once before the run and start at once after it.
/// </summary>
public sealed class DropoutFinder
{
    internal const double ShortestSeconds = 0.005;

    // A whole period of the pitch, or the level would depend on where in it the loss fell.
    private const double EdgeSeconds = 0.01;
    private const int FewestSamples = 8;
    private const int FlatReach = 3;
    private const float FullScale16 = 32768;
    private const float QuietestEdgeSquare = 1e-7f;

    // An edge of fewer steps of its own lattice is too coarse to tell a lost stretch from a held value.
    private const float FewestLatticeSteps = 4;

    private readonly int _sampleRate;
    private readonly int _shortest;
    private readonly int _edge;
    private readonly float[] _history;
    private readonly LossCandidates _candidates = new();
    private long _position;
    private float _runValue;
    private long _runLength;
    private Edge? _before;
    private Candidate? _awaitingEdge;

    /// <param name="sampleRate">Hz.</param>
    public DropoutFinder(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        _sampleRate = sampleRate;
        _shortest = Math.Max(FewestSamples, (int)Math.Ceiling(sampleRate * ShortestSeconds));
        _edge = Math.Max(FewestSamples, (int)Math.Ceiling(sampleRate * EdgeSeconds));
        _history = new float[_shortest + _edge];
    }

    /// <summary>Zero samples in runs of at least 5 ms that have ended, wherever they lie; complete after <see cref="Finish"/>.</summary>
    public long DigitalSilenceSamples { get; private set; }

    /// <summary>Adds exact samples, full scale 32768.</summary>
    public void Add(ReadOnlySpan<short> samples) => Scan(new Window<short>(samples, _history, _position, 1 / FullScale16));

    /// <summary>Adds samples of full scale 1.0; they must be finite.</summary>
    public void Add(ReadOnlySpan<float> samples) => Scan(new Window<float>(samples, _history, _position, 1));

    /// <summary>Counts the runs that cut into speech.</summary>
    /// <param name="speech">Speech segments in order of time; a run between two of them counts as well as one inside.</param>
    /// <param name="activeLevelDbov">Active speech level; null when there is none, and then no dropout either.</param>
    public DropoutSummary Finish(IReadOnlyList<SpeechSegment> speech, double? activeLevelDbov)
    {
        if (_runLength >= _shortest && _runValue == 0)
            DigitalSilenceSamples += _runLength;
        _runLength = 0;
        return activeLevelDbov is double level ? _candidates.Judge(speech, level, _sampleRate) : default;
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        _candidates.Clear();
        _position = 0;
        _runLength = 0;
        _before = null;
        _awaitingEdge = null;
        DigitalSilenceSamples = 0;
    }

    private void Scan<T>(Window<T> window)
        where T : struct, INumber<T>
    {
        ReadOnlySpan<T> samples = window.Samples;
        if (samples.IsEmpty)
            return;

        int floor = ContinueRun(window);
        int start = floor;
        while (start < samples.Length)
        {
            start = SkipUnequal(samples, start, _shortest);
            int probe = Math.Min(start + _shortest, samples.Length) - 1;
            int first = probe;
            while (first > floor && samples[first - 1] == samples[probe])
                first--;
            int end = probe + 1;
            while (end < samples.Length && samples[end] == samples[probe])
                end++;
            _runValue = window.Value(samples[probe]);
            _runLength = end - first;
            if (end == samples.Length)
                break;
            EndRun(window, window.Start + end);
            floor = start = end;
        }

        if (_runLength >= _shortest)
            _before ??= window.EdgeAt(window.Start + samples.Length - _runLength - _edge, _edge);
        JudgeAwaiting(window, window.Start + samples.Length);
        window.CopyTail(_history);
        _position += samples.Length;
    }

    /// <summary>
    /// The first place that may lie in a long run, or too near the end to tell. A run that starts there or later covers the place that
    /// lies one run's length on, so only a few samples about that place are compared; without branches, as quiet neighbours are often equal by chance.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SkipUnequal<T>(ReadOnlySpan<T> samples, int start, int length)
        where T : struct, INumber<T>
    {
        ref T first = ref MemoryMarshal.GetReference(samples);
        for (; start + length < samples.Length; start += length - FlatReach)
        {
            ref T probe = ref Unsafe.Add(ref first, start + length - 1);
            T last = probe;
            if ((Unsafe.Add(ref probe, -1) == last) & (Unsafe.Add(ref probe, -2) == last) & (Unsafe.Add(ref probe, -FlatReach) == last))
                break;
        }

        return start;
    }

    /// <summary>Lengthens the run that the samples before ended with; gives the first place after it.</summary>
    private int ContinueRun<T>(Window<T> window)
        where T : struct, INumber<T>
    {
        if (_runLength == 0)
            return 0;
        ReadOnlySpan<T> samples = window.Samples;
        int end = 0;
        while (end < samples.Length && window.Value(samples[end]) == _runValue)
            end++;
        _runLength += end;
        if (end < samples.Length)
            EndRun(window, window.Start + end);
        return end;
    }

    private void EndRun<T>(Window<T> window, long end)
        where T : struct, INumber<T>
    {
        long length = _runLength;
        Edge? before = _before;
        _runLength = 0;
        _before = null;
        if (length < _shortest)
            return;
        if (_runValue == 0)
            DigitalSilenceSamples += length;

        JudgeAwaiting(window, end);
        before ??= window.EdgeAt(end - length - _edge, _edge);
        if (IsSpeechLike(before))
            _awaitingEdge = new Candidate(end - length, length, before!.Value.Square);
    }

    /// <summary>Once the 10 ms after a run are there, decides whether speech starts in them at once.</summary>
    private void JudgeAwaiting<T>(Window<T> window, long available)
        where T : struct, INumber<T>
    {
        if (_awaitingEdge is not Candidate candidate || candidate.Start + candidate.Length + _edge > available)
            return;
        _awaitingEdge = null;
        long end = candidate.Start + candidate.Length;
        Edge? after = window.EdgeAt(end, _edge);
        float value = window.At(end - 1);
        candidate = candidate with { EdgeSquare = Math.Min(candidate.EdgeSquare, after!.Value.Square) };

        // A run near the level of its edges is a clipped or held peak rather than a gap.
        if (!IsSpeechLike(after) || value * value > candidate.EdgeSquare / 4)
            return;
        _candidates.Add(candidate.Start, candidate.Length, candidate.EdgeSquare);
    }

    private static bool IsSpeechLike(Edge? edge) =>
        edge is Edge known
        && known.Square > QuietestEdgeSquare
        && known.Square >= FewestLatticeSteps * FewestLatticeSteps * known.Step * known.Step;

    /// <summary>What borders a run: mean square and smallest step between neighbouring samples.</summary>
    internal readonly record struct Edge(float Square, float Step);

    private readonly record struct Candidate(long Start, long Length, float EdgeSquare);

    /// <summary>The samples just added together with the last ones before them.</summary>
    private readonly ref struct Window<T>(ReadOnlySpan<T> samples, ReadOnlySpan<float> history, long start, float scale)
        where T : struct, INumber<T>
    {
        private readonly ReadOnlySpan<float> _history = history;

        public ReadOnlySpan<T> Samples { get; } = samples;

        /// <summary>Position of the first of <see cref="Samples"/> in the recording.</summary>
        public long Start { get; } = start;

        public float Value(T sample) => float.CreateTruncating(sample) * scale;

        public float At(long position) => position >= Start
            ? Value(Samples[(int)(position - Start)])
            : _history[(int)(_history.Length - (Start - position))];

        /// <summary>Null where the recording starts later.</summary>
        public Edge? EdgeAt(long position, int length)
        {
            if (position < 0)
                return null;
            float previous = At(position);
            float square = previous * previous;
            float step = float.PositiveInfinity;
            for (int i = 1; i < length; i++)
            {
                float value = At(position + i);
                float difference = Math.Abs(value - previous);
                if (difference > 0)
                    step = Math.Min(step, difference);
                square += value * value;
                previous = value;
            }

            return new Edge(square / length, step);
        }

        public void CopyTail(Span<float> history)
        {
            int fresh = Math.Min(history.Length, Samples.Length);
            history[fresh..].CopyTo(history);
            for (int i = 1; i <= fresh; i++)
                history[^i] = Value(Samples[^i]);
        }
    }
}
