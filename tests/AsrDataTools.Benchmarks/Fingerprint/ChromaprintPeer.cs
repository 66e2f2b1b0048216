using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>Chromaprint's raw fingerprints, by fpcalc, and the least bit error over all alignments.</summary>
internal static class ChromaprintPeer
{
    /// <summary>32 bits every 0.124 s; empty for what is too short; null where fpcalc is not installed.</summary>
    public static uint[]? Fingerprint(float[] samples, int sampleRate)
    {
        string path = Path.Combine(Path.GetTempPath(), $"asrdata-benchmark-{Guid.NewGuid():N}.wav");
        try
        {
            using (WaveWriter writer = new(path, sampleRate))
            {
                writer.Write([.. samples.Select(x => (short)Math.Clamp(Math.Round(x * 32768.0), short.MinValue, short.MaxValue))]);
                writer.Complete();
            }

            using Process process = Process.Start(new ProcessStartInfo("fpcalc", ["-raw", "-length", "0", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> complaints = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = complaints.Result;

            // It exits with 3 beside a valid result.
            string? line = output.Split('\n').FirstOrDefault(text => text.StartsWith("FINGERPRINT=", StringComparison.Ordinal))?["FINGERPRINT=".Length..];
            return string.IsNullOrEmpty(line) ? [] : [.. line.Split(',').Select(word => uint.Parse(word, CultureInfo.InvariantCulture))];
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Over all places of the query in the recording; 1 where the recording is shorter than the query.</summary>
    public static double BitErrorRate(uint[] query, uint[] indexed)
    {
        double best = 1;
        for (int offset = 0; offset <= indexed.Length - query.Length && query.Length > 0; offset++)
        {
            int errors = 0;
            for (int i = 0; i < query.Length; i++)
                errors += BitOperations.PopCount(query[i] ^ indexed[i + offset]);
            best = Math.Min(best, errors / (32.0 * query.Length));
        }

        return best;
    }
}
