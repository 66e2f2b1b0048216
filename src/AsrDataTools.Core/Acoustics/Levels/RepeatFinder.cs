namespace AsrDataTools.Acoustics;

/// <summary>
/// Finds packets that were lost and concealed by playing the one before once more: x[n] = x[n - T] exactly, over at least T samples, for T of
/// 10, 20, 30, 40 or 60 ms. Silence and steady tones repeat of themselves, so the signal before the repeated packet and after its
/// repetition must not repeat with the same lag, and one of the two must be speech. Gain or filtering that came later does not hide it
/// as long as the samples stay equal; a codec that has memory does.
/// </summary>
public sealed class RepeatFinder
{
    private static readonly double[] PacketSeconds = [0.01, 0.02, 0.03, 0.04, 0.06];

    private readonly int _sampleRate;
    private readonly LossCandidates _candidates = new();
    private RepeatScanner<short>? _integers;
    private RepeatScanner<float>? _floats;

    /// <param name="sampleRate">Hz.</param>
    public RepeatFinder(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        _sampleRate = sampleRate;
    }

    /// <summary>Adds exact samples, full scale 32768.</summary>
    public void Add(ReadOnlySpan<short> samples)
    {
        _integers ??= new RepeatScanner<short>(Lags(), Edge(), 1f / 32768, _candidates);
        _integers.Add(samples);
    }

    /// <summary>Adds samples of full scale 1.0; they must be finite.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        _floats ??= new RepeatScanner<float>(Lags(), Edge(), 1, _candidates);
        _floats.Add(samples);
    }

    /// <summary>Ends the recording and counts the repetitions in speech; those of one run of lost packets count once.</summary>
    /// <param name="speech">Speech segments in order of time.</param>
    /// <param name="activeLevelDbov">Active speech level; null when there is none, and then no repetition either.</param>
    public DropoutSummary Finish(IReadOnlyList<SpeechSegment> speech, double? activeLevelDbov)
    {
        _integers?.Finish();
        _floats?.Finish();
        return activeLevelDbov is double level ? _candidates.Judge(speech, level, _sampleRate) : default;
    }

    /// <summary>Forgets all samples, keeping the memory.</summary>
    public void Reset()
    {
        _integers?.Reset();
        _floats?.Reset();
        _candidates.Clear();
    }

    private int[] Lags() => [.. PacketSeconds.Select(seconds => (int)Math.Round(seconds * _sampleRate))];

    private int Edge() => Lags()[0];
}
