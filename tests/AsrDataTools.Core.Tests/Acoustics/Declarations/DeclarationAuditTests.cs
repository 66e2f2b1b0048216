using AsrDataTools.Acoustics;

namespace AsrDataTools.Core.Tests.Acoustics.Declarations;

/// <summary>Each rule by a case that contradicts, one that agrees and one that nothing can be said of.</summary>
public sealed class DeclarationAuditTests
{
    // An honest studio recording that declares nothing.
    private static AcousticProfile Studio { get; } = new()
    {
        Path = "/corpus/a.wav",
        Id = "a",
        Container = "WAV",
        Codec = "pcm_s16le",
        SampleRate = 16000,
        BitDepth = 16,
        EffectiveBits = 16,
        Channels = 1,
        DurationSeconds = 4.95,
        BandwidthHz = 7600,
        BandClass = BandClass.Wideband,
        IsUpsampled = false,
        ChannelClass = ChannelClass.CloseTalk,
        ChannelConfidence = 0.97,
        ChannelReasons = new TextList("band reaches 7600 Hz", "SNR 40 dB"),
    };

    private static AcousticProfile Telephone { get; } = Studio with
    {
        SampleRate = 8000,
        BandwidthHz = 3438,
        BandClass = BandClass.Narrowband,
        CodecTrace = "G.711 A-law",
        ChannelClass = ChannelClass.Telephony,
        ChannelReasons = new TextList("band ends at 3438 Hz"),
    };

