using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Catalog;
using AsrDataTools.Core.Tests.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Core.Tests.Catalog;

public sealed class CachedProfilerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatComesOutOfTheCatalogIsWhatWasMeasured()
    {
        Write("call.wav", 2, seconds: 8);
        SpeechUtterance[] rows =
        [
            Row("whole"), Row("left") with { Channel = 1 }, Row("span") with { StartSeconds = 1.25, DurationSeconds = 3.5, Speaker = "s", SampleRate = 16000 },
            Row("other") with { StartSeconds = 1.25, DurationSeconds = 3.5, Speaker = "t" },
        ];
        foreach (bool segments in (bool[])[true, false])
        {
            AcousticProfileOptions options = new() { IncludeSegments = segments };
            AcousticProfile[] plain = [.. rows.SelectMany(row => UtteranceProfiler.Profile(row, options, null, CancellationToken.None))];
            for (int round = 0; round < 2; round++)
            {
                using SpeechCatalog catalog = SpeechCatalog.Open(_folder["c.catalog"]);
                CachedProfiler profiler = new(catalog);
                AcousticProfile[] cached = [.. rows.SelectMany(row => profiler.Profile(row, options, null, CancellationToken.None))];
                for (int i = 0; i < plain.Length; i++)
                {
                    Assert.Equal(plain[i].Segments, cached[i].Segments);
                    Assert.Equal(plain[i] with { Segments = null }, cached[i] with { Segments = null });
                }
            }
        }
    }

    [Fact]
    public void WhatWasDamagedWhereItLayIsMeasuredAnew()
    {
        Write("call.wav", 2, seconds: 8);
        AcousticProfileOptions options = new() { IncludeSegments = true };
        IReadOnlyList<AcousticProfile> plain = UtteranceProfiler.Profile(Row("whole"), options, null, CancellationToken.None);
        foreach (byte[] damaged in (byte[][])[[], [200], [255, 255, 255, 255, 7], [2, 0]])
        {
            IReadOnlyList<AcousticProfile> cached = new CachedProfiler(new Damaged(damaged)).Profile(Row("whole"), options, null, CancellationToken.None);

            Assert.Equal(plain.Select(profile => profile with { Segments = null }), cached.Select(profile => profile with { Segments = null }));
        }
    }

    [Fact]
    public void TroubleIsTheSameWithACatalog()
    {
        _folder.Write("bad.wav", "no sound");
        using SpeechCatalog catalog = SpeechCatalog.Open(_folder["c.catalog"]);
        CachedProfiler profiler = new(catalog);
        foreach (SpeechUtterance row in (SpeechUtterance[])[Row("a") with { AudioPath = _folder["bad.wav"] }, Row("b") with { AudioPath = _folder["gone.wav"] }, Row("c") with { AudioPath = null }])
        {
            SpeechDataException plain = Assert.Throws<SpeechDataException>(() => UtteranceProfiler.Profile(row, AcousticProfileOptions.Default, null, CancellationToken.None));
            SpeechDataException cached = Assert.Throws<SpeechDataException>(() => profiler.Profile(row, AcousticProfileOptions.Default, null, CancellationToken.None));
            Assert.Equal((plain.ErrorId, plain.Message), (cached.ErrorId, cached.Message));
        }
    }

    [Theory]
    [InlineData(FingerprintDensity.Index)]
    [InlineData(FingerprintDensity.Query)]
    public void FingerprintsTooComeBackAsTheyWere(FingerprintDensity density)
    {
        Write("call.wav", 2, seconds: 6);
        var plain = AudioFingerprinter.Fingerprint(Row("a"), density, raw: null, TestContext.Current.CancellationToken);
        for (int round = 0; round < 2; round++)
        {
            using SpeechCatalog catalog = SpeechCatalog.Open(_folder["c.catalog"]);
            var cached = new CachedFingerprinter(catalog).Fingerprint(Row("a"), density, CancellationToken.None);
            Assert.Equal(round, catalog.Found);
            Assert.Equal(plain.Select(part => part.Item), cached.Select(part => part.Item));
            for (int i = 0; i < plain.Count; i++)
            {
                Assert.Equal(plain[i].Fingerprint.Codes.ToArray(), cached[i].Fingerprint.Codes.ToArray());
                Assert.Equal(plain[i].Fingerprint.Doubts.ToArray(), cached[i].Fingerprint.Doubts.ToArray());
            }
        }
    }

    [Fact]
    public void HeadersAndSamplesTooComeBackAsTheyWereAndNothingIsDecodedTwice()
    {
        Write("call.wav", 2, seconds: 2);
        LeakageItem[] items = [new(Row("whole"), 0), new(Row("left") with { Channel = 1 }, 1), new(Row("span") with { StartSeconds = 0.5, DurationSeconds = 1 }, 2)];
        for (int round = 0; round < 2; round++)
        {
            using SpeechCatalog catalog = SpeechCatalog.Open(_folder["c.catalog"]);
            CachedRecordings cached = new(catalog);
            Assert.Equal(RecordingReader.Header(_folder["call.wav"], CancellationToken.None), cached.Header(_folder["call.wav"], CancellationToken.None));
            Assert.Equal(RecordingReader.HashOf(_folder["call.wav"], CancellationToken.None), cached.Hash(_folder["call.wav"], CancellationToken.None));
            foreach (LeakageItem item in items)
            {
                SpanDigest plain = SpanDigest.Of(item, CancellationToken.None), known = cached.Digest(item, CancellationToken.None);
                Assert.Equal((plain.Frames, plain.SampleRate), (known.Frames, known.SampleRate));
                Assert.Equal(plain.Channels, known.Channels);
            }

            Assert.Equal((round * 4L, (1 - round) * 4L), (catalog.Found, catalog.Measured));
        }
    }

    // The same bytes are another sound by another extension, where only that tells.
    [Fact]
    public void WithoutAHeaderTheExtensionBelongsToTheContent()
    {
        byte[] bytes = [.. TestSignals.Phrases(2, 8000, seed: 3).Select(sample => (byte)(128 + 100 * sample))];
        File.WriteAllBytes(_folder["a.ulaw"], bytes);
        File.WriteAllBytes(_folder["a.alaw"], bytes);
        using SpeechCatalog catalog = SpeechCatalog.Open(_folder["c.catalog"]);
        foreach (string name in (string[])["a.ulaw", "a.alaw"])
        {
            SpeechUtterance row = new() { Id = name, AudioPath = _folder[name] };
            AcousticProfile cached = new CachedProfiler(catalog).Profile(row, AcousticProfileOptions.Default, null, CancellationToken.None)[0];
            Assert.Equal(UtteranceProfiler.Profile(row, AcousticProfileOptions.Default, null, CancellationToken.None)[0], cached with { Segments = null });
            Assert.Equal(SpanDigest.Of(new(row, 0), CancellationToken.None).Channels, new CachedRecordings(catalog).Digest(new(row, 0), CancellationToken.None).Channels);
        }
    }

    // A catalog would hand out what an older version measured. Should this fail: count AcousticProfiler.Version up, then note the values.
    [Fact]
    public void MeasuresAreThoseOfTheirVersion()
    {
        Write("call.wav", 1, seconds: 8);
        AcousticProfile profile = UtteranceProfiler.Profile(Row("a"), AcousticProfileOptions.Default, null, CancellationToken.None)[0];
        string values = string.Join(' ', ProfileField.All
            .Select(field => (field.Name, Value: field.Get(profile)))
            .Where(field => field.Value is double)
            .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name}={field.Value:G4}")));
        Assert.Equal(1, AcousticProfiler.Version);
        string[] expected = Noted.Split(' ', StringSplitOptions.RemoveEmptyEntries), actual = values.Split(' ');
        Assert.True(expected.Length == actual.Length && expected.Zip(actual).All(pair => Close(pair.First, pair.Second)), values);

        static bool Close(string one, string other)
        {
            string[] first = one.Split('='), second = other.Split('=');
            double a = double.Parse(first[1], CultureInfo.InvariantCulture), b = double.Parse(second[1], CultureInfo.InvariantCulture);
            return first[0] == second[0] && Math.Abs(a - b) <= 2e-3 * Math.Max(Math.Abs(a), Math.Abs(b)) + 1e-6;
        }
    }

    private const string Noted =
        "EffectiveBits=16 DurationSeconds=8 PeakDbfs=-7.579 TruePeakDbtp=-7.565 RmsDbfs=-25.86 "
        + "ActiveLevelDbov=-23.28 ActivityFactor=0.552 LoudnessLufs=-20.55 DcOffset=0.0001662 CrestFactorDb=18.28 "
        + "ClippedShare=0 NoiseFloorDbfs=-70.81 SnrDb=47.4 SnrLowDb=46.4 SnrHighDb=50.6 WadaSnrDb=100 "
        + "BandwidthHz=8000 LowCutHz=62.5 SpeechSeconds=4.53 SpeechShare=0.5663 DropoutMilliseconds=0 HumDb=0 "
        + "ChannelConfidence=0.7722";

    private SpeechUtterance Row(string id) => new() { Id = id, AudioPath = _folder["call.wav"] };

    private void Write(string name, int channels, double seconds)
    {
        float[][] signals = [.. Enumerable.Range(0, channels).Select(channel => TestSignals.Phrases(seconds, 16000, seed: 5 + channel))];
        short[] samples = new short[channels * signals[0].Length];
        for (int n = 0; n < samples.Length; n++) samples[n] = (short)(32767 * signals[n % channels][n / channels]);
        using WaveWriter writer = new(_folder[name], 16000, channels);
        writer.Write(samples);
        writer.Complete();
    }

    private sealed class Damaged(byte[] data) : IMeasurements
    {
        public byte[] GetOrMeasure(string path, string key, Func<Measured> measure, CancellationToken cancellation) => data;

        public byte[] HashOf(string path, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
