using AsrDataTools.Acoustics;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>The rules were set on the English voice; these are others.</summary>
public class NoiseEstimateTests
{
    [Theory]
    [InlineData(8000, SpeechMixture.Noise.White)]
    [InlineData(8000, SpeechMixture.Noise.Pink)]
    [InlineData(8000, SpeechMixture.Noise.Babble)]
    [InlineData(16000, SpeechMixture.Noise.White)]
    [InlineData(16000, SpeechMixture.Noise.Pink)]
    [InlineData(16000, SpeechMixture.Noise.Babble)]
    public void FindsTheRatioAtWhichNoiseWasAdded(int sampleRate, object noise)
    {
        SpeechMixture.SkipWithoutPrompts("es", sampleRate);
        SpeechMixture.SkipWithoutPrompts("fr", sampleRate);
        List<double> errors = [];
        int covered = 0;
        for (int seed = 0; seed < 2; seed++)
        {
            float[] speech = SpeechMixture.Speech("es", sampleRate, 20, seed);
            foreach (double snr in (double[])[0, 5, 10, 15, 20])
            {
                float[] mixed = SpeechMixture.Mix(speech, sampleRate, (SpeechMixture.Noise)noise, snr, 100 + seed);
                AcousticProfile profile = Profiled.Of(new SampleReader(sampleRate, mixed))[0];
                Assert.NotNull(profile.SnrDb);
                errors.Add(Math.Abs(profile.SnrDb.Value - snr));
                covered += profile.SnrLowDb <= snr && snr <= profile.SnrHighDb ? 1 : 0;
            }
        }

        Assert.True(errors.Average() <= 1.2, FormattableString.Invariant($"mean absolute error {errors.Average():0.00} dB"));
        Assert.True(covered >= 8, FormattableString.Invariant($"{covered} of 10 intervals hold the truth"));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{sampleRate} {noise}: MAE {errors.Average():0.00} dB, {covered}/10 covered"));
    }

    /// <summary>As a decoder of A-law leaves behind where packets were lost: sound by its power, but only by its mean.</summary>
    [Fact]
    public void PausesOfConstantLevelAreNoRoomNoise()
    {
        const int rate = 8000;
        Random random = new(3);
        float[] samples = new float[10 * rate];
        for (int index = 0; index < samples.Length; index++)
        {
            double time = index / (double)rate;
            double voice = Math.Sin(2 * Math.PI * 150 * time) + Math.Sin(2 * Math.PI * 900 * time) + Math.Sin(2 * Math.PI * 2300 * time);
            samples[index] = time % 1 < 0.6 ? (float)((0.1 * voice * (1 + Math.Sin(2 * Math.PI * 4 * time))) + (0.001 * random.NextDouble())) : 8 / 32768f;
        }

        AcousticProfile profile = Profiled.Of(new SampleReader(rate, samples))[0];

        Assert.NotEqual(0, profile.SpeechSeconds);
        Assert.Null(profile.SnrDb);
        Assert.Null(profile.NoiseFloorDbfs);
        Assert.Contains("NoiseFloorDbfs: pauses are digital silence", profile.Abstained);
    }
}
