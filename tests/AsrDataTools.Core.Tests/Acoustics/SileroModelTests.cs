using AsrDataTools.Acoustics;

namespace AsrDataTools.Core.Tests.Acoustics;

public class SileroModelTests
{
    private const string Variable = "ASRDATA_SILERO_MODEL";

    [Fact]
    public void NoSuchFileIsNamed()
    {
        string path = Path.Combine(Path.GetTempPath(), "there-is-none", "model.onnx");
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => SileroModel.Open(path));
        Assert.Equal("SpeechModelNotFound", error.ErrorId);
        Assert.Equal(SpeechDataProblem.NotFound, error.Problem);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("These are words, not a model.")]
    public void WhatIsNoModelIsRefused(string content)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);
            SpeechDataException error = Assert.Throws<SpeechDataException>(() => SileroModel.Open(path));
            Assert.Equal("SpeechModelInvalid", error.ErrorId);
            Assert.Equal(path, error.Path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A model that runs, but is another: one node that hands its input on.</summary>
    [Fact]
    public void AnotherModelIsRefused()
    {
        // ModelProto by hand: ir_version 8, opset 13, graph { Identity x → y, both float[1] }.
        byte[] value = [0x0A, 0x0A, 0x0A, 0x08, 0x08, 0x01, 0x12, 0x04, 0x0A, 0x02, 0x08, 0x01];
        byte[] type = [0x12, 0x0A, .. value[2..]];
        byte[] node = [0x0A, 0x13, 0x0A, 0x01, (byte)'x', 0x12, 0x01, (byte)'y', 0x22, 0x08, .. "Identity"u8, 0x1A, 0x01, (byte)'n'];
        byte[] input = [0x5A, (byte)(3 + type.Length), 0x0A, 0x01, (byte)'x', .. type];
        byte[] output = [0x62, (byte)(3 + type.Length), 0x0A, 0x01, (byte)'y', .. type];
        byte[] graph = [.. node, 0x12, 0x01, (byte)'g', .. input, .. output];
        byte[] model = [0x08, 0x08, 0x42, 0x04, 0x0A, 0x00, 0x10, 0x0D, 0x3A, (byte)graph.Length, .. graph];
        string path = Path.GetTempFileName();
        try
        {
            node[1] = (byte)(node.Length - 2);
            File.WriteAllBytes(path, model);
            SpeechDataException error = Assert.Throws<SpeechDataException>(() => SileroModel.Open(path));
            Assert.Equal("SpeechModelInvalid", error.ErrorId);
            Assert.Contains("its inputs are x", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(7999, false)]
    [InlineData(8000, true)]
    [InlineData(11025, true)]
    [InlineData(16000, true)]
    [InlineData(22050, true)]
    [InlineData(44100, true)]
    [InlineData(48000, true)]
    [InlineData(192000, true)]
    [InlineData(44101, false)]
    public void TakesCustomaryRatesFromEightKilohertz(int sampleRate, bool expected) => Assert.Equal(expected, SileroActivity.Takes(sampleRate));

    [Fact]
    public void DecidesTheSameHoweverTheSamplesComeAndAtEveryRate()
    {
        using SileroModel model = Model();
        float[] samples = Samples(16000);
        AcousticProfileOptions options = new() { SpeechModel = model, IncludeSegments = true };
        AcousticProfile whole = Profiled.Of(new SampleReader(16000, samples), options)[0];
        foreach (int blockFrames in (int[])[997, 4096])
            Assert.Equal(whole.Segments, Profiled.Of(new SampleReader(16000, [samples], blockFrames), options)[0].Segments);
        Assert.InRange(whole.SpeechShare!.Value, 0.5, 0.9);

        AcousticProfile narrow = Profiled.Of(new SampleReader(8000, Samples(8000)), options)[0];
        Assert.InRange(narrow.SpeechShare!.Value, 0.5, 0.9);
        foreach (int rate in (int[])[11025, 44100])
        {
            float[] converted = new AsrDataTools.Signal.Resampler(16000, rate).Apply(samples);
            AcousticProfile profile = Profiled.Of(new SampleReader(rate, converted), options)[0];
            Assert.Equal(whole.SpeechSeconds!.Value, profile.SpeechSeconds!.Value, 0.05 * whole.SpeechSeconds.Value);
        }
    }

    [Fact]
    public void OneModelServesSeveralThreadsAndOutlivesItsOwnersDisposal()
    {
        using SileroModel model = Model();
        AcousticProfileOptions options = new() { SpeechModel = model, IncludeSegments = true };
        float[] samples = Samples(8000);
        AcousticProfile[] profiles = new AcousticProfile[4];
        Parallel.For(0, profiles.Length, i => profiles[i] = AcousticProfiler.Profile(new SampleReader(8000, samples), options)[0]);
        Assert.All(profiles, profile => Assert.Equal(profiles[0].Segments, profile.Segments));

        SileroRun run = model.Start(8000);
        model.Dispose();
        Assert.InRange(run.Step(new float[run.ChunkLength]), 0, 1);
        run.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Start(8000));
    }

    [Fact]
    public void SaysWhichRateItDoesNotTake()
    {
        using SileroModel model = Model();
        SpeechDataException error = Assert.Throws<SpeechDataException>(() =>
            Profiled.Of(new SampleReader(4000, new float[4000]), new AcousticProfileOptions { SpeechModel = model }));
        Assert.Equal("SpeechModelRateUnsupported", error.ErrorId);
    }

    private static SileroModel Model()
    {
        string? path = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(path), $"needs a Silero model at ${Variable}");
        return SileroModel.Open(path!);
    }

    private static float[] Samples(int sampleRate)
    {
        SpeechMixture.SkipWithoutPrompts("es", sampleRate);
        return SpeechMixture.Mix(SpeechMixture.Speech("es", sampleRate, 25, 1), sampleRate, SpeechMixture.Noise.Pink, 15, 2);
    }
}
