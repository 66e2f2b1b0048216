using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Catalog;
using AsrDataTools.Core.Tests.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Core.Tests.Catalog;

/// <summary>One decoding gives to the bit what each who asks would have made alone.</summary>
public sealed class RecordingSurveyTests : IDisposable
{
    private static readonly AcousticProfileOptions Options = new() { IncludeSegments = true };

    private readonly TemporaryFolder _folder = new();

    public RecordingSurveyTests()
    {
        Write("mono.wav", 16000, 1, SampleEncoding.Signed16);
        Write("stereo.wav", 8000, 2, SampleEncoding.MuLaw);
        Write("float.wav", 44100, 1, SampleEncoding.Float32);
        File.WriteAllBytes(_folder["raw.ulaw"], [.. TestSignals.Phrases(3, 8000, seed: 3).Select(sample => (byte)(128 + (100 * sample)))]);
        File.WriteAllBytes(_folder["trailer.wav"], [.. File.ReadAllBytes(_folder["mono.wav"]), .. "LIST\u0004\0\0\0abcd"u8]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mono.wav", null, null, null)]
    [InlineData("mono.wav", null, 1.0, null)]
    [InlineData("mono.wav", 0.5, 1.0, null)]
    [InlineData("mono.wav", 0.0, 1.25, null)]
    [InlineData("mono.wav", null, 99.0, null)]
    [InlineData("stereo.wav", null, null, null)]
    [InlineData("stereo.wav", 1.0, null, 2)]
    [InlineData("float.wav", null, null, 1)]
    [InlineData("raw.ulaw", null, null, null)]
    [InlineData("trailer.wav", null, null, null)]
    public void AllComesOfOneOpening(string name, double? start, double? duration, int? channel)
    {
        SpeechUtterance row = new() { Id = "a", AudioPath = _folder[name], StartSeconds = start, DurationSeconds = duration, Channel = channel };
        using OpeningCounter opened = new(_folder.Path);
        foreach (FingerprintDensity density in Enum.GetValues<FingerprintDensity>())
        {
            int before = opened.Of(name);
            Measured measured = new RecordingSurvey { Fingerprint = density, WantsSamples = _ => true }.Measure(row, Options, CancellationToken.None);
            Assert.Equal(1, opened.Of(name) - before);

            Dictionary<string, byte[]> aside = measured.Aside.ToDictionary(item => item.Key, item => item.Data);
            LeakageItem item = new(row, 0);
            Assert.Equal(ProfileBinary.Write(UtteranceProfiler.Measure(row, Options, null, CancellationToken.None)), measured.Data);
            Assert.Equal(3, aside.Count);
            Assert.Equal(CachedRecordings.Write(RecordingReader.Header(row.AudioPath, CancellationToken.None)), aside[CachedRecordings.HeaderKey(row.AudioPath)]);
            Assert.Equal(CachedRecordings.Write(SpanDigest.Of(item, CancellationToken.None)), aside[CachedRecordings.DigestKey(item, row.AudioPath)]);
            Assert.Equal(
                CachedFingerprinter.Write(AudioFingerprinter.Fingerprint(row, density, null, CancellationToken.None)),
                aside[CachedFingerprinter.KeyOf(FingerprintSource.Of(row), density)]);
            if (start is null or 0) Assert.Equal(RecordingReader.HashOf(row.AudioPath, CancellationToken.None), Convert.ToHexStringLower(measured.Hash!));
            else Assert.Null(measured.Hash);
        }
    }

    [Fact]
    public void TroubleIsThatOfTheProfiler()
    {
        SpeechUtterance row = new() { Id = "a", AudioPath = _folder["mono.wav"], Channel = 3 };
        string plain = Assert.Throws<SpeechDataException>(() => UtteranceProfiler.Measure(row, Options, null, CancellationToken.None)).Message;
        RecordingSurvey survey = new() { Fingerprint = FingerprintDensity.Query, WantsSamples = _ => true };
        Assert.Equal(plain, Assert.Throws<SpeechDataException>(() => survey.Measure(row, Options, CancellationToken.None)).Message);
    }

    private void Write(string name, int rate, int channels, SampleEncoding encoding)
    {
        float[][] signals = [.. Enumerable.Range(0, channels).Select(channel => TestSignals.Phrases(3, rate, seed: 5 + channel))];
        using WaveWriter writer = new(_folder[name], rate, channels, encoding);
        writer.Write([.. Enumerable.Range(0, channels * signals[0].Length).Select(n => (short)(32767 * signals[n % channels][n / channels]))]);
        writer.Complete();
    }
}
