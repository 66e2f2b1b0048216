using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>Chromaprint's raw fingerprints, by fpcalc, and the least bit error over all alignments.</summary>
internal static class ChromaprintPeer
{
    /// <summary>Fewest sub-fingerprints that two recordings may be compared on.</summary>
    private const int LeastOverlap = 2;

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

    /// <summary>1 where they cannot be compared.</summary>
    public static double BitErrorRate(uint[] query, uint[] indexed)
    {
        double best = 1;
        int overlap = Math.Min(query.Length, LeastOverlap);
        for (int offset = overlap - query.Length; offset <= indexed.Length - overlap && overlap > 0; offset++)
        {
            int from = Math.Max(0, -offset), to = Math.Min(query.Length, indexed.Length - offset), errors = 0;

            // A query within the recording is compared as a whole.
            if (to - from < Math.Min(query.Length, indexed.Length))
                continue;
            for (int i = from; i < to; i++)
                errors += BitOperations.PopCount(query[i] ^ indexed[i + offset]);
            best = Math.Min(best, errors / (32.0 * (to - from)));
        }

        return best;
    }
}
