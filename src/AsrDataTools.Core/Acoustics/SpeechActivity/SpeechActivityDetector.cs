using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Speech or not, every 10 ms: how far, on average over bands, the sound stands above a noise floor that is tracked in each
/// band as the least of short-time means over some seconds before and after (after minimum statistics, Martin 2001), and
/// then as the mean of what was found to be pause. <see cref="SpeechLikeness"/> tells whether what stands out is a voice in
/// front: without it (below 8 kHz) music and distant talkers pass for speech. Works on a stretch at a time, so that an onset
/// is judged by what follows.
/// </summary>
internal sealed class SpeechActivityDetector
{
    private const int Lanes = BatchedFft.Lanes;

    private const int Padding = 16;

    /// <summary>Mean square in the speech band below which a frame is digital silence: the noise of 16-bit rounding is 1e-10.</summary>
    internal const float SilencePower = 1e-12f;

    private const float MarginDb = 1.5f;

    /// <summary>Frames on either side that have a say in one frame's decision.</summary>
    private const int VoteReach = 5;

    private const float StayDb = 0.7f;
    private const float StartDb = 1.2f;

    /// <summary>Scores below it may be noise that fluctuates, such as distant talkers.</summary>
    private const float MostNoiseDb = 4;

    // Logits of the network, chosen on English speech: a frame must not be unlike a voice, a run must be like one somewhere;
    // what is surely a voice needs no level, and what is surely none is a pause however loud.
    private const float StayVoice = -0.3f;
    private const float StartVoice = 0.6f;
    private const float SureVoice = 2;
    private const float SureNoVoice = -2;

    private const float SteadyNoiseDb = 0.3f;
    private const float BelowSpeechDb = 32;
    private const int ShortestSpeech = 8;
    private const int Hangover = 8;
    private const int LeadIn = 3;
    private const int GuardBefore = 3;
    private const int GuardAfter = 6;

    private readonly FrameGrid _grid;
    private readonly float _scale;
    private readonly float[][] _bands;
    private readonly float[] _total;
    private readonly float[] _score;
    private readonly float[] _work;
    private readonly NoiseFloor _floor;
    private readonly FrameClass[] _classes;
    private readonly float[] _voice;
    private readonly float[][] _tone;
    private readonly int[] _toneBins;
    private int _count;

    public SpeechActivityDetector(FrameGrid grid, int capacity)
    {
        _grid = grid;
        _scale = (float)(2 * grid.PowerScale);
        _bands = new float[grid.Bands][];
        for (int band = 0; band < _bands.Length; band++)
            _bands[band] = new float[capacity + (2 * Padding)];
        _total = new float[capacity];
        _score = new float[capacity];
        _work = new float[capacity];
        _floor = new NoiseFloor(capacity / Lanes);
        _classes = new FrameClass[capacity];
        _voice = new float[capacity];
        _tone = [new float[capacity], new float[capacity]];
        _toneBins = [Math.Max(1, grid.Bin(300)), grid.Bin(1400), grid.Bin(3700)];
        Likeness = _bands.Length >= SpeechLikeness.Bands ? new SpeechLikeness(capacity) : null;

        // Without the network whatever stands out may be a voice, and nothing surely is one.
        _voice.AsSpan().Fill((StartVoice + SureVoice) / 2);
    }

    /// <summary>Tells voices in front from the rest; null where the rate is too low for its bands.</summary>
    public SpeechLikeness? Likeness { get; }

