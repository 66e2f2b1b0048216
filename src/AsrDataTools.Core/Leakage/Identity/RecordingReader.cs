using System.Security.Cryptography;
using AsrDataTools.Audio;

namespace AsrDataTools.Leakage;

/// <summary>Reads headers and bytes of many files at once.</summary>
internal static class RecordingReader
{
    /// <summary>Opens every file once. What cannot be opened is reported and has no format.</summary>
    public static Dictionary<string, RecordingFacts> Read(IReadOnlyList<string> paths, LeakageInput input)
    {
        Dictionary<string, RecordingFacts> facts = new(paths.Count, StringComparer.Ordinal);
        ParallelWork.Each("Opening recordings", paths, path => path, Open, input, (path, opened, trouble) =>
        {
            facts[path] = opened ?? new RecordingFacts(path);
            if (trouble is not null) input.Report(trouble);
        });
        return facts;
    }

    /// <summary>Fills in the hash of each file.</summary>
    public static void Hash(IReadOnlyList<RecordingFacts> files, LeakageInput input) => ParallelWork.Each("Comparing files", files, file => file.Path, HashOf, input, (file, hash, trouble) =>
    {
        file.Hash = hash;
        if (trouble is not null) input.Report(trouble);
    });

    private static RecordingFacts Open(string path, CancellationToken cancellation)
    {
        using AudioReader reader = AudioFile.Open(path, new AudioOpenOptions { Cancellation = cancellation });
        return new RecordingFacts(path) { Format = reader.Format, Bytes = new FileInfo(path).Length };
    }

    private static string HashOf(RecordingFacts file, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using FileStream stream = new(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
