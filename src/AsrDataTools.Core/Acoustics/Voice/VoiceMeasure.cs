using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Pitch and speaking rate. The signal below 1.2 kHz is kept until speech is decided; then YIN looks at every third frame of speech,
/// and the level of the speech band is followed from peak to peak.
/// </summary>
internal sealed class VoiceMeasure : IFrameConsumer
{
    public const int LowestRate = 4000;

    private const int Lanes = Yin.Lanes;

    private const int UsualStep = 3;

    /// <summary>Frames on either side that smooth the level.</summary>
    private const int Reach = 2;

    /// <summary>Frames that wait for those after them: to be smoothed, and to have their voicing known.</summary>
    private const int Delay = 3;

    private const double LevelLowHz = 200;
    private const double LevelHighHz = 3000;
    private const float LeastPower = 1e-16f;

    /// <summary>Least periodic frames whose period still counts: about 6 dB of harmonics over noise.</summary>
    private const float MostAperiodicity = 0.25f;

    /// <summary>Least periodic frames that may be the top of a syllable, where the mouth is open but the voice may creak or noise be near.</summary>
    private const float MostNucleusAperiodicity = 0.5f;

    private const int FewestVoiced = 8;
    private const double LeastVoicedShare = 0.1;
    private const double LeastSpeechSeconds = 1;

    private readonly FrameGrid _grid;
    private readonly int _step;
    private readonly PitchSignal _signal;
    private readonly Yin _yin;
    private readonly PitchHistogram _pitch = new();
    private readonly SyllableNuclei _nuclei = new();
    private readonly int _lowBin;
    private readonly int _highBin;
    private readonly float _scale;
    private readonly float[] _hertz = new float[Lanes];
    private readonly float[] _aperiodicity = new float[Lanes];
    private readonly int[] _lanes = new int[Lanes];

    // From frame _first on: level, whether speech, whether voiced (known for every third).
    private float[] _power = new float[2048];
    private float[] _smooth = new float[2048];
    private bool[] _speech = new bool[2048];
    private bool[] _voiced = new bool[2048];
    private long _first;
    private int _count;
    private int _analysed;
    private int _followed;
    private bool _inSpeech;
    private long _looks;

    /// <param name="grid">How the rate is cut into frames.</param>
    /// <param name="step">Frames from one look at the period to the next: 30 ms, so that every nucleus has one within 10 ms.</param>
    public VoiceMeasure(FrameGrid grid, int step = UsualStep)
    {
        _step = step;
        _grid = grid;
        _signal = new PitchSignal(grid.SampleRate);
        _yin = new Yin(_signal.Rate);
        _lowBin = Math.Max(1, grid.Bin(LevelLowHz));
        _highBin = Math.Min(grid.Bin(LevelHighHz), grid.Fft.Bins - 1);
        _scale = (float)(2 * grid.PowerScale);
    }

    /// <summary>Takes samples, before the frames that they belong to are decided.</summary>
    public void AddSamples(ReadOnlySpan<float> samples) => _signal.Add(samples);

    /// <summary>No more samples come, but the last frames are still to be decided.</summary>
    public void EndSamples() => _signal.Finish();

