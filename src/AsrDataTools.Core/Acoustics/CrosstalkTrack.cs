using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>The last seconds of one side of a call, frame by frame, beside the same frames of the other side.</summary>
internal sealed class CrosstalkTrack
{
    /// <summary>Frames before the next one to be judged that stay in view: 5 s, silent before the recording begins.</summary>
    public const int History = 512;

    /// <summary>Frames on either side that <see cref="Wide"/> adds up.</summary>
    public const int WideReach = 4;

    /// <summary>Frames, a leak's longest way: 310 ms.</summary>
    public const int Lags = 32;

    /// <summary>A sound within 6 dB of what the other side has sent in the last 310 ms is no leak of it.</summary>
    private const float OwnShare = 0.25f;

    private const int InitialLength = 2 * History;

    private Vector128<float>[] _power = new Vector128<float>[InitialLength];
    private Vector128<float>[] _wide = new Vector128<float>[InitialLength];
    private float[] _total = new float[InitialLength];
    private FrameClass[] _classes = new FrameClass[InitialLength];
    private int[] _own = new int[InitialLength + 1];

    public CrosstalkTrack() => Reset();

    /// <summary>Frames held, the <see cref="History"/> included.</summary>
    public int Count { get; private set; }

    /// <summary>Mean squares, one band in each lane.</summary>
    public ReadOnlySpan<Vector128<float>> Power => _power;

    /// <summary>Sums of the powers of the nine frames around.</summary>
    public ReadOnlySpan<Vector128<float>> Wide => _wide;

    public FrameClass Class(int frame) => _classes[frame];

    /// <summary>Frames from first to end (which does not count) in which this side itself speaks.</summary>
    public int OwnSpeech(int first, int end) => _own[end] - _own[first];

    public void Reset()
    {
        Array.Clear(_power, 0, History);
        Array.Clear(_wide, 0, History);
        Array.Clear(_total, 0, History);
        Array.Clear(_own, 0, History + 1);
        _classes.AsSpan(0, History).Fill(FrameClass.Silence);
        Count = History;
    }

    public void Append(ReadOnlySpan<Vector128<float>> power, ReadOnlySpan<FrameClass> classes)
    {
        int needed = Count + power.Length + Vector512<float>.Count;
        if (needed > _power.Length)
        {
            int length = Math.Max(2 * _power.Length, needed);
            Array.Resize(ref _power, length);
            Array.Resize(ref _wide, length);
            Array.Resize(ref _total, length);
            Array.Resize(ref _classes, length);
            Array.Resize(ref _own, length + 1);
        }

        power.CopyTo(_power.AsSpan(Count));
        classes.CopyTo(_classes.AsSpan(Count));
        for (int frame = 0; frame < power.Length; frame++)
            _total[Count + frame] = Vector128.Sum(power[frame]);
        Count += power.Length;
    }

    /// <summary>Adds up the frames around, and tells own speech from what may be the other side's leak.</summary>
    /// <param name="first">First frame appended.</param>
    /// <param name="other">The other side, appended as far.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Complete(int first, CrosstalkTrack other)
    {
        for (int frame = first - WideReach; frame < Count - WideReach; frame++)
        {
            ref Vector128<float> here = ref _power[frame - WideReach];
            Vector128<float> sum = here;
            for (int k = 1; k <= 2 * WideReach; k++)
                sum += Unsafe.Add(ref here, k);
            _wide[frame] = sum;
        }

        for (int frame = first; frame < Count; frame++)
        {
            bool own = _classes[frame] == FrameClass.Speech && _total[frame] > OwnShare * other.Loudest(frame);
            _own[frame + 1] = _own[frame] + (own ? 1 : 0);
        }
    }

    /// <summary>Forgets the first frames.</summary>
    public void Drop(int frames)
    {
        Count -= frames;
        _power.AsSpan(frames, Count).CopyTo(_power);
        _wide.AsSpan(frames, Count).CopyTo(_wide);
        _total.AsSpan(frames, Count).CopyTo(_total);
        _classes.AsSpan(frames, Count).CopyTo(_classes);
        _own.AsSpan(frames, Count + 1).CopyTo(_own);
    }

    /// <summary>The greatest power of a frame and the 31 before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Loudest(int frame)
    {
        ref float last = ref _total[frame - Lags + 1];
        Vector512<float> most = Vector512.Max(Vector512.LoadUnsafe(ref last), Vector512.LoadUnsafe(ref last, (nuint)(Lags / 2)));
        Vector256<float> half = Vector256.Max(most.GetLower(), most.GetUpper());
        Vector128<float> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return Math.Max(Math.Max(quarter[0], quarter[1]), Math.Max(quarter[2], quarter[3]));
    }
}
