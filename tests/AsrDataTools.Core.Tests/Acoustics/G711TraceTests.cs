using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Acoustics;

public class G711TraceTests
{
    [Fact]
    public void DecodedSpeechIsFoundAndUntouchedSpeechIsNot()
    {
        int speeches = 0, foundA = 0, foundMu = 0;
        foreach (string path in TestSignals.Prompts(every: 5))
        {
            short[] speech = TestSignals.ReadPrompt(path);
            if (path.Contains("silence", StringComparison.Ordinal))
                continue;
            speeches++;
            Assert.Null(Find(speech));
            foundA += Find(ALaw(speech))?.Codec == G711Trace.ALaw ? 1 : 0;
            foundMu += Find(MuLaw(speech))?.Codec == G711Trace.MuLaw ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{speeches} prompts: A-law {foundA}, μ-law {foundMu}");
        Assert.True(foundA >= 0.99 * speeches && foundMu >= 0.99 * speeches, $"{foundA}, {foundMu} of {speeches}");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.003)]
    [InlineData(0.0003)]
    public void QuietUntouchedSignalsAreNotG711(double level) =>
        Assert.Null(Find(TestSignals.ToShort(TestSignals.Phrases(5, 8000, seed: 5, level))));

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(256)]
    public void CoarseButUniformSamplesAreNotG711(int step)
    {
        foreach (double level in (double[])[0.0005, 0.002, 0.02, 0.2])
        {
            short[] samples = TestSignals.ToShort(TestSignals.Phrases(5, 8000, seed: 6, level));
            Assert.Null(Find([.. samples.Select(x => (short)(x / step * step))]));
            Assert.Null(Find([.. samples.Select(x => (short)(((x / step * step) + (step / 2)) & 0x7FFF))]));
        }
    }

    [Fact]
    public void OneForeignValueIsEnoughToDeny()
    {
        short[] decoded = MuLaw(TestSignals.ToShort(TestSignals.Phrases(5, 8000, seed: 7)));
        Assert.InRange(Find(decoded)!.Confidence, 0.99, 1);

        decoded[100] = 1001;
        Assert.Null(Find(decoded));
    }

    [Fact]
    public void TooLittleIsNotJudged()
    {
        Assert.Null(Find([]));
        Assert.Null(Find(new short[10000]));
        Assert.Null(Find(MuLaw([100, 200, 300, 400, -500, -600, 7000])));
    }

    private static short[] ALaw(short[] samples) => [.. samples.Select(x => G711.ALawValues[G711.EncodeALaw(x)])];

    private static short[] MuLaw(short[] samples) => [.. samples.Select(x => G711.MuLawValues[G711.EncodeMuLaw(x)])];

    private static G711Finding? Find(short[] samples)
    {
        LevelStatistics levels = new();
        levels.Add(samples);
        return G711Trace.Find(levels);
    }
}
