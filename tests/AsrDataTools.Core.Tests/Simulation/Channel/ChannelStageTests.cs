using AsrDataTools.Audio;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;
using static AsrDataTools.Core.Tests.Simulation.SentSpeech;

namespace AsrDataTools.Core.Tests.Simulation;

public class ChannelStageTests
{
    private static float[] Speech() => Decoded.Read(Peer.Prompt("vm-intro.wav")).Samples[0];

    [Theory]
    [InlineData(-3)]
    [InlineData(5)]
    [InlineData(20)]
    public void NoiseHasTheAskedRatioToTheActiveLevel(double snr)
    {
        float[] speech = Speech();
        foreach (string type in (string[])["White", "Pink"])
        {
            SentSpeech sent = Send(speech, 8000, Stage("Noise", ("Type", type), ("SnrDb", snr), ("LowHz", 300), ("HighHz", 3400)));

            float[] noise = [.. sent.Samples.Zip(speech, (sum, own) => sum - own)];
            double measured = NoiseMixer.ActiveLevelDbov(speech, 8000) - (20 * Math.Log10(NoiseGenerator.Rms(noise)));
            Assert.Equal(snr, measured, 0.02);
            Assert.True(PowerDb(noise, 3800, 8000) < PowerDb(noise, 1000, 8000) - 20);
        }
    }

    [Fact]
    public void BabbleIsMadeOfOtherSpeakers()
    {
        SpeechUtterance[] corpus =
        [
            new() { Id = "mine", AudioPath = Peer.Prompt("vm-goodbye.wav"), Speaker = "me" },
            new() { Id = "other", AudioPath = Peer.Prompt("vm-options.wav"), Speaker = "her" },
            new() { Id = "third", AudioPath = Peer.Prompt("vm-review.wav"), Speaker = "him" },
        ];
        SentSpeech sent = Send(Speech(), 8000, corpus, 1, Stage("Noise", ("Type", "Babble"), ("SnrDb", 10)));

        Assert.Equal(["other", "third"], sent.Text("noise_voices").Split(' ').Order());
        SpeechDataException alone = Assert.Throws<SpeechDataException>(() => Send(Speech(), 8000, [corpus[0]], 1, Stage("Noise", ("Type", "Babble"))));
        Assert.Equal("OtherSpeechMissing", alone.ErrorId);
        Assert.All(Enumerable.Range(1, 8), seed => Assert.Equal("Pink", Send(Speech(), 8000, [corpus[0]], seed, Stage("Noise", ("Type", new[] { "Babble", "Pink" }))).Text("noise_type")));
    }

    [Fact]
    public void SilenceHasNoSnr() =>
        Assert.Equal("SpeechLevelUnknown", Assert.Throws<SpeechDataException>(() => Send(new float[8000], 8000, Stage("Noise"))).ErrorId);

    [Theory]
    [InlineData(16000)]
    [InlineData(8000)]
    public void BandHasItsEdges(int sampleRate)
    {
        foreach ((double hertz, double low, double high) in ((double, double, double)[])[(140, -200, -56), (300, -6.5, -5.5), (1000, -0.1, 0.1), (3000, -0.1, 0.1), (3400, -6.5, -5.5), (3560, -200, -56)])
        {
            float[] tone = Tone(hertz, sampleRate, 1);
            float[] sent = Send(tone, sampleRate, Stage("Band")).Samples;
            Assert.Equal(tone.Length, sent.Length);
            Range middle = (sampleRate / 4)..(3 * sampleRate / 4);
            Assert.InRange(PowerDb(sent[middle], hertz, sampleRate) - PowerDb(tone[middle], hertz, sampleRate), low, high);
        }
    }

