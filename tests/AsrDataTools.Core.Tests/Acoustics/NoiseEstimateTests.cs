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

        Assert.True(errors.Average() <= 2, FormattableString.Invariant($"mean absolute error {errors.Average():0.00} dB"));
        Assert.True(covered >= 6, FormattableString.Invariant($"{covered} of 10 intervals hold the truth"));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{sampleRate} {noise}: MAE {errors.Average():0.00} dB, {covered}/10 covered"));
    }
}
