using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Core.Tests.Audio;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Acoustics;

public class LevelStatisticsTests
{
    [Fact]
    public void FullScaleSineIsAtMinusThreeDecibels()
    {
        LevelStatistics levels = new();
        levels.Add(TestSignals.Sine(100, 1, 1, 16000));
        LevelSummary summary = levels.Finish();

        Assert.Equal(0, summary.PeakDbfs!.Value, 5);
        Assert.Equal(-3.0103, summary.RmsDbfs!.Value, 4);
        Assert.Equal(3.0103, summary.CrestFactorDb!.Value, 4);
        Assert.Equal(0, summary.DcOffset!.Value, 6);
        Assert.Equal(2 / Math.PI, summary.MeanMagnitude!.Value, 3);
    }

    [Fact]
    public void SquareWaveWithOffsetIsExact()
    {
        short[] samples = [.. Enumerable.Range(0, 1000).Select(n => n % 2 == 0 ? (short)12288 : (short)-4096)];
        LevelStatistics levels = new();
        levels.Add(samples);
        LevelSummary summary = levels.Finish();

        Assert.Equal(0.125, summary.DcOffset);
        Assert.Equal(20 * Math.Log10(0.375), summary.PeakDbfs!.Value, 12);
        Assert.Equal(10 * Math.Log10(((0.375 * 0.375) + (0.125 * 0.125)) / 2), summary.RmsDbfs!.Value, 12);
        Assert.Equal(0.25, summary.MeanMagnitude);
        Assert.Equal((Math.Log(0.375) + Math.Log(0.125)) / 2, summary.MeanLogMagnitude!.Value, 12);
        Assert.Equal(4, summary.BitsInUse);
    }

    [Fact]
    public void IntegersAreExactHoweverTheyCome() =>
        Prop.ForAll<short[], int>((samples, seed) =>
        {
            LevelStatistics levels = new();
            levels.Add([1, 2, 3, -30000, 32767]);
            levels.Reset();
            TestSignals.FeedInPieces<short>(samples, seed, levels.Add);
            LevelSummary summary = levels.Finish();
            if (samples.Length == 0)
                return summary.DcOffset is null && summary.RmsDbfs is null;

            double rms = Math.Sqrt(samples.Average(x => (double)x * x)) / 32768;
            bool silent = rms == 0;
            int distinct = samples.Distinct().Count(x => levels.CountOf(x) == samples.Count(y => y == x));
            return summary.SampleCount == samples.Length
                && distinct == samples.Distinct().Count()
                && Near(summary.DcOffset, samples.Average(x => (double)x) / 32768)
                && Near(summary.PeakDbfs, silent ? null : 20 * Math.Log10(samples.Max(x => Math.Abs((double)x)) / 32768))
                && Near(summary.RmsDbfs, silent ? null : 20 * Math.Log10(rms))
                && Near(summary.MeanMagnitude, silent ? null : samples.Average(x => Math.Abs((double)x)) / 32768);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void FloatsAgreeWithIntegers() =>
        Prop.ForAll<short[], int>((samples, seed) =>
        {
            LevelStatistics integers = new(), floats = new();
            integers.Add(samples);
            TestSignals.FeedInPieces<float>(TestSignals.ToFloat(samples), seed, floats.Add);
            LevelSummary exact = integers.Finish(), found = floats.Finish();
            return exact.BitsInUse == found.BitsInUse
                && Near(exact.PeakDbfs, found.PeakDbfs, 1e-5)
                && Near(exact.RmsDbfs, found.RmsDbfs, 1e-4)
                && Near(exact.DcOffset, found.DcOffset, 1e-6)
                && Near(exact.MeanMagnitude, found.MeanMagnitude, 1e-6)
                && Near(exact.MeanLogMagnitude, found.MeanLogMagnitude, 1e-4);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void DigitalSilenceIsLeftOutOfTheMeansOfMagnitude()
    {
        short[] speech = [.. Enumerable.Range(1, 400).Select(n => (short)(n * 3))];
        LevelStatistics alone = new(), padded = new();
        alone.Add(speech);
        padded.Add(new short[5000]);
        padded.Add(speech);

        Assert.Equal(alone.Finish().MeanMagnitude!.Value, padded.Finish(5000).MeanMagnitude!.Value, 12);
        Assert.Equal(alone.Finish().MeanLogMagnitude!.Value, padded.Finish(5000).MeanLogMagnitude!.Value, 12);
        Assert.True(padded.Finish().MeanLogMagnitude < alone.Finish().MeanLogMagnitude - 3);
    }

    [Fact]
    public void OneRecordingHasOneKindOfSample()
    {
        LevelStatistics levels = new();
        levels.Add(new short[4]);

        Assert.Throws<InvalidOperationException>(() => levels.Add(new float[4]));
    }

    [Fact]
    public void AgreesWithFfmpegAstatsOnSpeech()
    {
        foreach (string path in TestSignals.Prompts(every: 60))
        {
            LevelStatistics levels = new();
            levels.Add(TestSignals.ReadPrompt(path));
            LevelSummary summary = levels.Finish();
            string report = System.Text.Encoding.UTF8.GetString(Peer.Run(
                "ffmpeg", "-nostdin", "-v", "error", "-i", path, "-af", "astats=metadata=1,ametadata=print:file=-", "-f", "null", "-"));

            // Its full scale is 32767.
            double scaleDb = 20 * Math.Log10(32767 / 32768.0);
            Assert.Equal(Last(report, "Peak_level") + scaleDb, summary.PeakDbfs!.Value, 1e-5);
            Assert.Equal(Last(report, "RMS_level") + scaleDb, summary.RmsDbfs!.Value, 1e-5);
        }
    }

    private static double Last(string report, string key)
    {
        string marker = $"lavfi.astats.1.{key}=";
        int start = report.LastIndexOf(marker, StringComparison.Ordinal) + marker.Length;
        return double.Parse(report.AsSpan(start, report.IndexOf('\n', start) - start), CultureInfo.InvariantCulture);
    }

    private static bool Near(double? a, double? b, double tolerance = 1e-9) =>
        a is null ? b is null : b is not null && Math.Abs(a.Value - b.Value) <= tolerance;
}
