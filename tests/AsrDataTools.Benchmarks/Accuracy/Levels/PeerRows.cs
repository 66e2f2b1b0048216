using System.Globalization;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>Levels and loudness of prompts beside ffmpeg, sox and the definition of P.56 carried out sample by sample.</summary>
internal static class PeerRows
{
    private const int PromptsALanguage = 10;

    // ffmpeg's full scale of 16 bits is 32767.
    private static readonly double FfmpegScaleDb = 20 * Math.Log10(32767 / 32768.0);

    public static IEnumerable<AccuracyRow> All()
    {
        foreach (string language in Prompts.Languages)
        {
            IReadOnlyList<string> all = SpeechMaterial.Files(language, "wav");
            if (all.Count == 0)
            {
                yield return Prompts.Missing("ActiveLevelDbov", $"definition, {language}", $"asterisk-core-sounds-{language}-wav");
                continue;
            }

            string[] files = [.. all.Where((_, i) => i % (all.Count / PromptsALanguage) == 0 && SpeechMaterial.Samples(all[i]).Length > 8000)];
            foreach (AccuracyRow row in Rows(language, files))
                yield return row;
        }
    }

    private static IEnumerable<AccuracyRow> Rows(string language, string[] files)
    {
        List<double> p56 = [], activity = [], lufs = [], peak = [], rms = [], dc = [], soxPeak = [], soxRms = [], soxDc = [];
        bool hasFfmpeg = true, hasSox = true;
        foreach (string file in files)
        {
            AcousticProfile profile = SpeechMaterial.Profile(SpeechMaterial.Samples(file), 8000);
            if (profile.ActiveLevelDbov is double level && ActiveLevelDefinition.Measure(SpeechMaterial.Samples(file), 8000) is (double, double) truth)
            {
                p56.Add(Math.Abs(level - truth.Level));
                activity.Add(Math.Abs(profile.ActivityFactor!.Value - truth.Activity));
            }

            if (Ffmpeg.Measure(file, "astats=metadata=1") is { } ffmpeg)
            {
                peak.Add(Math.Abs(profile.PeakDbfs!.Value - (ffmpeg["astats.1.Peak_level"] + FfmpegScaleDb)));
                rms.Add(Math.Abs(profile.RmsDbfs!.Value - (ffmpeg["astats.1.RMS_level"] + FfmpegScaleDb)));
                dc.Add(Math.Abs(profile.DcOffset!.Value - (ffmpeg["astats.1.DC_offset"] * 32767 / 32768)));
                if (profile.LoudnessLufs is double loudness)
                    lufs.Add(Math.Abs(loudness - Ffmpeg.Measure(file, "aresample=48000,ebur128=metadata=1")!["r128.I"]));
            }
            else
            {
                hasFfmpeg = false;
            }

            if (SystemTool.Run("sox", file, "-n", "stat") is (_, string report))
            {
                double high = Sox(report, "Maximum amplitude"), low = Sox(report, "Minimum amplitude");
                soxPeak.Add(Math.Abs(Math.Pow(10, profile.PeakDbfs!.Value / 20) - Math.Max(high, -low)));
                soxRms.Add(Math.Abs(Math.Pow(10, profile.RmsDbfs!.Value / 20) - Sox(report, "RMS     amplitude")));
                soxDc.Add(Math.Abs(profile.DcOffset!.Value - Sox(report, "Mean    amplitude")));
            }
            else
            {
                hasSox = false;
            }
        }

        yield return Largest("ActiveLevelDbov", $"P.56 sample by sample, {language}", p56, "dB", 0.2);
        yield return Largest("ActivityFactor", $"P.56 sample by sample, {language}", activity, "", 0.01);
        if (hasFfmpeg)
        {
            yield return Largest("LoudnessLufs", $"ffmpeg ebur128 at 48 kHz, {language}", lufs, "LU", 0.1);
            yield return Largest("PeakDbfs", $"ffmpeg astats, {language}", peak, "dB", 0.001);
            yield return Largest("RmsDbfs", $"ffmpeg astats, {language}", rms, "dB", 0.001);
            yield return Largest("DcOffset", $"ffmpeg astats, {language}", dc, "", 1e-5);
        }
        else
        {
            yield return Prompts.Missing("LoudnessLufs", $"ffmpeg, {language}", "ffmpeg");
        }

        if (hasSox)
        {
            yield return Largest("PeakDbfs", $"sox stat, as amplitude, {language}", soxPeak, "", 1e-5);
            yield return Largest("RmsDbfs", $"sox stat, as amplitude, {language}", soxRms, "", 1e-5);
            yield return Largest("DcOffset", $"sox stat, {language}", soxDc, "", 1e-5);
        }
        else
        {
            yield return Prompts.Missing("PeakDbfs", $"sox, {language}", "sox");
        }
    }

    private static AccuracyRow Largest(string measure, string against, List<double> errors, string unit, double target)
    {
        double largest = errors.Count == 0 ? double.NaN : errors.Max();
        return new AccuracyRow(measure, against, "largest error", largest, unit, errors.Count, FormattableString.Invariant($"≤ {target}"), largest <= target);
    }

    private static double Sox(string report, string key)
    {
        int start = report.IndexOf(key, StringComparison.Ordinal) + key.Length + 1;
        return double.Parse(report.AsSpan(start, report.IndexOf('\n', start) - start).Trim(), CultureInfo.InvariantCulture);
    }
}
