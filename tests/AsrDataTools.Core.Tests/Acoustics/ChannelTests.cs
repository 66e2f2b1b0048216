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

    private static AcousticProfile Wideband(double? snr = null, double? decay = null, int dropouts = 0, string codec = "pcm_s16le") => new()
    {
        Path = "/test/made.wav",
        Codec = codec,
        SampleRate = 16000,
        DurationSeconds = 60,
        BandwidthHz = 7800,
        LowCutHz = 60,
        BandClass = BandClass.Wideband,
        SnrDb = snr,
        DecayTimeSeconds = decay,
        DropoutCount = dropouts,
    };

    [Theory]
    [InlineData(35.0, 0.12, 0, "pcm_s16le", ChannelClass.CloseTalk)]
    [InlineData(35.0, 0.12, 0, "mp3", ChannelClass.CloseTalk)]
    [InlineData(22.0, 0.25, 0, "pcm_s16le", ChannelClass.CloseTalk)]
    [InlineData(35.0, null, 0, "pcm_s16le", ChannelClass.CloseTalk)]
    [InlineData(35.0, 0.7, 0, "pcm_s16le", ChannelClass.FarField)]
    [InlineData(20.0, 0.5, 0, "pcm_s16le", ChannelClass.FarField)]
    [InlineData(12.0, null, 0, "pcm_s16le", ChannelClass.FarField)]
    [InlineData(35.0, 0.12, 20, "pcm_s16le", ChannelClass.Voip)]
    [InlineData(35.0, 0.12, 0, "g722", ChannelClass.Voip)]
    [InlineData(15.0, 0.5, 0, "opus", ChannelClass.Voip)]
    [InlineData(35.0, 0.12, 0, "amr_wb", ChannelClass.Mobile)]
    [InlineData(null, null, 0, "pcm_s16le", null)]
    [InlineData(22.0, null, 0, "pcm_s16le", null)]
    public void WidebandSpeechIsJudgedByRoomNoiseLossAndCodec(double? snr, double? decay, int dropouts, string codec, ChannelClass? expected)
    {
        ChannelJudgement judgement = ChannelClassifier.Judge(Wideband(snr, decay, dropouts, codec));
        Assert.Equal(expected, judgement.Class);
        Assert.Equal(expected is null, judgement.Abstained is not null);
        if (expected is not null)
            Assert.InRange(judgement.Confidence!.Value, 0.5, 1);
    }

    [Theory]
    [InlineData(250.0, 0.15, ChannelClass.Telephony)]
    [InlineData(60.0, 0.15, ChannelClass.Telephony)]
    [InlineData(250.0, 0.9, ChannelClass.Telephony)]
    [InlineData(60.0, 0.9, null)]
    public void NarrowbandSpeechIsACallUnlessARoomIsHeard(double lowCut, double decay, ChannelClass? expected) =>
        Assert.Equal(expected, ChannelClassifier.Judge(Wideband(30, decay) with
        {
            SampleRate = 8000,
            BandwidthHz = 3900,
            LowCutHz = lowCut,
            BandClass = BandClass.Narrowband,
        }).Class);

    [Fact]
    public void MoreEvidenceMakesSurer()
    {
        double Confidence(AcousticProfile profile) => ChannelClassifier.Judge(profile).Confidence!.Value;
        Assert.True(Confidence(Wideband(snr: 35, decay: 0.12)) > Confidence(Wideband(snr: 35)));
        Assert.True(Confidence(Wideband(snr: 12, decay: 0.8)) > Confidence(Wideband(snr: 12)));
        Assert.True(Confidence(Wideband(snr: 12)) > Confidence(Wideband(snr: 17)));
    }

    [Fact]
    public void ReasonsAreThoseThatSpokeForTheClass()
    {
        ChannelJudgement far = ChannelClassifier.Judge(Wideband(snr: 20, decay: 0.6));
        Assert.Contains("decay time 0.60 s", far.Reasons);
        Assert.DoesNotContain("SNR 20 dB", far.Reasons);
        ChannelJudgement call = ChannelClassifier.Judge(Wideband(snr: 35, decay: 0.12, dropouts: 9));
        Assert.Contains("9 dropouts in speech", call.Reasons);
        Assert.DoesNotContain("no codec of calls and no packet lost", call.Reasons);
    }

    [Fact]
    public void OneDropoutIsNoNetwork() =>
        Assert.Equal(ChannelClass.CloseTalk, ChannelClassifier.Judge(Wideband(snr: 35, decay: 0.12, dropouts: 1)).Class);

    [Fact]
    public void RoomsMadeBySoxAreFarField()
    {
        SpeechMixture.SkipWithoutPrompts("fr", 16000);
        using TemporaryFolder folder = new();
        string dry = Path.Combine(folder.Path, "dry.wav"), far = Path.Combine(folder.Path, "far.wav"), raw = Path.Combine(folder.Path, "raw.f32");
        byte[] bytes = [.. SpeechMixture.Mix(SpeechMixture.Speech("fr", 16000, 45, 4), 16000, SpeechMixture.Noise.Pink, 32, 1).SelectMany(BitConverter.GetBytes)];
        File.WriteAllBytes(raw, bytes);
        Peer.Run("sox", "-t", "raw", "-e", "float", "-b", "32", "-r", "16000", "-c", "1", raw, "-b", "16", dry, "vol", "0.5");
        Peer.Run("sox", dry, far, "vol", "0.3", "reverb", "40", "50", "60", "0", "10", "3", "remix", "1");
        AcousticProfile near = Profiled.File(dry), distant = Profiled.File(far);
        Assert.Equal(ChannelClass.CloseTalk, near.ChannelClass);
        Assert.Equal(ChannelClass.FarField, distant.ChannelClass);
        Assert.Contains(distant.ChannelReasons, reason => reason.StartsWith("decay time ", StringComparison.Ordinal));
    }
}
