using System.Globalization;
using System.Text;
using AsrDataTools.Acoustics;
using AsrDataTools.Core.Tests.Audio;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Acoustics;

public class LoudnessTests
{
    private const double StereoToMonoDb = 3.0103;

    public static TheoryData<double, (double Seconds, double Dbfs)[]> Tech3341Cases => new()
    {
        { -23, [(20, -23)] },
        { -33, [(20, -33)] },
        { -23, [(10, -36), (60, -23), (10, -36)] },
        { -23, [(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)] },
        { -23, [(20, -26), (20.1, -20), (20, -26)] },
    };

    /// <summary>EBU Tech 3341 table 1, cases 1 to 5; its signals are the same in both channels of a stereo pair.</summary>
    [Theory]
    [MemberData(nameof(Tech3341Cases))]
    public void MeetsTech3341(double expected, (double Seconds, double Dbfs)[] parts)
    {
        foreach (int sampleRate in (int[])[16000, 48000])
        {
            Loudness loudness = new(sampleRate);
            foreach ((double seconds, double dbfs) in parts)
                loudness.Add(TestSignals.Sine(1000, Math.Pow(10, dbfs / 20), seconds, sampleRate));

            Assert.Equal(expected - StereoToMonoDb, loudness.Finish().Lufs!.Value, 0.1);
        }
    }

    [Theory]
    [InlineData(32000)]
    [InlineData(44100)]
    [InlineData(48000)]
    [InlineData(96000)]
    [InlineData(192000)]
    public void FullScaleToneOf997HertzIsAtMinusThree(int sampleRate)
    {
        Loudness loudness = new(sampleRate);
        loudness.Add(TestSignals.Sine(997, 1, 5, sampleRate));

        Assert.Equal(-3.01, loudness.Finish().Lufs!.Value, 0.02);
    }

    /// <summary>The recommendation's own coefficients, sample by sample in double precision, with a list of blocks.</summary>
    [Fact]
    public void FollowsTheRecommendationAt48Kilohertz()
    {
        float[] phrases = TestSignals.Phrases(20, 48000, seed: 11);
        float[] offset = [.. phrases.Select(x => (0.05f * x) + 0.3f)];
        foreach (float[] signal in (float[][])[phrases, offset])
            Assert.Equal(Reference(signal), Measure(signal, 48000).Lufs!.Value, 0.005);
    }

    [Theory]
    [InlineData(0.2, 16000, "shorter than 400 ms")]
    [InlineData(2, 2000, "sampling rate below 4 kHz")]
    public void AbstainsWithAReason(double seconds, int sampleRate, string reason)
    {
        Assert.Equal(new IntegratedLoudness(null, reason), Measure(TestSignals.Sine(100, 0.5, seconds, sampleRate), sampleRate));
        Assert.Equal("below the gate of -70 LUFS throughout", Measure(new float[16000], 16000).Abstained);
    }

    [Fact]
    public void DoesNotDependOnHowTheSamplesCome() =>
        Prop.ForAll<int>(seed =>
        {
            float[] signal = TestSignals.Phrases(0.3 + Math.Abs(seed % 17), 8000, seed);
            Loudness loudness = new(8000);
            loudness.Add(TestSignals.Sine(100, 1, 7, 8000));
            loudness.Finish();
            loudness.Reset();
            TestSignals.FeedInPieces<float>(signal, seed, loudness.Add);
            return loudness.Finish() == Measure(signal, 8000);
        }).QuickCheckThrowOnFailure();

    /// <summary>At the rate for which the recommendation gives its coefficients.</summary>
    [Fact]
    public void AgreesWithFfmpegOnSpeech()
    {
        List<double> deviations = [];
        foreach (string path in TestSignals.Prompts(every: 40))
        {
            short[] speech = TestSignals.ReadPrompt(path);
            string report = Encoding.UTF8.GetString(Peer.Run(
                "ffmpeg", "-nostdin", "-v", "error", "-i", path, "-af", "aresample=48000,ebur128=metadata=1,ametadata=print:key=lavfi.r128.I:file=-", "-f", "null", "-"));
            int start = report.LastIndexOf("lavfi.r128.I=", StringComparison.Ordinal);
            if (start < 0 || speech.Length < 8000)
                continue;
            double peer = double.Parse(report.AsSpan(start + "lavfi.r128.I=".Length).Trim(), CultureInfo.InvariantCulture);
            if (peer > -69)
                deviations.Add(Measure(TestSignals.ToFloat(speech), 8000).Lufs!.Value - peer);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{deviations.Count} prompts: mean {deviations.Average():F3} LU, mean magnitude {deviations.Average(Math.Abs):F3} LU, largest {deviations.Max(Math.Abs):F3} LU");
        Assert.InRange(deviations.Max(Math.Abs), 0, 0.1);
    }

    private static IntegratedLoudness Measure(float[] signal, int sampleRate)
    {
        Loudness loudness = new(sampleRate);
        loudness.Add(signal);
        return loudness.Finish();
    }

    private static double Reference(float[] signal)
    {
        double[] shelved = Filter(Array.ConvertAll(signal, x => (double)x), [1.53512485958697, -2.69169618940638, 1.19839281085285], [-1.69065929318241, 0.73248077421585]);
        double[] weighted = Filter(shelved, [1, -2, 1], [-1.99004745483398, 0.99007225036621]);
        List<double> blocks = [];
        for (int start = 0; start + 19200 <= weighted.Length; start += 4800)
            blocks.Add(weighted.AsSpan(start, 19200).ToArray().Average(y => y * y));
        double absolute = blocks.Where(b => Lufs(b) > -70).Average();
        return Lufs(blocks.Where(b => Lufs(b) > -70 && Lufs(b) > Lufs(absolute) - 10).Average());
    }

    private static double Lufs(double energy) => -0.691 + (10 * Math.Log10(energy));

    private static double[] Filter(double[] x, double[] b, double[] a)
    {
        double[] y = new double[x.Length];
        for (int n = 0; n < x.Length; n++)
        {
            y[n] = b[0] * x[n];
            for (int k = 1; k <= 2 && k <= n; k++)
                y[n] += (b[k] * x[n - k]) - (a[k - 1] * y[n - k]);
        }

        return y;
    }
}