    [Fact]
    public void EachRuleHasANameOfItsOwnAndAWordOnWhatItDoes()
    {
        Assert.Equal(DeclarationAudit.Rules.Count, DeclarationAudit.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(DeclarationAudit.Rules, rule => Assert.StartsWith("Declared", rule.Id, StringComparison.Ordinal));
        Assert.All(DeclarationAudit.Rules, rule => Assert.NotEmpty(rule.Description));
    }

    [Fact]
    public void WhatDeclaresNothingIsNotContradicted()
    {
        DeclarationAudit audit = new();

        Assert.Empty(audit.Judge(Studio));
        Assert.Empty(audit.Judge(Telephone with { Environment = " unknown", Device = "n/a", DeclaredCodec = "", DeclaredBandwidth = "-" }));
        Assert.Equal((2, 0, 0, 0), (audit.Profiles, audit.Judged, audit.NotUnderstood, audit.Contradicted));
    }

    [Theory]
    [InlineData("telephony", ChannelClass.Telephony)]
    [InlineData("Call-Center", ChannelClass.Telephony)]
    [InlineData("PSTN landline", ChannelClass.Telephony)]
    [InlineData("phone calls", ChannelClass.Telephony)]
    [InlineData("cell_phone", ChannelClass.Mobile)]
    [InlineData("GSM", ChannelClass.Mobile)]
    [InlineData("VoIP", ChannelClass.Voip)]
    [InlineData("WebRTC", ChannelClass.Voip)]
    [InlineData("MS Teams", ChannelClass.Voip)]
    [InlineData("FarField", ChannelClass.FarField)]
    [InlineData("far-field, smart speaker", ChannelClass.FarField)]
    [InlineData("meeting room", ChannelClass.FarField)]
    [InlineData("Studio (non-telephony)", ChannelClass.CloseTalk)]
    [InlineData("close_talk", ChannelClass.CloseTalk)]
    [InlineData("anechoic room", ChannelClass.CloseTalk)]
    [InlineData("quiet room, head-set", ChannelClass.CloseTalk)]
    public void CustomaryWordsNameTheChannel(string declared, ChannelClass named) => Assert.Equal([named], EnvironmentWords.Find(declared));

    [Theory]
    [InlineData("quiet room")]
    [InlineData("kiosk")]
    [InlineData("smartphone app")]
    [InlineData("not telephony")]
    public void OtherWordsAreNoDeclarationButCounted(string declared)
    {
        DeclarationAudit audit = new();

        Assert.Empty(audit.Judge(Telephone with { Environment = declared }));
        Assert.Equal((1, 0), (audit.NotUnderstood, audit.Judged));
        Assert.Single(audit.WordsNotUnderstood);
    }

    [Fact]
    public void EnvironmentAgainstTheChannelClass()
    {
        Finding finding = Only(Telephone with { Environment = "studio" });

        Assert.Equal(("DeclaredEnvironment", Severity.Error, "/corpus/a.wav"), (finding.Rule, finding.Severity, finding.Path));
        Assert.Equal("environment declared 'studio' (CloseTalk), measured Telephony with confidence 0.97: band ends at 3438 Hz", finding.Message);
        Assert.Equal("declare Telephony, or replace these 4.95 s by CloseTalk speech", finding.Remedy);
        Assert.Equal(Severity.Warning, Only(Telephone with { Environment = "studio", ChannelConfidence = 0.8 }).Severity);

        // The class abstained, or is hardly sure: nothing to contradict with.
        None(Telephone with { Environment = "studio", ChannelClass = null, ChannelConfidence = null });
        None(Telephone with { Environment = "studio", ChannelConfidence = 0.6 });

        // A mobile or VoIP call that leaves by a telephone network sounds like one; of two words, one is enough.
        foreach (string call in new[] { "telephony", "mobile", "VoIP", "read over the telephone" }) None(Telephone with { Environment = call });
        None(Telephone with { Environment = "telephony", ChannelClass = ChannelClass.Voip });
        Assert.Single(Judge(Studio with { Environment = "telephony", ChannelClass = ChannelClass.Voip }));
        Assert.Single(Judge(Studio with { Environment = "meeting" }));
        None(Studio with { Environment = "meeting", ChannelClass = ChannelClass.FarField });
    }

    [Fact]
    public void SampleRateAgainstTheFile()
    {
        Finding finding = Only(Telephone with { DeclaredSampleRate = 16000 });

        Assert.Equal(("DeclaredSampleRate", Severity.Error), (finding.Rule, finding.Severity));
        Assert.Equal("sampling rate declared 16,000 Hz, the file has 8,000 Hz", finding.Message);
        Assert.Contains("nothing above 4,000 Hz is in this file", finding.Remedy, StringComparison.Ordinal);
        Assert.Equal("declare 16,000 Hz, or resample to 8,000 Hz", Only(Studio with { DeclaredSampleRate = 8000 }).Remedy);
        None(Studio with { DeclaredSampleRate = 16000 });

        // Decoders of Opus give 48 kHz whatever went in, and G.722 is declared as 8 kHz in RTP.
        None(Studio with { DeclaredSampleRate = 16000, Codec = "opus", SampleRate = 48000 });
        None(Studio with { DeclaredSampleRate = 8000, Codec = "g722" });
    }

    [Fact]
    public void SampleRateAgainstTheContent()
    {
        AcousticProfile upsampled = Studio with { IsUpsampled = true, OriginalSampleRate = 8000, BandwidthHz = 3938, DeclaredSampleRate = 16000 };

        Finding finding = Only(upsampled);

        Assert.Equal(("DeclaredContentRate", Severity.Error), (finding.Rule, finding.Severity));
        Assert.Equal("sampling rate declared 16,000 Hz, and so is the file, but the content is of 8,000 Hz: its band ends at 3,938 Hz", finding.Message);
        Assert.Equal("declare 8,000 Hz, or replace these 4.95 s by speech sampled at 16,000 Hz", finding.Remedy);
        Assert.Equal("DeclaredSampleRate", Only(upsampled with { DeclaredSampleRate = 8000 }).Rule);
        Assert.Equal(["DeclaredContentRate", "DeclaredSampleRate"], Judge(upsampled with { DeclaredSampleRate = 48000 }).Select(one => one.Rule));
        None(upsampled with { IsUpsampled = null, OriginalSampleRate = null });
        None(upsampled with { IsUpsampled = false, OriginalSampleRate = null });
        None(upsampled with { DeclaredSampleRate = null });
    }

    [Theory]
    [InlineData("wideband", 3438, true)]
    [InlineData("wideband", 4000, true)]
    [InlineData("wideband", 7000, false)]
    [InlineData("WB", 11000, true)]
    [InlineData("narrow-band", 3438, false)]
    [InlineData("narrowband", 4400, false)]
    [InlineData("narrowband", 7000, true)]
    [InlineData("fullband", 8000, true)]
    [InlineData("full band", 19000, false)]
    [InlineData("300-3400 Hz", 3438, false)]
    [InlineData("300-3400 Hz", 7000, true)]
    [InlineData("8 kHz", 7000, false)]
    [InlineData("8 kHz", 3438, true)]
    [InlineData("128 kbps", 3438, false)]
    public void BandwidthAgainstTheBand(string declared, double measured, bool contradicts)
    {
        AcousticProfile profile = Studio with { DeclaredBandwidth = declared, BandwidthHz = measured };

        Assert.Equal(contradicts ? ["DeclaredBandwidth"] : [], Judge(profile).Select(finding => finding.Rule));
        None(profile with { BandwidthHz = null });
    }

    [Theory]
    [InlineData("PCM", "pcm_s16le", "WAV", null)]
    [InlineData("linear16", "pcm_s24le", "WAV", null)]
    [InlineData("pcm_s16le", "pcm_s16be", "AIFF", null)]
    [InlineData("WAV", "mp3", "WAV", null)]
    [InlineData("wav", "pcm_s16le", "RF64", null)]
    [InlineData("wav", "mp3", "MP3", Severity.Error)]
    [InlineData("WAV, PCM", "mp3", "WAV", Severity.Error)]
    [InlineData("PCM", "pcm_alaw", "WAV", Severity.Error)]
    [InlineData("lossless", "flac", "FLAC", null)]
    [InlineData("lossless", "opus", "Ogg", Severity.Error)]
    [InlineData("G.711 μ-law", "pcm_mulaw", "WAV", null)]
    [InlineData("PCMU", "pcm_mulaw", "WAV", null)]
    [InlineData("u-law", "pcm_alaw", "WAV", Severity.Error)]
    [InlineData("g711", "pcm_alaw", "WAV", null)]
    [InlineData("opus", "mp3", "MP3", Severity.Error)]
    [InlineData("ogg/opus", "opus", "Ogg", null)]
    [InlineData("opus", "pcm_s16le", "WAV", Severity.Warning)]
    [InlineData("AMR-WB", "amr_nb", "AMR", Severity.Error)]
    [InlineData("amr", "amr_wb", "AMR-WB", null)]
    [InlineData("m4a", "aac", "MP4", null)]
    [InlineData("flac", "sndfile_0x99", "FLAC", null)]
    public void CodecAgainstTheFile(string declared, string codec, string container, Severity? severity)
    {
        AcousticProfile profile = Studio with { DeclaredCodec = declared, Codec = codec, Container = container };

        Assert.Equal(severity is null ? [] : [("DeclaredCodec", severity.Value)], Judge(profile).Select(finding => (finding.Rule, finding.Severity)));
    }

    [Fact]
    public void WhatIsNoNumberContradictsNothing()
    {
        AcousticProfile odd = Telephone with
        {
            Environment = "studio",
            Device = "headset",
            DeclaredBandwidth = "wideband",
            DeclaredBitDepth = 16,
            DeclaredDurationSeconds = 5,
            BandwidthHz = double.NaN,
            ChannelConfidence = double.NaN,
            DecayTimeSeconds = double.NaN,
            EffectiveBits = double.NaN,
            DurationSeconds = double.NaN,
        };

        None(odd);
        None(odd with { DurationSeconds = double.PositiveInfinity });
        None(new AcousticProfile { Path = "/a", Environment = "studio", Device = "phone", DeclaredSampleRate = 1, DeclaredCodec = "pcm", DeclaredBandwidth = "nb", DeclaredBitDepth = 1, DeclaredChannels = 1, DeclaredDurationSeconds = 1 });
    }

    [Fact]
    public void ACharacterSetIsNoCodec()
    {
        DeclarationAudit audit = new();

        Assert.Empty(audit.Judge(Studio with { DeclaredCodec = "UTF-8" }));
        Assert.Equal(1, audit.NotUnderstood);
    }

    [Fact]
    public void CodecAgainstItsTraces()
    {
        Finding finding = Only(Telephone with { DeclaredCodec = "PCM" });

        Assert.Equal(("DeclaredCodecTrace", Severity.Error), (finding.Rule, finding.Severity));
        Assert.Equal("codec declared 'PCM', but the samples bear the mark of an earlier coding: G.711 A-law", finding.Message);
        Assert.Equal(Severity.Warning, Only(Studio with { DeclaredCodec = "FLAC", Codec = "flac", CodecTrace = "lossy low-pass at 16.0 kHz" }).Severity);

        // A call that is declared to be one passed through G.711; a decoded copy bears out the coding that is declared.
        None(Telephone with { DeclaredCodec = "PCM", Environment = "telephony" });
        None(Telephone with { DeclaredCodec = "G.711 A-law" });
        None(Telephone with { DeclaredCodec = "g711" });
        Assert.Equal(["DeclaredCodec", "DeclaredCodecTrace"], Judge(Telephone with { DeclaredCodec = "mu-law" }).Select(one => one.Rule));
        None(Telephone with { DeclaredCodec = "PCM", CodecTrace = null });
        None(Telephone with { DeclaredCodec = "wav" });
    }

    [Fact]
    public void DeviceAgainstBandClassAndDecay()
    {
        Finding handset = Only(Studio with { Device = "Telephone handset" });
        Assert.Equal(("DeclaredDevice", Severity.Warning), (handset.Rule, handset.Severity));
        Assert.Equal("device declared 'Telephone handset' (a telephone on a line), measured a band of 7,600 Hz, beyond 4,500 Hz", handset.Message);
        None(Telephone with { Device = "Telephone handset" });
        None(Studio with { Device = "telephone", BandwidthHz = null, ChannelClass = null, ChannelConfidence = null });

        AcousticProfile distant = Studio with { ChannelClass = ChannelClass.FarField, DecayTimeSeconds = 0.9 };
        Assert.Equal(
            "device declared 'headset' (a headset), measured FarField with confidence 0.97 and a decay of 0.90 s, beyond 0.80 s",
            Only(distant with { Device = "headset" }).Message);
        None(Studio with { Device = "headset", DecayTimeSeconds = 0.9 });
        None(distant with { Device = "smart speaker" });
        Assert.Single(Judge(Studio with { Device = "Amazon Echo" }));

        // Whatever it was: on a mobile network, or not; and at 8 kHz everything sounds like a telephone.
        foreach (string device in new[] { "iPhone 12", "laptop", "smartphone with headset" }) None(distant with { Device = device });
        Assert.Single(Judge(Telephone with { Device = "studio microphone", SampleRate = 16000 }));
        None(Telephone with { Device = "studio microphone" });
    }

    [Fact]
    public void BitDepthChannelsAndDuration()
    {
        Assert.Equal("bit depth declared 24, the file has 16", Only(Studio with { DeclaredBitDepth = 24 }).Message);
        Assert.Equal("bit depth declared 24, and so is the file, but its samples use 16 bits", Only(Studio with { DeclaredBitDepth = 24, BitDepth = 24 }).Message);
        None(Studio with { DeclaredBitDepth = 16, EffectiveBits = 14.5 });
        None(Studio with { DeclaredBitDepth = 16, BitDepth = null, EffectiveBits = null });

        Assert.Equal("channels declared 2, the file has 1", Only(Studio with { DeclaredChannels = 2 }).Message);
        None(Studio with { DeclaredChannels = 1 });

        Finding shorter = Only(Studio with { DeclaredDurationSeconds = 6.2 });
        Assert.Equal(("length declared 6.2 s, the file has 4.95 s", "deliver the 1.25 s that are missing, or declare 4.95 s"), (shorter.Message, shorter.Remedy));
        Assert.Equal("length declared 4.5 s, the file has 4.95 s", Only(Studio with { DeclaredDurationSeconds = 4.5 }).Message);
        Finding span = Only(Studio with { StartSeconds = 10, DeclaredDurationSeconds = 6.2 });
        Assert.Equal(("length declared 6.2 s from 10 s on, the file ends after 4.95 s of it", 10, 14.95), (span.Message, span.StartSeconds, span.EndSeconds!.Value));
        foreach (double honest in new[] { 4.95, 4.9, 5.04, 4, 5 }) None(Studio with { DeclaredDurationSeconds = honest });
        None(Studio with { DeclaredDurationSeconds = 500.2, DurationSeconds = 496 });
    }

    [Fact]
    public void WhatConcernsAFileIsFoundOnceWhatConcernsAChannelOncePerChannel()
    {
        DeclarationAudit audit = new();
        AcousticProfile left = Telephone with { Channels = 2, DeclaredChannels = 1, DeclaredSampleRate = 16000, Environment = "studio" };

        Finding[] findings = [.. audit.Judge(left), .. audit.Judge(left with { Channel = 2 })];

        Assert.Equal(
            [
                "DeclaredChannels|/corpus/a.wav|a", "DeclaredEnvironment|/corpus/a.wav|a|1", "DeclaredEnvironment|/corpus/a.wav|a|2", "DeclaredSampleRate|/corpus/a.wav|a",
            ],
            findings.Select(finding => finding.SuppressionId!).Order(StringComparer.Ordinal));
        Assert.StartsWith("channel 2: environment", findings[^1].Message, StringComparison.Ordinal);
        Assert.Equal((2, 2), (audit.Profiles, audit.Contradicted));
        Assert.Equal(9.9, audit.ContradictedSeconds, 9);
        Assert.Equal(KeyValuePair.Create("DeclaredEnvironment", 2L), audit.ByRule[0]);
    }

    [Fact]
    public void TheBaselineIsLeftOutAndCounted()
    {
        AcousticProfile profile = Telephone with { Environment = "studio", DeclaredSampleRate = 16000 };
        DeclarationAudit audit = new(baseline: new HashSet<string> { "DeclaredEnvironment|/corpus/a.wav|a" });

        Assert.Equal(["DeclaredSampleRate"], audit.Judge(profile).Select(finding => finding.Rule));
        Assert.Empty(audit.Judge(profile));
        Assert.Equal(1, audit.Suppressed);
    }

    [Fact]
    public void OnlyTheRulesAskedFor()
    {
        AcousticProfile profile = Telephone with { Environment = "studio", DeclaredSampleRate = 16000 };

        Assert.Equal(["DeclaredSampleRate"], new DeclarationAudit(["declaredsamplerate"]).Judge(profile).Select(finding => finding.Rule));
        SpeechDataException unknown = Assert.Throws<SpeechDataException>(() => new DeclarationAudit(["DeclaredCodecs"]));
        Assert.Equal("RuleUnknown", unknown.ErrorId);
        Assert.Contains("Did you mean 'DeclaredCodec'?", unknown.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Judge(AcousticProfile profile) => new DeclarationAudit().Judge(profile);

    private static Finding Only(AcousticProfile profile) => Assert.Single(Judge(profile));

    private static void None(AcousticProfile profile) => Assert.Empty(Judge(profile));
}