    /// <summary>Takes the band levels of a batch's first frames from its spectra.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetBatch(int batch, ReadOnlySpan<Vector512<float>> power, int frames)
    {
        int first = batch * Lanes;
        Vector512<float> total = default;
        int[] edges = _grid.BandBins;
        for (int band = 0; band < _bands.Length; band++)
        {
            Vector512<float> sum = default;
            for (int k = edges[band]; k < edges[band + 1]; k++)
                sum += power[k];
            sum *= _scale;
            sum.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_bands[band]), (nuint)(first + Padding));
            total += sum;
        }

        total.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_total), (nuint)first);
        _count = first + frames;
        for (int range = 0; range < _tone.Length && Likeness is not null; range++)
            SetTone(power[_toneBins[range].._toneBins[range + 1]], ref _tone[range][first]);
    }

    /// <summary>How far the mean of the bins lies above their geometric mean, in octaves: 0.8 for noise, more for tones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SetTone(ReadOnlySpan<Vector512<float>> power, ref float target)
    {
        Vector512<float> sum = default, logs = default;
        foreach (Vector512<float> bin in power)
        {
            Vector512<float> value = bin + Vector512.Create(1e-30f);
            sum += value;
            logs += FastLog.Log2(value);
        }

        float share = 1f / power.Length;
        (FastLog.Log2(sum * share) - (logs * share)).StoreUnsafe(ref target);
    }

    /// <summary>Forgets the batches before that one.</summary>
    public void Shift(int batch)
    {
        int from = batch * Lanes;
        _count -= from;
        foreach (float[] band in _bands)
            band.AsSpan(Padding + from, _count).CopyTo(band.AsSpan(Padding));
        _total.AsSpan(from, _count).CopyTo(_total);
        foreach (float[] tone in _tone)
            tone.AsSpan(from, _count).CopyTo(tone);
    }

    /// <summary>The class of every frame now held.</summary>
    public ReadOnlySpan<FrameClass> Decide(int batches)
    {
        _classes.AsSpan(0, _count).Clear();
        Likeness?.Begin(_count);
        for (int pass = 0; pass < 2; pass++)
        {
            Score(batches, refine: pass > 0);
            Classify();
        }

        return _classes.AsSpan(0, _count);
    }

    /// <summary>How much each frame now held is like speech, as <see cref="Decide"/> last found.</summary>
    public ReadOnlySpan<float> Scores => (Likeness is null ? _work : _voice).AsSpan(0, _count);

    /// <summary>The class of every frame now held, where another detector has told which are speech.</summary>
    public ReadOnlySpan<FrameClass> Adopt(scoped ReadOnlySpan<bool> speech)
    {
        Span<FrameClass> classes = _classes.AsSpan(0, _count);
        for (int frame = 0; frame < classes.Length; frame++)
            classes[frame] = speech[frame] ? FrameClass.Speech : FrameClass.Pause;
        Array.Clear(_score);
        MarkSilenceAndBorders(classes, float.PositiveInfinity);
        return classes;
    }

    /// <summary>Frames now held.</summary>
    public int Count => _count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(int batches, bool refine)
    {
        Array.Clear(_score);
        for (int band = 0; band < _bands.Length; band++)
        {
            ReadOnlySpan<float> level = _bands[band].AsSpan(Padding, _count);
            _floor.FromMinima(level, _total.AsSpan(0, _count), _grid.BandBins[band + 1] - _grid.BandBins[band]);
            if (refine)
                _floor.FromPauses(level, _classes.AsSpan(0, _count));
            AddExcess(_bands[band], batches);
            if (!refine && band < SpeechLikeness.Bands)
                Likeness?.SetBand(band, level, _floor);
        }

        if (refine || Likeness is null)
            return;
        RunningMean(_score.AsSpan(0, _count), _work.AsSpan(0, _count));
        Likeness.Decide(_total.AsSpan(0, _count), _tone, NoiseFluctuation(_work.AsSpan(0, _count)));
        Likeness.Spread(_voice.AsSpan(0, _count));
    }

    /// <summary>Adds what the mean of three frames stands above the floor in one band, in dB, as a share of all bands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddExcess(float[] level, int batches)
    {
        // 10·log10(x) = (10·log10 2)·log2(x); levels begin at Padding, so that the frames before and after are there.
        const float DecibelsPerOctave = 3.0103f;
        Vector512<float> share = Vector512.Create(1f / _bands.Length);
        Vector512<float> most = Vector512.Create(20f);
        ref float first = ref MemoryMarshal.GetArrayDataReference(level);
        ref float score = ref MemoryMarshal.GetArrayDataReference(_score);
        level[Padding - 1] = level[Padding];
        level[Padding + _count] = level[Padding + _count - 1];
        for (int batch = 0; batch < batches; batch++)
        {
            nuint at = (nuint)(batch * Lanes);
            Vector512<float> sum = Vector512.LoadUnsafe(ref first, at + Padding - 1)
                + Vector512.LoadUnsafe(ref first, at + Padding)
                + Vector512.LoadUnsafe(ref first, at + Padding + 1);
            Vector512<float> ratio = (sum + Vector512.Create(1e-15f)) * Vector512.Create(1 / (3 * _floor[batch]));
            Vector512<float> excess = (FastLog.Log2(ratio) * DecibelsPerOctave) - Vector512.Create(MarginDb);
            excess = Vector512.Min(Vector512.Max(excess, Vector512<float>.Zero), most) * share;
            (Vector512.LoadUnsafe(ref score, at) + excess).StoreUnsafe(ref score, at);
        }
    }

    /// <summary>
    /// A frame is speech when most of the eleven around it stand out and may be a voice, or surely are one; a run of such
    /// frames, when somewhere it is clearer still. Voting keeps the edges where a mean would smear them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Classify()
    {
        Span<float> mean = _work.AsSpan(0, _count);
        RunningMean(_score.AsSpan(0, _count), mean);
        float raise = NoiseFluctuation(mean);
        float stay = StayDb + (2.1f * raise), start = StartDb + (2.3f * raise);
        float limit = LeastSpeechLevel(start);
        Span<FrameClass> classes = _classes.AsSpan(0, _count);
        classes.Fill(FrameClass.Pause);
        int first = -1, votes = 0;
        bool sure = false;
        for (int frame = 0; frame <= _count; frame++)
        {
            bool above = false;
            if (frame < _count)
            {
                if (frame == 0)
                {
                    for (int ahead = 0; ahead < Math.Min(VoteReach, _count); ahead++)
                        votes += Vote(ahead, stay, limit);
                }

                votes += Vote(frame + VoteReach, stay, limit) - Vote(frame - VoteReach - 1, stay, limit);
                above = votes > VoteReach;
            }

            if (above)
            {
                if (first < 0)
                {
                    first = frame;
                    sure = false;
                }

                sure |= (mean[frame] > start && _voice[frame] > StartVoice) || _voice[frame] > SureVoice;
            }
            else if (first >= 0)
            {
                if (sure && frame - first >= ShortestSpeech)
                    classes[Math.Max(0, first - LeadIn)..Math.Min(_count, frame + Hangover)].Fill(FrameClass.Speech);
                first = -1;
            }
        }

        MarkSilenceAndBorders(classes, start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Vote(int frame, float stay, float limit) =>
        (uint)frame < (uint)_count && _total[frame] > limit && ((_score[frame] > stay && _voice[frame] > StayVoice) || _voice[frame] > SureVoice) ? 1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunningMean(ReadOnlySpan<float> source, Span<float> target)
    {
        float sum = 0;
        for (int frame = -VoteReach; frame < source.Length; frame++)
        {
            if (frame + VoteReach < source.Length)
                sum += source[frame + VoteReach];
            if (frame - VoteReach > 0)
                sum -= source[frame - VoteReach - 1];
            if (frame >= 0)
                target[frame] = sum / ((2 * VoteReach) + 1);
        }
    }

    /// <summary>
    /// How far the noise itself rises above its tracked floor, dB: the 20 % quantile of the low scores, less what steady
    /// noise shows. Distant talkers have 1.3 to 2, steady noise at most 0.3.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float NoiseFluctuation(ReadOnlySpan<float> mean)
    {
        const int Steps = 64;
        Span<int> histogram = stackalloc int[Steps];
        histogram.Clear();
        int low = 0;
        foreach (float score in mean)
        {
            if (score < MostNoiseDb)
            {
                histogram[(int)(score * (Steps / MostNoiseDb))]++;
                low++;
            }
        }

        // Speech without pauses has low scores too; noise between phrases takes more of the time.
        if (low < Math.Max(50, mean.Length / 7))
            return 0;
        int step = 0;
        for (int seen = histogram[0]; seen < low / 5; seen += histogram[step])
            step++;
        return Math.Max(0, (step * MostNoiseDb / Steps) - SteadyNoiseDb);
    }

    /// <summary>Some 30 dB below the mean of the frames that stand out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float LeastSpeechLevel(float start)
    {
        double sum = 0;
        int frames = 0;
        for (int frame = 0; frame < _count; frame++)
        {
            if (_score[frame] > start)
            {
                sum += _total[frame];
                frames++;
            }
        }

        return frames == 0 ? 0 : (float)(sum / frames * Math.Pow(10, -BelowSpeechDb / 10));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MarkSilenceAndBorders(Span<FrameClass> classes, float start)
    {
        int sinceSpeech = int.MaxValue / 2;
        for (int frame = 0; frame < classes.Length; frame++)
        {
            if (classes[frame] == FrameClass.Speech)
                sinceSpeech = 0;
            else if (_total[frame] < SilencePower)
                classes[frame] = FrameClass.Silence;
            else if (++sinceSpeech <= GuardAfter || (_score[frame] > start && _voice[frame] > SureNoVoice))
                classes[frame] = FrameClass.Border;
        }

        sinceSpeech = int.MaxValue / 2;
        for (int frame = classes.Length - 1; frame >= 0; frame--)
        {
            if (classes[frame] == FrameClass.Speech)
                sinceSpeech = 0;
            else if (++sinceSpeech <= GuardBefore && classes[frame] == FrameClass.Pause)
                classes[frame] = FrameClass.Border;
        }
    }
}