    /// <summary>
    /// What went through G.711 here goes through that of ffmpeg and sox bit by bit unchanged; coded by ffmpeg from the start, which takes
    /// the nearest value instead of the recommendation's decision values, no sample is farther off than the next value.
    /// </summary>
    [Theory]
    [InlineData("MuLaw", "mulaw", "mu-law")]
    [InlineData("ALaw", "alaw", "a-law")]
    public void CompandingIsThatOfOthers(string law, string format, string soxName)
    {
        float[] speech = Speech();
        using TemporaryFolder folder = new();
        float[] sent = Send(speech, 8000, Stage("Codec", ("Name", law))).Samples;
        Write(folder["sent.wav"], sent);
        Write(folder["speech.wav"], speech);
        short[] ours = [.. sent.Select(sample => (short)(sample * 32768))];

        Peer.Run("ffmpeg", "-v", "error", "-i", folder["sent.wav"], "-f", format, folder["ffmpeg"]);
        Assert.Equal(ours, Peer.FfmpegShorts(folder["ffmpeg"], "-f", format, "-ar", "8000", "-ac", "1"));
        Peer.Run("sox", "-D", folder["sent.wav"], "-e", soxName, "-t", "raw", folder["sox"]);
        Assert.Equal(ours, Peer.FfmpegShorts(folder["sox"], "-f", format, "-ar", "8000", "-ac", "1"));

        Peer.Run("ffmpeg", "-v", "error", "-i", folder["speech.wav"], "-f", format, folder["other"]);
        short[] other = Peer.FfmpegShorts(folder["other"], "-f", format, "-ar", "8000", "-ac", "1");
        short[] values = [.. (law == "ALaw" ? G711.ALawValues : G711.MuLawValues).ToArray().Distinct().Order()];
        Assert.All(ours.Zip(other), pair => Assert.InRange(Array.BinarySearch(values, pair.First) - Array.BinarySearch(values, pair.Second), -1, 1));
    }

    [Fact]
    public void TelephonyIsBandAndCompanding()
    {
        float[] one = Send(Speech(), 8000, Stage("Telephony", ("Law", "ALaw"))).Samples;
        float[] two = Send(Speech(), 8000, Stage("Resample", ("SampleRate", 8000)), Stage("Band"), Stage("Codec", ("Name", "ALaw"))).Samples;
        Assert.Equal(two, one);
    }

    /// <summary>What comes back stands where it stood: the codec's delay is taken off.</summary>
    [Theory]
    [InlineData("Gsm", 8000)]
    [InlineData("G722", 16000)]
    [InlineData("Opus", 16000)]
    [InlineData("Mp3", 16000)]
    [InlineData("AmrNb", 8000)]
    public void CodecsKeepTheTime(string codec, int rate)
    {
        if (!SpeechCodecs.IsHere(codec)) Assert.Skip($"needs an encoder of {codec}");
        float[] speech = new AsrDataTools.Signal.Resampler(8000, 16000).Apply(Speech());
        SentSpeech sent = Send(speech, 16000, Stage("Codec", ("Name", codec)));
        float[] input = rate == 16000 ? speech : new AsrDataTools.Signal.Resampler(16000, 8000).Apply(speech);

        Assert.Equal(rate, sent.SampleRate);
        Assert.Equal(input.Length, sent.Samples.Length);
        int tolerance = codec == "AmrNb" ? 8 * rate / 1000 : rate / 1000;
        Assert.InRange(BestShift(input, sent.Samples, 40 * rate / 1000), -tolerance, tolerance);
    }

