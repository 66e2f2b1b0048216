using System.Numerics;
using AsrDataTools.Leakage;
using AsrDataTools.Signal;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class FingerprintExtractorTests
{
    internal static AudioFingerprint Fingerprint(ReadOnlySpan<float> samples, int sampleRate = 8000, FingerprintDensity density = FingerprintDensity.Index)
    {
        FingerprintExtractor extractor = new(sampleRate, density);
        extractor.Add(samples);
        return extractor.Finish();
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    [InlineData(44100)]
    public void BlocksOfAnyLengthMakeTheSameFingerprint(int sampleRate)
    {
        float[] samples = MadeSpeech.Samples(7, sampleRate, 1);
        AudioFingerprint whole = Fingerprint(samples, sampleRate, FingerprintDensity.Query);
        FingerprintExtractor extractor = new(sampleRate, FingerprintDensity.Query);
        SeededRandom random = new(2);
        for (int at = 0; at < samples.Length;)
        {
            int count = Math.Min(random.Next(5000) + 1, samples.Length - at);
            extractor.Add(samples.AsSpan(at, count));
            at += count;
        }

        AudioFingerprint parts = extractor.Finish();
        Assert.Equal(whole.Codes.ToArray(), parts.Codes.ToArray());
        Assert.Equal(whole.Doubts.ToArray(), parts.Doubts.ToArray());
        Assert.InRange(whole.Count, (int)((7 - 0.448) / 0.016) - 1, (int)((7 - 0.448) / 0.016) + 2);
        Assert.True(whole.InformativeCount > 0.8 * whole.Count);
    }

    [Theory]
    [InlineData(16000)]
    [InlineData(32000)]
    [InlineData(48000)]
    [InlineData(44100)]
    [InlineData(11025)]
    public void TheSameSoundAtAnotherRateHasTheSameBits(int sampleRate)
    {
        float[] samples = MadeSpeech.Samples(6, sampleRate, 3);
        AudioFingerprint own = Fingerprint(samples, sampleRate), narrow = Fingerprint(new Resampler(sampleRate, 8000).Apply(samples));
        Assert.InRange(BitErrorRate(own, narrow), 0, 0.03);
    }

    [Fact]
    public void LevelDoesNotMatter()
    {
        float[] samples = MadeSpeech.Samples(6, 8000, 4);
        Assert.InRange(BitErrorRate(Fingerprint(samples), Fingerprint([.. samples.Select(x => 0.05f * x)])), 0, 0.02);
    }

    [Fact]
    public void EveryBitIsSetAboutHalfTheTime()
    {
        ulong[] codes = [.. Fingerprint(MadeSpeech.Samples(120, 8000, 5)).Codes.ToArray().Where(code => code != SubFingerprint.None)];
        for (int bit = 0; bit < SubFingerprint.Bits; bit++)
            Assert.InRange(codes.Count(code => (code >> bit & 1) == 1) / (double)codes.Length, 0.25, 0.75);
    }

    [Fact]
    public void SilenceSaysNothing()
    {
        Assert.Equal(0, Fingerprint(new float[80000]).InformativeCount);
        float[] dither = new float[80000];
        new SeededRandom(6).FillNormal(dither);
        Assert.Equal(0, Fingerprint([.. dither.Select(x => x / 32768)]).InformativeCount);
        Assert.Equal(0, Fingerprint([]).Count);
        Assert.Equal(0, Fingerprint(new float[3000]).Count);
    }

    [Theory]
    [InlineData(440, 480)]
    [InlineData(350, 440)]
    [InlineData(425, 425)]
    [InlineData(1000, 1000)]
    public void SteadyTonesSayNothing(double low, double high)
    {
        float[] tone = Tone(low, high, 10, 8000);
        Assert.Equal(0, Fingerprint(tone).InformativeCount);
        Assert.Equal(0, Fingerprint([.. tone.Select(x => MathF.Round(x * 32768) / 32768)]).InformativeCount);
    }

    [Fact]
    public void ARecordingOfHalfASecondHasAFewBits() => Assert.InRange(Fingerprint(MadeSpeech.Samples(0.5, 8000, 7)).Count, 1, 3);

    [Fact]
    public void NotANumberIsNoTrouble()
    {
        float[] samples = MadeSpeech.Samples(3, 8000, 8);
        samples.AsSpan(8000, 10).Fill(float.NaN);
        samples[16000] = float.PositiveInfinity;
        Assert.True(Fingerprint(samples).Count > 0);
    }

    internal static float[] Tone(double low, double high, double seconds, int sampleRate) =>
        [.. Enumerable.Range(0, (int)(seconds * sampleRate)).Select(n => (float)(0.1 * (Math.Sin(2 * Math.PI * low * n / sampleRate) + Math.Sin(2 * Math.PI * high * n / sampleRate))))];

    private static double BitErrorRate(AudioFingerprint one, AudioFingerprint other)
    {
        int count = Math.Min(one.Count, other.Count), errors = 0, compared = 0;
        for (int i = 0; i < count; i++)
        {
            if (one.Codes[i] == SubFingerprint.None || other.Codes[i] == SubFingerprint.None)
                continue;
            errors += BitOperations.PopCount(one.Codes[i] ^ other.Codes[i]);
            compared++;
        }

        Assert.True(compared > 0.8 * count);
        return errors / (double)(SubFingerprint.Bits * compared);
    }
}
