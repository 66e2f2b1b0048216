using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>Mean power spectra of speech and of pauses, summed frame by frame.</summary>
internal sealed class LongTermSpectrum(int bins) : IFrameConsumer
{
    private readonly Vector512<float>[] _speech = new Vector512<float>[bins];
    private readonly Vector512<float>[] _pause = new Vector512<float>[bins];
    private readonly double[] _speechSums = new double[bins];
    private readonly double[] _pauseSums = new double[bins];

    public long SpeechFrames { get; private set; }

    public long PauseFrames { get; private set; }

    /// <summary>Digital silence: neither speech nor the sound of a room.</summary>
    public long SilentFrames { get; private set; }

    public int Bins => _speechSums.Length;

    public void Reset()
    {
        Array.Clear(_speech);
        Array.Clear(_pause);
        Array.Clear(_speechSums);
        Array.Clear(_pauseSums);
        SpeechFrames = PauseFrames = SilentFrames = 0;
    }

    /// <summary>Adds 16 spectra, each to the sum of its class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<Vector512<float>> power, ReadOnlySpan<FrameClass> classes)
    {
        Span<float> speechMask = stackalloc float[16];
        Span<float> pauseMask = stackalloc float[16];
        speechMask.Clear();
        pauseMask.Clear();
        int speech = 0, pause = 0, silent = 0;
        for (int lane = 0; lane < classes.Length; lane++)
        {
            switch (classes[lane])
            {
                case FrameClass.Speech:
                    speechMask[lane] = 1;
                    speech++;
                    break;
                case FrameClass.Pause:
                    pauseMask[lane] = 1;
                    pause++;
                    break;
                case FrameClass.Silence:
                    silent++;
                    break;
            }
        }

        SpeechFrames += speech;
        PauseFrames += pause;
        SilentFrames += silent;
        if (speech > 0)
            Accumulate(power, Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(speechMask)), _speech);
        if (pause > 0)
            Accumulate(power, Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(pauseMask)), _pause);
    }

    /// <summary>Moves the single-precision sums of the last seconds into the double-precision ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fold()
    {
        for (int k = 0; k < _speechSums.Length; k++)
        {
            _speechSums[k] += Vector512.Sum(_speech[k]);
            _pauseSums[k] += Vector512.Sum(_pause[k]);
        }

        Array.Clear(_speech);
        Array.Clear(_pause);
    }

    /// <summary>Mean |X[k]|² of speech frames; 0 without any.</summary>
    public double Speech(int bin) => SpeechFrames == 0 ? 0 : _speechSums[bin] / SpeechFrames;

    /// <summary>Mean |X[k]|² of pause frames; 0 without any.</summary>
    public double Pause(int bin) => PauseFrames == 0 ? 0 : _pauseSums[bin] / PauseFrames;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate(ReadOnlySpan<Vector512<float>> power, Vector512<float> mask, Vector512<float>[] sums)
    {
        ref Vector512<float> source = ref MemoryMarshal.GetReference(power);
        ref Vector512<float> target = ref MemoryMarshal.GetArrayDataReference(sums);
        for (int k = 0; k < sums.Length; k++)
            Unsafe.Add(ref target, k) = Vector512.FusedMultiplyAdd(Unsafe.Add(ref source, k), mask, Unsafe.Add(ref target, k));
    }
}
