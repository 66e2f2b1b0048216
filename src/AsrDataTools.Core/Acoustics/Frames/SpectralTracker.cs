using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Takes the samples of one channel in blocks of any length, has 16 frames at a time transformed, and keeps some seconds of
/// spectra until speech activity is decided with what came before and after in view; then the spectra go to the consumers
/// and only the decision stays. Memory does not grow with the recording but for the segments' ends.
/// </summary>
internal sealed class SpectralTracker
{
    private const int Lanes = BatchedFft.Lanes;
    private const int MarginBatches = 12;
    private const int MostBatches = 124;
    private const long SpectraBytes = 5 << 20;

    private readonly FrameGrid _grid;
    private readonly IReadOnlyList<IFrameConsumer> _consumers;
    private readonly SpeechActivityDetector _activity;
    private readonly Vector512<float>[] _scratch;
    private readonly float[] _carry;
    private readonly int _span;
    private readonly int _capacity;

    private Vector512<float>[] _spectra;
    private int _carried;
    private int _batches;
    private int _decided;
    private long _speechStart = -1;

    /// <param name="grid">How the rate is cut into frames.</param>
    /// <param name="consumers">Given every frame once it is decided; reset with the tracker.</param>
    public SpectralTracker(FrameGrid grid, params IReadOnlyList<IFrameConsumer> consumers)
    {
        _grid = grid;
        _consumers = consumers;
        _span = ((Lanes - 1) * grid.Hop) + grid.Fft.Size;
        _carry = new float[2 * _span];
        _scratch = new Vector512<float>[grid.Fft.ScratchLength];
        _capacity = (int)Math.Clamp(SpectraBytes / (64L * grid.Fft.Bins), (2 * MarginBatches) + 16, MostBatches);
        _spectra = new Vector512<float>[16 * grid.Fft.Bins];
        _activity = new SpeechActivityDetector(grid, _capacity * Lanes);
    }

    /// <summary>Decides in place of the built-in detector; null for that. Set before the first sample, disposed with the reset.</summary>
    public SileroActivity? Silero { get; set; }

    /// <summary>Takes the score of every frame decided, for studies of the detectors; null otherwise.</summary>
    public ICollection<float>? Scores { get; set; }

    /// <summary>Called with each group of frames decided, for training; null otherwise.</summary>
    public Action<SpeechLikeness, int>? Groups { get; set; }

    /// <summary>Frames decided so far.</summary>
    public long Frames { get; private set; }

    /// <summary>First frame and one past the last frame of every stretch of speech.</summary>
    public List<(long Start, long End)> Segments { get; } = [];

    public void Reset()
    {
        _carried = _batches = _decided = 0;
        _speechStart = -1;
        Segments.Clear();
        Frames = 0;
        Silero?.Dispose();
        Silero = null;
        foreach (IFrameConsumer consumer in _consumers)
            consumer.Reset();
    }

    public void Add(ReadOnlySpan<float> samples)
    {
        Silero?.Add(samples);
        int used = 0;
        if (_carried > 0)
        {
            int taken = Math.Min(samples.Length, _carry.Length - _carried);
            samples[..taken].CopyTo(_carry.AsSpan(_carried));
            int filled = _carried + taken;
            int position = 0;
            for (; position < _carried && filled - position >= _span; position += Lanes * _grid.Hop)
                Transform(_carry.AsSpan(position, _span), Lanes);
            if (position < _carried)
            {
                // The whole block fitted: the loop ended for want of samples.
                _carry.AsSpan(position, filled - position).CopyTo(_carry);
                _carried = filled - position;
                return;
            }

            used = position - _carried;
        }

        for (; samples.Length - used >= _span; used += Lanes * _grid.Hop)
            Transform(samples.Slice(used, _span), Lanes);
        samples[Math.Min(used, samples.Length)..].CopyTo(_carry);
        _carried = Math.Max(0, samples.Length - used);
    }

    /// <summary>Transforms the frames that are left, whole ones only, and decides what is undecided.</summary>
    public void Finish()
    {
        Silero?.Finish();
        if (_carried >= _grid.Fft.Size)
        {
            int frames = Math.Min(Lanes, ((_carried - _grid.Fft.Size) / _grid.Hop) + 1);
            _carry.AsSpan(_carried).Clear();
            Transform(_carry.AsSpan(0, _span), frames);
        }

        Decide(last: true);
        if (_speechStart >= 0)
            Segments.Add((_speechStart, Frames));
        _speechStart = -1;
    }

    private void Transform(ReadOnlySpan<float> samples, int frames)
    {
        int bins = _grid.Fft.Bins;
        if ((_batches + 1) * bins > _spectra.Length)
            Array.Resize(ref _spectra, Math.Min(2 * _spectra.Length, _capacity * bins));
        Span<Vector512<float>> power = _spectra.AsSpan(_batches * bins, bins);
        _grid.Fft.PowerSpectra(samples, _grid.Hop, _scratch, power);
        _activity.SetBatch(_batches, power, frames);
        _batches++;
        if (_batches == _capacity)
            Decide(last: false);
    }

    /// <summary>Decides what is undecided, all but the margin that still lacks a future.</summary>
    private void Decide(bool last)
    {
        if (_batches == 0)
            return;
        ReadOnlySpan<FrameClass> classes = Silero is null ? _activity.Decide(_batches) : DecideBySilero(Silero);
        int end = last ? _batches : _batches - MarginBatches;
        int bins = _grid.Fft.Bins;
        for (int batch = _decided; batch < end; batch++)
        {
            ReadOnlySpan<FrameClass> part = classes[(batch * Lanes)..Math.Min((batch + 1) * Lanes, classes.Length)];
            LogScores(batch * Lanes, part.Length);
            for (int frame = 0; frame < part.Length && Groups is not null; frame += SpeechLikeness.GroupFrames)
                Groups(_activity.Likeness!, ((batch * Lanes) + frame) / SpeechLikeness.GroupFrames);
            Follow(part);
            foreach (IFrameConsumer consumer in _consumers)
                consumer.Add(_spectra.AsSpan(batch * bins, bins), part);
        }

        foreach (IFrameConsumer consumer in _consumers)
            consumer.Fold();
        if (last)
        {
            _batches = _decided = 0;
            return;
        }

        int keepFrom = end - MarginBatches;
        _spectra.AsSpan(keepFrom * bins, (_batches - keepFrom) * bins).CopyTo(_spectra);
        _activity.Shift(keepFrom);
        _batches -= keepFrom;
        _decided = MarginBatches;
    }

    private ReadOnlySpan<FrameClass> DecideBySilero(SileroActivity silero)
    {
        long first = Frames - (_decided * Lanes);
        Span<bool> speech = stackalloc bool[MostBatches * Lanes];
        speech = speech[.._activity.Count];
        silero.Forget(first);
        silero.Decide(first, speech);
        return _activity.Adopt(speech);
    }

    private void LogScores(int first, int count)
    {
        for (int frame = 0; frame < count && Scores is not null; frame++)
            Scores.Add(Silero?.Probability(Frames + frame) ?? _activity.Scores[first + frame]);
    }

    private void Follow(ReadOnlySpan<FrameClass> classes)
    {
        long frame = Frames;
        foreach (FrameClass item in classes)
        {
            bool speech = item == FrameClass.Speech;
            if (speech != _speechStart >= 0)
            {
                if (speech)
                {
                    _speechStart = frame;
                }
                else
                {
                    Segments.Add((_speechStart, frame));
                    _speechStart = -1;
                }
            }

            frame++;
        }

        Frames = frame;
    }
}