    [Fact]
    public void MissingEncoderIsNamedWithItsPackage()
    {
        SystemCodec codec = new("Nonsense", "libnonsense", ".non") { Rates = [8000] };
        if (!SystemCoders.HasFfmpeg) Assert.Skip("needs ffmpeg");
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => codec.Apply(new SamplesSource(new float[800], 8000), null, Path.GetTempPath(), CancellationToken.None));
        Assert.Equal("EncoderMissing", error.ErrorId);
        Assert.Contains("this ffmpeg was built without it. Install the Debian package ffmpeg", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.02, 2)]
    [InlineData(0.1, 3)]
    public void LossHasTheAskedRateAndBursts(double rate, double burst)
    {
        float[] ones = [.. Enumerable.Repeat(0.5f, 8000 * 1200)];
        SentSpeech sent = Send(ones, 8000, Stage("Loss", ("Rate", rate), ("MeanBurstPackets", burst), ("Concealment", "Zero")));

        double lost = sent.Samples.Count(sample => sample == 0) / (double)sent.Samples.Length;
        Assert.Equal(lost, sent.Fact("loss_realised_rate"), 5);
        Assert.InRange(lost, 0.85 * rate, 1.15 * rate);
        Assert.InRange(sent.Fact("loss_realised_burst_packets"), 0.85 * burst, 1.15 * burst);
    }

    [Fact]
    public void FadingFallsToSilenceWithinSixtyMilliseconds()
    {
        PacketReceiver receiver = new(160, 8000, LossConcealment.Fade);
        float[] packet = [.. Enumerable.Repeat(1f, 160)];
        receiver.Play(packet, isLost: false);
        float[] heard = [.. Enumerable.Range(0, 4).SelectMany(_ =>
        {
            float[] gap = new float[160];
            receiver.Play(gap, isLost: true);
            return gap;
        })];

        Assert.All(heard[..80], sample => Assert.Equal(1f, sample));
        Assert.Equal(0.5f, heard[280], 0.01f);
        Assert.All(heard[480..], sample => Assert.Equal(0f, sample, 6));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(1.0)]
    public void RoomsRingAsLongAsAsked(double decay)
    {
        float[] impulse = new float[16000 * 2];
        impulse[100] = 1;
        SentSpeech sent = Send(impulse, 16000, Stage("Room", ("DecaySeconds", decay), ("DistanceMetres", 1)));

        Assert.InRange(sent.Fact("room_realised_decay_seconds"), 0.95 * decay, 1.05 * decay);
        Assert.InRange(RoomDecay.Of(sent.Samples[100..], 16000)!.Value, 0.93 * decay, 1.07 * decay);
        Assert.Equal(1, sent.Samples.Sum(sample => sample * (double)sample), 0.05);
        Assert.Equal("RoomTooSmall", Assert.Throws<SpeechDataException>(() => Send(impulse, 16000, Stage("Room", ("DistanceMetres", 25)))).ErrorId);
    }

    [Fact]
    public void ConvolutionIsTheSumOfItsProducts()
    {
        SeededRandom random = new(3);
        float[] speech = [.. Enumerable.Range(0, 5000).Select(_ => (float)random.NextNormal())], response = [.. Enumerable.Range(0, 700).Select(_ => (float)random.NextNormal())];
        float[] made = new ConvolvedSource(new SamplesSource(speech, 8000), response, 30).ReadAll();

        Assert.Equal(speech.Length, made.Length);
        foreach (int at in (int[])[0, 1, 699, 1300, 2048, 4000, 4969])
        {
            double sum = 0;
            for (int k = 0; k < response.Length && k <= at + 30; k++) sum += at + 30 - k < speech.Length ? response[k] * (double)speech[at + 30 - k] : 0;
            Assert.Equal(sum, made[at], 0.001);
        }
    }

    [Fact]
    public void ClippingReachesItsShare()
    {
        SentSpeech sent = Send(Speech(), 8000, Stage("Clip", ("Share", 0.01)));
        float edge = sent.Samples.Max(Math.Abs);
        Assert.InRange(sent.Samples.Count(sample => Math.Abs(sample) == edge) / (double)sent.Samples.Length, 0.008, 0.012);
    }

    [Fact]
    public void GainBringsSpeechToItsLevel()
    {
        Assert.Equal(-20, NoiseMixer.ActiveLevelDbov(Send(Speech(), 8000, Stage("Gain", ("LevelDbov", -20))).Samples, 8000), 0.05);
        Assert.Equal(Speech()[5000] * 0.501187f, Send(Speech(), 8000, Stage("Gain", ("GainDb", -6))).Samples[5000], 6);
    }

    [Fact]
    public void AgcBringsQuietAndLoudTogether()
    {
        float[] quiet = Tone(500, 8000, 3, 0.01), loud = Tone(500, 8000, 3, 0.3);
        float[] sent = Send([.. quiet, .. loud], 8000, Stage("Agc", ("TargetDbov", -23), ("MaximumGainDb", 30))).Samples;
        Assert.Equal(-23, 20 * Math.Log10(NoiseGenerator.Rms(sent.AsSpan(16000, 8000))), 1);
        Assert.Equal(-23, 20 * Math.Log10(NoiseGenerator.Rms(sent.AsSpan(40000, 8000))), 1);
    }

    [Theory]
    [InlineData(1.1, 1100)]
    [InlineData(0.9, 900)]
    public void SpeedChangesLengthAndPitch(double factor, double hertz)
    {
        SentSpeech sent = Send(Tone(1000, 16000, 4), 16000, Stage("Speed", ("Factor", factor)));
        Assert.Equal(64000 / factor, sent.Samples.Length, 1.0);
        Assert.Equal(1 / factor, sent.Run.TimeScale, 6);
        Assert.Equal(20 * Math.Log10(0.5), PowerDb(sent.Samples.AsSpan(2000, 48000), hertz, 16000), 0.2);
    }

    [Fact]
    public void OverlapLastsAsLongAndIsAsLoudAsAsked()
    {
        float[] speech = Speech();
        SpeechUtterance[] corpus = [new() { Id = "o", AudioPath = Peer.Prompt("vm-options.wav"), Speaker = "her" }];
        SentSpeech sent = Send(speech, 8000, corpus, 1, Stage("Overlap", ("Ratio", 0.5), ("LevelDb", -5)));

        OverlappedTalk talk = Assert.Single(sent.Run.Overlaps);
        Assert.Equal("her", talk.Speaker);
        Assert.Equal(0.5, (talk.EndSeconds - talk.StartSeconds) * 8000 / speech.Length, 0.001);
        float[] other = [.. sent.Samples.Zip(speech, (sum, own) => sum - own)];
        Assert.All(other[..(int)(talk.StartSeconds * 8000)], sample => Assert.Equal(0, sample, 6));
        Assert.Equal(
            NoiseMixer.ActiveLevelDbov(speech, 8000) - 5,
            NoiseMixer.ActiveLevelDbov(other.AsSpan((int)(talk.StartSeconds * 8000), (int)(0.5 * speech.Length)), 8000), 2.0);
    }

    /// <summary>Samples do not depend on how they are asked for, and long ones that go to a file are the same.</summary>
    [Fact]
    public void StreamsAreTheSameInAnyBlocks()
    {
        float[] speech = Speech();
        System.Collections.IDictionary[] chain = [Stage("Room", ("DecaySeconds", 0.3)), Stage("Noise", ("SnrDb", 10)), Stage("Telephony"), Stage("Loss", ("Rate", 0.1)), Stage("Speed", ("Factor", 1.07))];
        float[] whole = Send(speech, 8000, chain).Samples;
        using ChannelStudio studio = new(1, [], [], [], CancellationToken.None);
        using SampleSource source = ChannelChain.Of(chain).Apply(new SamplesSource(speech, 8000), new StageRun(studio, new SpeechUtterance { Id = "u", Speaker = "me" }, "u-v1"));
        List<float> pieces = [];
        float[] block = new float[997];
        for (int count; (count = source.Read(block)) > 0;) pieces.AddRange(block.AsSpan(0, count));
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void LongRecordingsAreSpooledToAFileAndComeBackWhole()
    {
        using TemporaryFolder folder = new();
        float[] samples = [.. Enumerable.Range(0, 5_000_000).Select(i => i % 977 / 977f)];
        using (SampleSource back = SampleSpool.Fill(new SamplesSource(samples, 8000), folder.Path, CancellationToken.None).Open())
        {
            Assert.Single(Directory.GetFiles(folder.Path));
            Assert.Equal(samples, back.ReadAll());
        }

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("Nois", null, "StageUnknown", "Did you mean 'Noise'?")]
    [InlineData("Noise", "SnrDB2", "StageSettingInvalid", "Did you mean 'SnrDb'?")]
    [InlineData("Codec", "BitrateKbps", "StageSettingInvalid", "give the Name of the codec")]
    [InlineData("Gain", null, "StageSettingInvalid", "give either GainDb or LevelDbov")]
    public void SlipsAreNamed(string kind, string? key, string id, string says)
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => ChannelChain.Of([key is null ? Stage(kind) : Stage(kind, (key, 5))]));
        Assert.Equal(id, error.ErrorId);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20..5", "the lower number first")]
    [InlineData("loud", "neither a number nor a range")]
    [InlineData(500, "between -20 and 80")]
    public void RangesThatMakeNoSenseAreRefused(object value, string says) => Assert.Contains(
        says, Assert.Throws<SpeechDataException>(() => ChannelChain.Of([Stage("Noise", ("SnrDb", value))])).Message, StringComparison.Ordinal);

    [Fact]
    public void PresetsAreChainsOfKnownStages() => Assert.All(ChannelPresets.Names, name => Assert.NotEmpty(ChannelPresets.Chain(name).Kinds));

    private static void Write(string path, float[] samples)
    {
        using WaveWriter writer = new(path, 8000);
        writer.Write(samples);
        writer.Complete();
    }

    private static int BestShift(float[] input, float[] output, int most) => Enumerable.Range(-most, (2 * most) + 1).MaxBy(shift =>
    {
        double sum = 0;
        for (int i = most; i < Math.Min(input.Length, 60000) - most; i++) sum += input[i] * output[i + shift];
        return sum;
    });
}
