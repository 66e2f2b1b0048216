using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;
using AsrDataTools.Simulation.Formant;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Acoustics;

public class CrosstalkTests
{
    private const int SampleRate = 8000;

    private static readonly string[] Sentences =
    [
        "the teacher brought a new green table home this morning",
        "please hold the line while i check your account",
        "i need the number of your card today, thank you",
        "the driver found a silver boat near the old house",
    ];

    private static readonly Lazy<(float[] First, float[] Second)> Turns = new(MakeTurns);

    [Theory]
    [InlineData(-20, 0)]
    [InlineData(-30, 0.055)]
    [InlineData(-30, 0.2)]
    [InlineData(-45, 0.12)]
    public void FindsALeakAndItsLevel(double leakDb, double delay)
    {
        IReadOnlyList<AcousticProfile> profiles = Profile(Noisy(Leaking(leakDb, delay), 1), Noisy(Turns.Value.First, 2));
        Assert.InRange(profiles[0].CrosstalkDb!.Value, leakDb - 1, leakDb + 1);
        Assert.Null(profiles[1].CrosstalkDb);
        Assert.Contains(profiles[1].Abstained, item => item.StartsWith("CrosstalkDb: no trace of the other side above -", StringComparison.Ordinal));
    }

    [Fact]
    public void TheBoundLiesBelowWhatIsFound()
    {
        string reason = Profile(Noisy(Turns.Value.Second, 1), Noisy(Turns.Value.First, 2))[0].Abstained
            .Single(item => item.StartsWith("CrosstalkDb: ", StringComparison.Ordinal));
        double bound = double.Parse(reason["CrosstalkDb: no trace of the other side above ".Length..].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(bound, -75, -45);
        Assert.NotNull(Profile(Noisy(Leaking(bound + 3, 0.1), 1), Noisy(Turns.Value.First, 2))[0].CrosstalkDb);
    }

    [Fact]
    public void WhatSoundsInBothChannelsIsNoCall()
    {
        float[] voice = [.. Turns.Value.First.Zip(Turns.Value.Second, (x, y) => x + y)];
        float[] later = [.. new float[40], .. voice[..^40].Select(x => 0.8f * x)];
        IReadOnlyList<AcousticProfile> room = Profile(Noisy(voice, 1), Noisy(later, 2));
        Assert.All(room, profile => Assert.Contains("CrosstalkDb: both channels sound together: not the two sides of a call", profile.Abstained));

        float[] mono = Noisy(voice, 1);
        Assert.All(Profile(mono, mono), profile => Assert.Contains("CrosstalkDb: both channels are the same", profile.Abstained));
    }

    [Fact]
    public void ASilentSideLeaksNothing()
    {
        IReadOnlyList<AcousticProfile> profiles = Profile(Noisy(Leaking(-25, 0, alone: true), 1), Noisy(Turns.Value.First, 2));
        Assert.InRange(profiles[0].CrosstalkDb!.Value, -26, -24);
        Assert.Contains("CrosstalkDb: the other side hardly speaks", profiles[1].Abstained);
    }

    [Fact]
    public void IsTheSameForOneChannelAndHoweverTheSamplesCome()
    {
        float[] listener = Noisy(Leaking(-30, 0.1), 1), talker = Noisy(Turns.Value.First, 2);
        AcousticProfile both = Profile(listener, talker)[0];
        AcousticProfile one = Assert.Single(Profiled.Of(new SampleReader(SampleRate, [listener, talker]), new AcousticProfileOptions { Channel = 1 }));
        Assert.Equal(both, one);
        foreach (int block in (int[])[777, 20000])
            Assert.Equal(both.CrosstalkDb, Profiled.Of(new SampleReader(SampleRate, [listener, talker], block))[0].CrosstalkDb);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(2000)]
    [InlineData(48000)]
    public void AnythingStereoGivesANumberOrAReason(int sampleRate)
    {
        Random random = new(sampleRate);
        foreach (float scale in (float[])[0, 1e-6f, 1, 1e38f])
        {
            float[] left = [.. Enumerable.Range(0, 60000).Select(n => n % 9000 < 4000 ? scale * (random.NextSingle() - 0.5f) : 0)];
            float[] right = [.. Enumerable.Range(0, 60000).Select(n => n % 9000 > 5000 ? random.NextSingle() - 0.5f : 0)];
            foreach (AcousticProfile profile in Profiled.Of(new SampleReader(sampleRate, [left, right], asIntegers: false)))
            {
                Assert.True(profile.CrosstalkDb is null || double.IsFinite(profile.CrosstalkDb.Value));
                Assert.True(profile.CrosstalkDb is not null || profile.Abstained.Any(item => item.StartsWith("CrosstalkDb: ", StringComparison.Ordinal)));
            }
        }
    }

    private static IReadOnlyList<AcousticProfile> Profile(float[] first, float[] second) => Profiled.Of(new SampleReader(SampleRate, [first, second]));

    /// <summary>The second voice with the first one's leak.</summary>
    private static float[] Leaking(double leakDb, double delay, bool alone = false)
    {
        (float[] first, float[] second) = Turns.Value;
        float gain = (float)Math.Pow(10, leakDb / 20);
        int shift = (int)(delay * SampleRate);
        return [.. second.Select((x, n) => (alone ? 0 : x) + (n < shift ? 0 : gain * first[n - shift]))];
    }

    /// <summary>Noise some 45 dB below the voices.</summary>
    private static float[] Noisy(float[] samples, int seed)
    {
        float[] noise = NoiseGenerator.White(samples.Length, new SeededRandom(seed));
        return [.. samples.Select((x, n) => x + (0.0004f * noise[n]))];
    }

    private static (float[] First, float[] Second) MakeTurns()
    {
        FormantVoice[] voices = [new() { PitchHz = 115 }, new() { PitchHz = 205, TractScale = 1.17 }];
        List<float>[] sides = [[], []];
        for (int turn = 0; turn < 16; turn++)
        {
            float[] speech = FormantSynthesizer.Speak(Sentences[turn / 2 % Sentences.Length], voices[turn % 2], SampleRate, new SeededRandom(turn)).Samples;
            sides[turn % 2].AddRange(speech);
            sides[1 - (turn % 2)].AddRange(new float[speech.Length]);
        }

        return ([.. sides[0]], [.. sides[1]]);
    }
}
