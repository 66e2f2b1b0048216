using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Tells a voice in front from music and from talkers behind it, every 40 ms: a network of one hidden layer over how far
/// eight bands stand above their floor now and up to 0.6 s before and after, their mean and spread over a second either side,
/// the level against the loudest around, and how tonal the spectrum is. Its weights are in <see cref="SpeechLikenessWeights"/>.
/// </summary>
internal sealed class SpeechLikeness
{
    /// <summary>Frames that share one decision.</summary>
    public const int GroupFrames = 4;

    /// <summary>Bands that are looked at: 80 Hz to 4 kHz. Below 8 kHz sampling there are fewer, and no decision.</summary>
    public const int Bands = 8;

    public const int Hidden = 16;

    private const int Lanes = BatchedFft.Lanes;
    private const int Padding = 16;
    private const int LongReach = 25;
    private const int Pairs = Bands / 2;

    // Planes: one value a group.
    private const int PairPlane = Bands;
    private const int MeanPlane = PairPlane + Pairs;
    private const int SpreadPlane = MeanPlane + Bands;
    private const int LevelPlane = SpreadPlane + Pairs;
    private const int TonePlane = LevelPlane + 1;
    private const int ToneMeanPlane = TonePlane + 2;
    private const int RestlessPlane = ToneMeanPlane + 2;
    private const int Planes = RestlessPlane + 1;

    /// <summary>Every input of the network: a plane, and groups before (negative) or after.</summary>
    private static readonly (int Plane, int Offset)[] Taps = MakeTaps();

    private readonly float[][] _planes = new float[Planes][];
    private readonly float[] _logit;
    private readonly double[] _sums;
    private int _count;

    public SpeechLikeness(int frames)
    {
        int groups = (frames + GroupFrames - 1) / GroupFrames;
        for (int plane = 0; plane < Planes; plane++)
            _planes[plane] = new float[groups + (2 * Padding) + Lanes];
        _logit = new float[groups + Lanes];
        _sums = new double[groups + 1];
    }

    public static int Inputs => Taps.Length;

    /// <summary>One for each group: above 0 a voice in front is likelier than not.</summary>
    public ReadOnlySpan<float> Logits => _logit.AsSpan(0, _count);

    /// <summary>Begins a stretch.</summary>
    public void Begin(int frames) => _count = (frames + GroupFrames - 1) / GroupFrames;

    /// <summary>Takes how far a band stands above its floor.</summary>
    /// <param name="band">0 to 7.</param>
    /// <param name="level">Mean square of each frame.</param>
    /// <param name="floor">Of the band.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetBand(int band, ReadOnlySpan<float> level, NoiseFloor floor)
    {
        Span<float> plane = _planes[band].AsSpan(Padding, _count);
        for (int group = 0; group < plane.Length; group++)
            plane[group] = MeanOf(level, group) / floor[group * GroupFrames / Lanes];
        ToTenths(_planes[band], 0, 3);
    }

    /// <summary>Takes the levels, the tonality and the restlessness, and decides.</summary>
    /// <param name="total">Mean square over all bands, each frame.</param>
    /// <param name="tone">How far the mean of the bins lies above their geometric mean, octaves of power, two ranges of frequency.</param>
    /// <param name="restless">How far the noise rises above its floor, dB.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Decide(ReadOnlySpan<float> total, float[][] tone, float restless)
    {
        Span<float> level = _planes[LevelPlane].AsSpan(Padding, _count);
        for (int group = 0; group < level.Length; group++)
            level[group] = MeanOf(total, group);
        ToTenths(_planes[LevelPlane], -20, 20);
        float loud = Loudest(level);
        foreach (ref float value in level)
            value = Math.Clamp(value - loud, -4, 0.5f);
        for (int range = 0; range < 2; range++)
        {
            Span<float> plane = _planes[TonePlane + range].AsSpan(Padding, _count);
            for (int group = 0; group < plane.Length; group++)
                plane[group] = Math.Clamp(0.5f * MeanOf(tone[range].AsSpan(0, total.Length), group), 0, 4);
            Smooth(TonePlane + range, ToneMeanPlane + range, -1);
        }

        for (int band = 0; band < Bands; band++)
            Smooth(band, MeanPlane + band, -1);
        for (int pair = 0; pair < Pairs; pair++)
        {
            Span<float> low = _planes[2 * pair].AsSpan(Padding, _count), high = _planes[(2 * pair) + 1].AsSpan(Padding, _count);
            Span<float> mean = _planes[PairPlane + pair].AsSpan(Padding, _count);
            for (int group = 0; group < mean.Length; group++)
                mean[group] = 0.5f * (low[group] + high[group]);
            Smooth(PairPlane + pair, SpreadPlane + pair, MeanPlane + (2 * pair));
        }

        _planes[RestlessPlane].AsSpan().Fill(Math.Min(restless, 4));
        Pad();
        Run();
    }

    /// <summary>The decisions drawn out to one a frame, in straight lines from the middle of one group to that of the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Spread(Span<float> frames)
    {
        for (int group = 0; group < _count; group++)
        {
            float here = _logit[group];
            float before = (here - _logit[Math.Max(0, group - 1)]) / GroupFrames, after = (_logit[Math.Min(group + 1, _count - 1)] - here) / GroupFrames;
            Span<float> four = frames[(group * GroupFrames)..Math.Min((group + 1) * GroupFrames, frames.Length)];
            for (int frame = 0; frame < four.Length; frame++)
            {
                float place = frame - ((GroupFrames - 1) / 2f);
                four[frame] = here + (place * (place < 0 ? before : after));
            }
        }
    }

