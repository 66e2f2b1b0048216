using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>The last seconds of one side of a call in steps of 20 ms, beside the same steps of the other side.</summary>
internal sealed class CrosstalkTrack
{
    /// <summary>Steps before the next one to be judged that stay in view: 5 s, silent before the recording begins.</summary>
    public const int History = 256;

    /// <summary>Steps on either side that <see cref="Wide"/> adds up.</summary>
    public const int WideReach = 2;

    /// <summary>Steps, a leak's longest way: 300 ms.</summary>
    public const int Lags = 16;

    /// <summary>Steps of the other side that must have come before own speech is told: an activity decision begins before its sound.</summary>
    public const int Ahead = 4;

    /// <summary>A sound within 6 dB of what the other side sends from 300 ms before to 80 ms after is no leak of it.</summary>
    private const float OwnShare = 0.25f;

    private const int InitialLength = 2 * History;

    private Vector128<float>[] _power = new Vector128<float>[InitialLength];
    private Vector128<float>[] _wide = new Vector128<float>[InitialLength];
    private float[] _total = new float[InitialLength];
    private bool[] _speech = new bool[InitialLength];
    private int[] _own = new int[InitialLength + 1];

    /// <summary>Steps held, the <see cref="History"/> included.</summary>
    public int Count { get; private set; } = History;

    /// <summary>Mean squares, one band in each lane.</summary>
    public ReadOnlySpan<Vector128<float>> Power => _power;

    /// <summary>Sums of the powers of the five steps around.</summary>
    public ReadOnlySpan<Vector128<float>> Wide => _wide;

    /// <summary>One past the last step whose own speech is known.</summary>
    public int Known => Count - Ahead;

    /// <summary>Steps from first to end (which does not count) in which this side itself speaks.</summary>
    public int OwnSpeech(int first, int end) => _own[end] - _own[first];

    public void Append(ReadOnlySpan<Vector128<float>> power, ReadOnlySpan<bool> speech)
    {
        int needed = Count + power.Length + Vector512<float>.Count;
        if (needed > _power.Length)
        {
            int length = Math.Max(2 * _power.Length, needed);
            Array.Resize(ref _power, length);
            Array.Resize(ref _wide, length);
            Array.Resize(ref _total, length);
            Array.Resize(ref _speech, length);
            Array.Resize(ref _own, length + 1);
        }

        power.CopyTo(_power.AsSpan(Count));
        speech.CopyTo(_speech.AsSpan(Count));
        for (int step = 0; step < power.Length; step++)
            _total[Count + step] = Vector128.Sum(power[step]);
        Count += power.Length;
    }

    /// <summary>Adds up the steps around, and tells own speech from what may be the other side's leak.</summary>
    /// <param name="first">First step appended.</param>
    /// <param name="other">The other side, appended as far.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Complete(int first, CrosstalkTrack other)
    {
        // Four steps in one vector; what lies beyond the end is made again with the next steps.
        ref float power = ref Unsafe.As<Vector128<float>, float>(ref _power[0]);
        ref float wide = ref Unsafe.As<Vector128<float>, float>(ref _wide[0]);
        for (int step = first - WideReach; step < Count - WideReach; step += 4)
        {
            nuint at = (nuint)(4 * (step - WideReach));
            Vector512<float> sum = Vector512.LoadUnsafe(ref power, at) + Vector512.LoadUnsafe(ref power, at + 4)
                + Vector512.LoadUnsafe(ref power, at + 8) + Vector512.LoadUnsafe(ref power, at + 12) + Vector512.LoadUnsafe(ref power, at + 16);
            sum.StoreUnsafe(ref wide, (nuint)(4 * step));
        }

        for (int step = first - Ahead; step < Known; step++)
        {
            bool own = _speech[step] && _total[step] > OwnShare * other.Loudest(step);
            _own[step + 1] = _own[step] + (own ? 1 : 0);
        }
    }

    /// <summary>Forgets the first steps.</summary>
    public void Drop(int steps)
    {
        Count -= steps;
        _power.AsSpan(steps, Count).CopyTo(_power);
        _wide.AsSpan(steps, Count).CopyTo(_wide);
        _total.AsSpan(steps, Count).CopyTo(_total);
        _speech.AsSpan(steps, Count).CopyTo(_speech);
        _own.AsSpan(steps, Count + 1).CopyTo(_own);
    }

    /// <summary>The greatest power of a step, the 15 before it and the 4 after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Loudest(int step)
    {
        ref float last = ref _total[step - Lags + 1];
        Vector512<float> most = Vector512.Max(Vector512.LoadUnsafe(ref last), Vector512.LoadUnsafe(ref last, Ahead));
        Vector256<float> half = Vector256.Max(most.GetLower(), most.GetUpper());
        Vector128<float> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return Math.Max(Math.Max(quarter[0], quarter[1]), Math.Max(quarter[2], quarter[3]));
    }
}
