using AsrDataTools.Leakage;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class FingerprintSearchTests : IDisposable
{
    private const int Rate = 8000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.98)]
    [InlineData(1.02)]
    public void AnExcerptIsFoundWhereItWasCut(double speed)
    {
        float[] excerpt = Played(MadeSpeech.Samples(20, Rate, 3)[(7 * Rate)..(11 * Rate)], speed);
        using FingerprintIndex index = Index(Enumerable.Range(0, 10).Select(seed => MadeSpeech.Samples(20, Rate, seed)));

        AudioMatch match = Assert.Single(Find(index, excerpt).Matches);

        Assert.Equal("/corpus/3", match.Indexed.Path);
        Assert.InRange(match.IndexedStartSeconds, 6.9, 7.3);
        Assert.InRange(match.IndexedEndSeconds, 10.7, 11.1);
        Assert.InRange(match.QueryStartSeconds, 0, 0.3);
        Assert.InRange(match.QueryEndSeconds, (4 / speed) - 0.3, (4 / speed) + 0.05);
        Assert.InRange(match.SpeedFactor, speed - 0.012, speed + 0.012);
        Assert.InRange(match.BitErrorRate, 0, CopyLimit.Most);
        Assert.InRange(match.Chance, 0, 1e-20);
    }

    [Fact]
    public void ThePassageInsideLongerRecordingsOnBothSidesIsCutOut()
    {
        float[] shared = MadeSpeech.Samples(5, Rate, 100);
        float[] indexed = [.. MadeSpeech.Samples(8, Rate, 101), .. shared, .. MadeSpeech.Samples(8, Rate, 102)];
        float[] query = [.. MadeSpeech.Samples(3, Rate, 103), .. shared, .. MadeSpeech.Samples(3, Rate, 104)];
        using FingerprintIndex index = Index([MadeSpeech.Samples(9, Rate, 105), indexed]);

        AudioMatch match = Assert.Single(Find(index, query).Matches);

        Assert.InRange(match.QueryStartSeconds, 2.8, 3.2);
        Assert.InRange(match.QueryEndSeconds, 7.8, 8.25);
        Assert.InRange(match.IndexedStartSeconds, 7.8, 8.2);
        Assert.InRange(match.IndexedEndSeconds, 12.8, 13.25);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5)]
    public void NoiseDoesNotHide(double snrDb)
    {
        float[] excerpt = MadeSpeech.Samples(20, Rate, 3)[(4 * Rate)..(8 * Rate)];
        NoiseMixer.Add(excerpt, NoiseGenerator.White(excerpt.Length, new SeededRandom(9)), snrDb, Rate);
        using FingerprintIndex index = Index(Enumerable.Range(0, 10).Select(seed => MadeSpeech.Samples(20, Rate, seed)));
        Assert.Equal("/corpus/3", Assert.Single(Find(index, excerpt).Matches).Indexed.Path);
    }

    [Fact]
    public void UnrelatedAudioIsNotFound()
    {
        using FingerprintIndex index = Index(Enumerable.Range(0, 30).Select(seed => MadeSpeech.Samples(20, Rate, seed)));
        for (int seed = 1000; seed < 1020; seed++)
            AssertNothing(Find(index, MadeSpeech.Samples(20, Rate, seed)));
    }

    [Fact]
    public void SilenceTonesAndRingBackAreNotFound()
    {
        float[] ringing = [.. FingerprintExtractorTests.Tone(440, 480, 2, Rate), .. new float[4 * Rate]];
        float[] ringBack = [.. Enumerable.Repeat(ringing, 10).SelectMany(ring => ring)];
        float[] beep = [.. FingerprintExtractorTests.Tone(480, 620, 0.5, Rate), .. new float[Rate / 2]];
        float[] busy = [.. Enumerable.Repeat(beep, 30).SelectMany(tone => tone)];
        float[] noise = NoiseGenerator.White(12 * Rate, new SeededRandom(1));
        float[][] dull = [new float[12 * Rate], FingerprintExtractorTests.Tone(350, 440, 12, Rate), ringBack, busy, noise];
        using FingerprintIndex index = Index(dull);
        foreach (float[] query in dull[..4])
            AssertNothing(Find(index, query));
        AssertNothing(Find(index, NoiseGenerator.White(12 * Rate, new SeededRandom(2))));
    }

    [Fact]
    public void AMillionSilencesTakeNoTime()
    {
        AudioFingerprint silence = FingerprintExtractorTests.Fingerprint(new float[2 * Rate]);
        string path = Path.Combine(_folder.Path, "silence.fpx");
        using (FingerprintIndexBuilder builder = new(path))
        {
            FingerprintItem item = FingerprintIndexTests.Item("silence");
            for (int i = 0; i < 1_000_000; i++)
                builder.Add(item, silence);
            builder.Complete(TestContext.Current.CancellationToken);
        }

        using FingerprintIndex index = FingerprintIndex.Open(path);
        FingerprintSearch search = new(index);
        for (int item = 0; item < index.Items.Count; item++)
            AssertNothing(search.FindLater(item, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AudioThatManyShareComesOnce()
    {
        float[] music = MadeSpeech.Samples(10, Rate, 500);
        using FingerprintIndex index = Index(Enumerable.Range(0, 300).Select(i => (float[])[.. MadeSpeech.Samples(1 + (i % 7 * 0.13), Rate, 600 + i), .. music]));

        AudioSearchResult result = Find(index, [.. MadeSpeech.Samples(4, Rate, 501), .. music]);

        Assert.Empty(result.Matches);
        CommonAudio common = Assert.Single(result.Common);
        Assert.InRange(common.StartSeconds, 3.5, 5.1);
        Assert.InRange(common.EndSeconds, 12.9, 14.1);
        Assert.InRange(common.Items, 21, 40);
    }

    [Fact]
    public void EachPairOfAnIndexComesOnce()
    {
        float[] shared = MadeSpeech.Samples(6, Rate, 700);
        using FingerprintIndex index = Index([MadeSpeech.Samples(6, Rate, 701), [.. MadeSpeech.Samples(2, Rate, 702), .. shared], MadeSpeech.Samples(6, Rate, 703), [.. shared, .. MadeSpeech.Samples(2, Rate, 704)]]);
        FingerprintSearch search = new(index);

        AudioMatch match = Assert.Single(Enumerable.Range(0, 4).SelectMany(item => search.FindLater(item, TestContext.Current.CancellationToken).Matches));

        Assert.Equal("/corpus/1", match.Query.Path);
        Assert.Equal("/corpus/3", match.Indexed.Path);
        Assert.InRange(match.QueryStartSeconds - match.IndexedStartSeconds, 1.96, 2.04);
    }

    [Fact]
    public void ManyThreadsFindTheSame()
    {
        using FingerprintIndex index = Index(Enumerable.Range(0, 10).Select(seed => MadeSpeech.Samples(20, Rate, seed)));
        FingerprintSearch search = new(index);
        AudioFingerprint query = FingerprintExtractorTests.Fingerprint(MadeSpeech.Samples(20, Rate, 4), Rate, FingerprintDensity.Query);
        AudioMatch[] matches = [.. Enumerable.Range(0, 16).AsParallel().Select(_ => search.Find(FingerprintIndexTests.Item("q"), query, TestContext.Current.CancellationToken).Matches.Single())];
        Assert.Single(matches.Distinct());
    }

    [Fact]
    public void ASearchCanBeCancelled()
    {
        using FingerprintIndex index = Index([MadeSpeech.Samples(20, Rate, 1)]);
        Assert.Throws<OperationCanceledException>(() => new FingerprintSearch(index).FindLater(0, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(0.5, 10, 1, 1)]
    [InlineData(0.6, 10, 1, 1)]
    [InlineData(0.0, 1, 1, 0)]
    public void ChanceAtItsEnds(double bitErrorRate, double seconds, double alignments, double expected) =>
        Assert.Equal(expected, ChanceModel.Probability(bitErrorRate, seconds, alignments), 1e-12);

    [Fact]
    public void ChanceFallsWithLengthAndRisesWithErrors()
    {
        Assert.True(ChanceModel.Probability(0.3, 2, 1e6) < ChanceModel.Probability(0.3, 1, 1e6));
        Assert.True(ChanceModel.Probability(0.2, 1, 1e6) < ChanceModel.Probability(0.3, 1, 1e6));
        Assert.True(CopyLimit.BitErrorRate(1) < CopyLimit.BitErrorRate(1.4));
        Assert.Equal(CopyLimit.Most, CopyLimit.BitErrorRate(60));
        Assert.True(CopyLimit.BitErrorRate(0.5) < 0);
    }

    internal static float[] Played(float[] samples, double speed)
    {
        float[] played = new float[(int)((samples.Length - 1) / speed)];
        for (int n = 0; n < played.Length; n++)
        {
            int at = (int)(n * speed);
            played[n] = samples[at] + ((float)((n * speed) - at) * (samples[at + 1] - samples[at]));
        }

        return played;
    }

    private static void AssertNothing(AudioSearchResult result)
    {
        Assert.Empty(result.Matches);
        Assert.Empty(result.Common);
    }

    private static AudioSearchResult Find(FingerprintIndex index, float[] query) =>
        new FingerprintSearch(index).Find(FingerprintIndexTests.Item("query"), FingerprintExtractorTests.Fingerprint(query, Rate, FingerprintDensity.Query), TestContext.Current.CancellationToken);

    private FingerprintIndex Index(IEnumerable<float[]> recordings)
    {
        string path = Path.Combine(_folder.Path, "index.fpx");
        FingerprintIndexTests.Write(path, [.. recordings.Select((samples, i) => (FingerprintIndexTests.Item(FormattableString.Invariant($"{i}")), FingerprintExtractorTests.Fingerprint(samples)))]);
        return FingerprintIndex.Open(path);
    }
}
