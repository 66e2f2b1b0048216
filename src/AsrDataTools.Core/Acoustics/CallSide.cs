using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// One channel of a possible two-sided call: keeps the power of some bands of every decided frame until the other channel has come as
/// far. Does nothing while it belongs to no call.
/// </summary>
internal sealed class CallSide : IFrameConsumer
{
    public const int Bands = 4;

    private const int Lanes = BatchedFft.Lanes;

    private static readonly double[] EdgesHz = [80, 500, 1000, 2000, 4000];

    private readonly int[] _edges;
    private readonly float _scale;
    private Vector128<float>[] _power = [];
    private FrameClass[] _classes = [];
    private Crosstalk? _call;

    public CallSide(FrameGrid grid)
    {
        _edges = [.. EdgesHz.Select(edge => Math.Clamp(grid.Bin(edge), 1, grid.Fft.Bins))];
        _scale = (float)(2 * grid.PowerScale);
    }

    /// <summary>Frames that wait for the other channel.</summary>
    public int Count { get; private set; }

    /// <summary>Mean squares of the waiting frames, one band in each lane.</summary>
    public ReadOnlySpan<Vector128<float>> Power => _power.AsSpan(0, Count);

    public ReadOnlySpan<FrameClass> Classes => _classes.AsSpan(0, Count);

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
        if (Count + Lanes > _power.Length)
        {
            Array.Resize(ref _power, Math.Max(2048, 2 * _power.Length));
            Array.Resize(ref _classes, _power.Length);
        }

        Span<Vector512<float>> sums = stackalloc Vector512<float>[Bands];
        for (int band = 0; band < Bands; band++)
        {
            Vector512<float> sum = Vector512<float>.Zero;
            for (int k = _edges[band]; k < _edges[band + 1]; k++)
                sum += power[k];
            sums[band] = sum * _scale;
        }

        for (int lane = 0; lane < classes.Length; lane++)
            _power[Count + lane] = Vector128.Create(sums[0][lane], sums[1][lane], sums[2][lane], sums[3][lane]);
        classes.CopyTo(_classes.AsSpan(Count));
        Count += classes.Length;
    }

    public void Fold() => _call?.Advance();

    /// <summary>Forgets the first of the waiting frames.</summary>
    public void Drop(int frames)
    {
        _power.AsSpan(frames, Count - frames).CopyTo(_power);
        _classes.AsSpan(frames, Count - frames).CopyTo(_classes);
        Count -= frames;
    }
}
