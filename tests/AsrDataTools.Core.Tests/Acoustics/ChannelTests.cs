using AsrDataTools.Acoustics;
using AsrDataTools.Core.Tests.Audio;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>One prompt in three codings, and brought to higher rates. The rules were set on the English voice.</summary>
public class ChannelTests
{
    private static IEnumerable<string> Prompts(string language, int count)
    {
        string[] names = [.. Directory.EnumerateFiles(SpeechMixture.Voice(language), "vm-*.g722").Order(StringComparer.Ordinal)
            .Select(path => Path.ChangeExtension(path, null))
            .Where(path => File.Exists(path + ".wav") && File.Exists(path + ".gsm"))];
        int step = Math.Max(1, names.Length / count);
        return names.Where((_, i) => i % step == 0).Take(count);
    }

    [Theory]
    [InlineData("es")]
    [InlineData("fr")]
    public void CopiesOfOnePromptAreToldApart(string language)
    {
        SpeechMixture.SkipWithoutPrompts(language, 8000);
        SpeechMixture.SkipWithoutPrompts(language, 16000);
        Peer.Run("ffmpeg", "-version");
        foreach (string prompt in Prompts(language, 8))
        {
            AcousticProfile wave = Profiled.File(prompt + ".wav"), gsm = Profiled.File(prompt + ".gsm"), g722 = Profiled.File(prompt + ".g722");
            Assert.Equal(ChannelClass.Telephony, wave.ChannelClass);
            Assert.Equal(ChannelClass.Telephony, gsm.ChannelClass);
            Assert.Equal(ChannelClass.Voip, g722.ChannelClass);
            Assert.Equal(BandClass.Narrowband, wave.BandClass);
            Assert.Equal(BandClass.Narrowband, gsm.BandClass);
            Assert.Equal(BandClass.Wideband, g722.BandClass);
            Assert.Contains("gsm", gsm.Codec, StringComparison.OrdinalIgnoreCase);
            Assert.NotEqual(wave.Codec, gsm.Codec);
            Assert.InRange(gsm.ActiveLevelDbov!.Value - wave.ActiveLevelDbov!.Value, -1.5, 1.5);
        }
    }

    [Theory]
    [InlineData("sox", 16000)]
    [InlineData("sox", 48000)]
    [InlineData("ffmpeg", 16000)]
    [InlineData("ffmpeg", 22050)]
    public void UpsampledTelephonySpeechIsNamed(string tool, int sampleRate)
    {
        SpeechMixture.SkipWithoutPrompts("fr", 16000);
        using TemporaryFolder folder = new();
        string rate = sampleRate.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (string prompt in Prompts("fr", 5))
        {
            string copy = Path.Combine(folder.Path, Path.GetFileName(prompt) + ".wav");
            if (tool == "sox")
                Peer.Run("sox", "-G", prompt + ".wav", "-r", rate, copy);
            else
                Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-i", prompt + ".wav", "-ar", rate, copy);
            AcousticProfile profile = Profiled.File(copy);
            Assert.True(profile.IsUpsampled, copy);
            Assert.Equal(8000, profile.OriginalSampleRate);
            Assert.Equal(BandClass.Narrowband, profile.BandClass);

            // The true wideband copy of the same prompt is none.
            Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-y", "-i", prompt + ".g722", copy);
            profile = Profiled.File(copy);
            Assert.False(profile.IsUpsampled);
            Assert.Equal(BandClass.Wideband, profile.BandClass);
        }
    }

    [Fact]
    public void TelephoneBandIsMeasured()
    {
        SpeechMixture.SkipWithoutPrompts("es", 8000);
        using TemporaryFolder folder = new();
        foreach (string prompt in Prompts("es", 5))
        {
            string copy = Path.Combine(folder.Path, Path.GetFileName(prompt) + ".wav");
            Peer.Run("sox", "-G", prompt + ".wav", copy, "sinc", "-n", "1024", "300-3400");
            AcousticProfile profile = Profiled.File(copy);
            Assert.InRange(profile.LowCutHz!.Value, 200, 330);
            Assert.InRange(profile.BandwidthHz!.Value, 3200, 3600);
            Assert.Equal(ChannelClass.Telephony, profile.ChannelClass);
        }
    }

    [Fact]
    public void MobileNeedsItsCodec()
    {
        Random random = new(2);
        float[] samples = [.. Enumerable.Range(0, 32000).Select(n => n / 8000 % 2 == 0 ? 0.001f * random.NextSingle() : 0.2f * (random.NextSingle() - 0.5f))];
        Assert.Equal(ChannelClass.Mobile, Profiled.Of(new SampleReader(8000, [samples], codec: "amr_nb"))[0].ChannelClass);
        AcousticProfile plain = Profiled.Of(new SampleReader(8000, [samples]))[0];
        Assert.NotEqual(ChannelClass.Mobile, plain.ChannelClass);
    }

    [Fact]
    public void WithoutEvidenceNoClassIsNamed()
    {
        AcousticProfile profile = Profiled.Of(new SampleReader(16000, new float[16000]))[0];
        Assert.Null(profile.ChannelClass);
        Assert.Null(profile.ChannelConfidence);
        Assert.Contains(profile.Abstained, item => item.StartsWith("ChannelClass: ", StringComparison.Ordinal));
    }
}