    public void Reset()
    {
        _signal.Reset();
        _pitch.Reset();
        _nuclei.Reset();
        _first = _looks = 0;
        _count = _analysed = _followed = 0;
        _inSpeech = false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<Vector512<float>> power, ReadOnlySpan<FrameClass> classes)
    {
        if (_count + Lanes + Reach > _power.Length)
            Grow();
        Vector512<float> sum = Vector512.Create(LeastPower);
        for (int k = _lowBin; k <= _highBin; k++)
            sum = Vector512.FusedMultiplyAdd(power[k], Vector512.Create(_scale), sum);
        sum.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_power), (nuint)_count);
        for (int lane = 0; lane < classes.Length; lane++)
        {
            _speech[_count + lane] = classes[lane] == FrameClass.Speech;
            _voiced[_count + lane] = false;
        }

        _count += classes.Length;
    }

    public void Fold()
    {
        Analyse();
        Smooth();
        for (; _followed < _count - Delay; _followed++)
            Follow(_followed);
        Drop();
    }

    /// <summary>Ends the recording.</summary>
    /// <param name="speechSeconds">Length of all speech segments.</param>
    public VoiceSummary Finish(double speechSeconds)
    {
        for (; _followed < _count; _followed++)
            Follow(_followed);
        if (_inSpeech)
            End(_nuclei.Pause());
        _inSpeech = false;
        if (_looks == 0)
            return new VoiceSummary(null, null, "no speech");
        if (_pitch.Count < FewestVoiced)
            return new VoiceSummary(null, null, "too little voiced speech");
        if (_pitch.Count < LeastVoicedShare * _looks)
            return new VoiceSummary(null, null, "hardly any speech is clearly voiced");
        return speechSeconds < LeastSpeechSeconds
            ? new VoiceSummary(_pitch.Quantile(0.5), null, "less than 1 s of speech")
            : new VoiceSummary(_pitch.Quantile(0.5), _nuclei.Count() / speechSeconds, null);
    }

    /// <summary>Looks for the period in every third frame of speech among the new ones.</summary>
    private void Analyse()
    {
        int pending = 0;
        int from = _analysed + (int)((_step - ((_first + _analysed) % _step)) % _step);
        ReadOnlySpan<float> kept = _signal.Kept;
        for (int frame = from; frame < _count; frame += _step)
        {
            if (!_speech[frame])
                continue;
            long middle = ((_first + frame) * _grid.Hop) + (_grid.Fft.Size / 2);
            long start = (middle / _signal.Factor) - (_yin.Span / 2) - _signal.First;
            if (start < 0 || start + _yin.Span > kept.Length)
                continue;
            _yin.Set(pending, kept[(int)start..]);
            _lanes[pending++] = frame;
            if (pending == Lanes)
            {
                Judge(pending);
                pending = 0;
            }
        }

        if (pending > 0)
            Judge(pending);
        _analysed = _count;
    }

    private void Judge(int frames)
    {
        _yin.Analyse(_hertz, _aperiodicity);
        _looks += frames;
        for (int lane = 0; lane < frames; lane++)
        {
            _voiced[_lanes[lane]] = _aperiodicity[lane] < MostNucleusAperiodicity;
            if (_aperiodicity[lane] < MostAperiodicity)
                _pitch.Add(_hertz[lane]);
        }
    }

    /// <summary>Level of the speech band in dB, weighted 1 2 3 2 1 over 50 ms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Smooth()
    {
        const float DecibelsPerOctave = 3.0103f;
        if (_count == 0)
            return;
        if (_count + Reach + Lanes > _power.Length)
            Grow();
        _power.AsSpan(_count, Reach).Fill(_power[_count - 1]);
        ref float power = ref MemoryMarshal.GetArrayDataReference(_power);
        ref float smooth = ref MemoryMarshal.GetArrayDataReference(_smooth);
        for (int frame = Reach; frame < _count; frame += Lanes)
        {
            ref float first = ref Unsafe.Add(ref power, frame - Reach);
            Vector512<float> far = Vector512.LoadUnsafe(ref first) + Vector512.LoadUnsafe(ref first, 4);
            Vector512<float> near = Vector512.LoadUnsafe(ref first, 1) + Vector512.LoadUnsafe(ref first, 3);
            Vector512<float> sum = ((3 * Vector512.LoadUnsafe(ref first, 2)) + (2 * near) + far) * (1f / 9);
            (FastLog.Log2(sum) * DecibelsPerOctave).StoreUnsafe(ref smooth, (nuint)frame);
        }
    }

    private void Follow(int frame)
    {
        if (!_speech[frame])
        {
            if (_inSpeech)
                End(_nuclei.Pause());
            _inSpeech = false;
            return;
        }

        _inSpeech = true;
        if (frame >= Reach)
            End(_nuclei.Follow(_first + frame, _smooth[frame]));
    }

    /// <summary>Counts the peak that was just ended where the look nearest to it found a voice.</summary>
    private void End(bool peak)
    {
        if (!peak)
            return;
        int at = (int)(((_nuclei.Peak + (_step / 2)) / _step * _step) - _first);
        if (at >= 0 && at < _count && _voiced[at])
            _nuclei.Accept();
    }

    /// <summary>Forgets frames that are done with, but for those that a peak still to be ended may lie in.</summary>
    private void Drop()
    {
        const int Kept = 128;
        int drop = Math.Max(0, _followed - Kept);
        _power.AsSpan(drop, _count - drop).CopyTo(_power);
        _smooth.AsSpan(drop, _count - drop).CopyTo(_smooth);
        _speech.AsSpan(drop, _count - drop).CopyTo(_speech);
        _voiced.AsSpan(drop, _count - drop).CopyTo(_voiced);
        _first += drop;
        _count -= drop;
        _analysed -= drop;
        _followed -= drop;
        _signal.DropBefore(((_first + _analysed) * _grid.Hop / _signal.Factor) - _yin.Span);
    }

    private void Grow()
    {
        int length = 2 * _power.Length;
        Array.Resize(ref _power, length);
        Array.Resize(ref _smooth, length);
        Array.Resize(ref _speech, length);
        Array.Resize(ref _voiced, length);
    }
}