    /// <summary>The inputs of the network at one group, for training.</summary>
    public void CopyInputs(int group, Span<float> inputs)
    {
        for (int i = 0; i < Taps.Length; i++)
            inputs[i] = _planes[Taps[i].Plane][Padding + group + Taps[i].Offset];
    }

    private static (int Plane, int Offset)[] MakeTaps()
    {
        List<(int, int)> taps = [];
        for (int band = 0; band < Bands; band++)
            taps.Add((band, 0));
        foreach (int offset in (int[])[-16, -8, -4, -2, -1, 1, 2, 4, 8, 16])
        {
            for (int pair = 0; pair < Pairs; pair++)
                taps.Add((PairPlane + pair, offset));
        }

        for (int plane = MeanPlane; plane < LevelPlane; plane++)
            taps.Add((plane, 0));
        foreach (int offset in (int[])[-4, 0, 4])
        {
            for (int plane = LevelPlane; plane < ToneMeanPlane; plane++)
                taps.Add((plane, offset));
        }

        for (int plane = ToneMeanPlane; plane < Planes; plane++)
            taps.Add((plane, 0));
        return [.. taps];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MeanOf(ReadOnlySpan<float> frames, int group)
    {
        int first = group * GroupFrames, end = Math.Min(first + GroupFrames, frames.Length);
        float sum = 0;
        for (int frame = first; frame < end; frame++)
            sum += frames[frame];
        return sum / (end - first);
    }

    /// <summary>log10 of ratios, held between two bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ToTenths(float[] plane, float least, float most)
    {
        ref float first = ref plane[Padding];
        for (int group = 0; group < _count; group += Lanes)
        {
            Vector512<float> ratio = Vector512.LoadUnsafe(ref first, (nuint)group);
            ratio = Vector512.Min(Vector512.Max(ratio, Vector512.Create(1e-20f)), Vector512.Create(1e30f));
            Vector512<float> tenths = FastLog.Log2(ratio) * 0.30103f;
            Vector512.Min(Vector512.Max(tenths, Vector512.Create(least)), Vector512.Create(most)).StoreUnsafe(ref first, (nuint)group);
        }
    }

    /// <summary>The 95 % quantile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Loudest(ReadOnlySpan<float> level)
    {
        const int Steps = 400;
        Span<int> histogram = stackalloc int[Steps + 1];
        histogram.Clear();
        foreach (float value in level)
            histogram[(int)((value + 20) * (Steps / 40f))]++;
        int step = Steps;
        for (int seen = histogram[Steps]; seen <= level.Length / 20 && step > 0; seen += histogram[step])
            step--;
        return (step * (40f / Steps)) - 20;
    }

    /// <summary>The mean over a second either side; or, where a plane of means is given, the mean distance from that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Smooth(int from, int to, int about)
    {
        ReadOnlySpan<float> source = _planes[from].AsSpan(Padding, _count);
        Span<float> target = _planes[to].AsSpan(Padding, _count);
        ReadOnlySpan<float> centre = about < 0 ? [] : _planes[about].AsSpan(Padding, _count);
        double sum = 0;
        for (int group = 0; group < source.Length; group++)
        {
            sum += about < 0 ? source[group] : Math.Abs(source[group] - centre[group]);
            _sums[group + 1] = sum;
        }

        const double Share = 1.0 / ((2 * LongReach) + 1);
        for (int group = 0; group < target.Length; group++)
        {
            int first = group - LongReach, end = group + LongReach + 1;
            if (first >= 0 && end <= target.Length)
            {
                target[group] = (float)((_sums[end] - _sums[first]) * Share);
                continue;
            }

            first = Math.Max(0, first);
            end = Math.Min(target.Length, end);
            target[group] = (float)((_sums[end] - _sums[first]) / (end - first));
        }
    }

    private void Pad()
    {
        foreach (float[] plane in _planes)
        {
            plane.AsSpan(0, Padding).Fill(plane[Padding]);
            plane.AsSpan(Padding + _count).Fill(plane[Padding + _count - 1]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run()
    {
        ReadOnlySpan<float> weights = SpeechLikenessWeights.Values;
        ref float weight = ref MemoryMarshal.GetReference(weights);
        Span<Vector512<float>> sums = stackalloc Vector512<float>[Hidden];
        for (int group = 0; group < _count; group += Lanes)
        {
            // Weights: for each input one a hidden unit, then the hidden units' constants, then the output's and its constant.
            nuint at = 0;
            sums.Clear();
            foreach ((int plane, int offset) in Taps)
            {
                Vector512<float> x = Vector512.LoadUnsafe(ref _planes[plane][Padding + group + offset]);
                for (int unit = 0; unit < Hidden; unit++)
                    sums[unit] = Vector512.FusedMultiplyAdd(x, Vector512.Create(Unsafe.Add(ref weight, at++)), sums[unit]);
            }

            Vector512<float> result = Vector512.Create(weights[^1]);
            for (int unit = 0; unit < Hidden; unit++)
            {
                Vector512<float> active = Vector512.Max(sums[unit] + Vector512.Create(Unsafe.Add(ref weight, at)), Vector512<float>.Zero);
                result = Vector512.FusedMultiplyAdd(active, Vector512.Create(Unsafe.Add(ref weight, at + Hidden)), result);
                at++;
            }

            result.StoreUnsafe(ref _logit[group]);
        }
    }
}
