using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// One channel of a possible two-sided call: keeps the power of four bands in steps of 20 ms, two decided frames each, until the other
/// channel has come as far. Does nothing while it belongs to no call.
/// </summary>
internal sealed class CallSide : IFrameConsumer
{
    public const int Bands = 4;

    /// <summary>Frames of a step.</summary>
    private const int StepFrames = 2;

    private const int MostSteps = BatchedFft.Lanes / StepFrames;

    private static readonly double[] EdgesHz = [80, 500, 1000, 2000, 4000];

    private readonly int[] _edges;
    private readonly float _scale;
    private Vector128<float>[] _power = [];
    private bool[] _speech = [];
    private Crosstalk? _call;

    public CallSide(FrameGrid grid)
    {
        _edges = [.. EdgesHz.Select(edge => Math.Clamp(grid.Bin(edge), 1, grid.Fft.Bins))];
        _scale = (float)(2 * grid.PowerScale / StepFrames);
    }

    /// <summary>Steps that wait for the other channel.</summary>
    public int Count { get; private set; }

    /// <summary>Mean squares of the waiting steps, one band in each lane.</summary>
    public ReadOnlySpan<Vector128<float>> Power => _power.AsSpan(0, Count);

    /// <summary>Whether there is speech in a step.</summary>
    public ReadOnlySpan<bool> Speech => _speech.AsSpan(0, Count);

    /// <summary>Makes the channel one side of a call until it is reset.</summary>
    public void Join(Crosstalk call) => _call = call;

    public void Reset()
    {
        _call = null;
        Count = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<Vector512<float>> power, ReadOnlySpan<FrameClass> classes)
    {
        if (_call is null)
            return;
        if (Count + MostSteps > _power.Length)
        {
            Array.Resize(ref _power, Math.Max(1024, 2 * _power.Length));
            Array.Resize(ref _speech, _power.Length);
        }

        Span<Vector512<float>> sums = stackalloc Vector512<float>[Bands];
        for (int band = 0; band < Bands; band++)
        {
            Vector512<float> sum = Vector512<float>.Zero;
            for (int k = _edges[band]; k < _edges[band + 1]; k++)
                sum += power[k];
            sums[band] = sum * _scale;
        }

        ref float low = ref Unsafe.As<Vector512<float>, float>(ref sums[0]);
        for (int frame = 0; frame + 1 < classes.Length; frame += StepFrames)
        {
            ref float at = ref Unsafe.Add(ref low, frame);
            Vector128<float> one = Vector128.Create(at, Unsafe.Add(ref at, 16), Unsafe.Add(ref at, 32), Unsafe.Add(ref at, 48));
            Vector128<float> two = Vector128.Create(Unsafe.Add(ref at, 1), Unsafe.Add(ref at, 17), Unsafe.Add(ref at, 33), Unsafe.Add(ref at, 49));
            _power[Count] = one + two;
            _speech[Count] = classes[frame] == FrameClass.Speech || classes[frame + 1] == FrameClass.Speech;
            Count++;
        }
    }

    public void Fold() => _call?.Advance();

    /// <summary>Forgets the first of the waiting steps.</summary>
    public void Drop(int steps)
    {
        _power.AsSpan(steps, Count - steps).CopyTo(_power);
        _speech.AsSpan(steps, Count - steps).CopyTo(_speech);
        Count -= steps;
    }
}
