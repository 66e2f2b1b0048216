using AsrDataTools.Acoustics;

namespace AsrDataTools.Core.Tests.Acoustics;

public class PitchSignalTests
{
    [Theory]
    [InlineData(4000, 1)]
    [InlineData(8000, 2)]
    [InlineData(11025, 2)]
    [InlineData(16000, 4)]
    [InlineData(44100, 11)]
    [InlineData(192000, 48)]
    public void KeepsWhatIsLowWhereItIsAndDropsWhatIsHigh(int sampleRate, int factor)
    {
        PitchSignal low = Filtered(TestSignals.Sine(200, 0.5, 0.5, sampleRate), sampleRate);
        Assert.Equal(factor, low.Factor);
        Assert.Equal(((sampleRate / 2) + factor - 1) / factor, low.Kept.Length);
        for (int n = 200; n < low.Kept.Length - 50; n++)
        {
            double before = Math.Sin(2 * Math.PI * 200 * ((n * factor) - 0.5) / sampleRate), after = Math.Sin(2 * Math.PI * 200 * ((n * factor) + 0.5) / sampleRate);
            Assert.InRange(low.Kept[n], (0.5 * Math.Min(before, after)) - 0.03, (0.5 * Math.Max(before, after)) + 0.03);
        }

        if (sampleRate >= 8000)
        {
            PitchSignal high = Filtered(TestSignals.Sine(3300, 0.5, 0.5, sampleRate), sampleRate);
            Assert.InRange(high.Kept[200..^50].ToArray().Max(Math.Abs), 0, 0.02);
        }
    }

    [Fact]
    public void IsTheSameHoweverTheSamplesCome()
    {
        float[] samples = TestSignals.Phrases(2, 16000, seed: 3);
        float[] whole = Filtered(samples, 16000).Kept.ToArray();
        for (int seed = 0; seed < 20; seed++)
        {
            PitchSignal pieces = new(16000);
            TestSignals.FeedInPieces(samples, seed, pieces.Add);
            pieces.Finish();
            Assert.Equal(whole, pieces.Kept.ToArray());
        }
    }

    [Fact]
    public void ForgetsWhatIsDroppedAndStartsAnew()
    {
        float[] samples = TestSignals.Phrases(1, 8000, seed: 4);
        PitchSignal signal = Filtered(samples, 8000);
        float[] whole = signal.Kept.ToArray();
        signal.DropBefore(1000);
        Assert.Equal(1000, signal.First);
        Assert.Equal(whole[1000..], signal.Kept.ToArray());

        signal.Reset();
        signal.Add(samples);
        signal.Finish();
        Assert.Equal(whole, signal.Kept.ToArray());
    }

    private static PitchSignal Filtered(float[] samples, int sampleRate)
    {
        PitchSignal signal = new(sampleRate);
        signal.Add(samples);
        signal.Finish();
        return signal;
    }
}
