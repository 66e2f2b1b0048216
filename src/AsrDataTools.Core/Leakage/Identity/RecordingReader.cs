using AsrDataTools.Audio;

namespace AsrDataTools.Leakage;

/// <summary>Reads headers and bytes of many files at once.</summary>
internal static class RecordingReader
{
    /// <summary>Opens every file once. What cannot be opened is reported and has no format.</summary>
    public static Dictionary<string, RecordingFacts> Read(IReadOnlyList<string> paths, LeakageInput input)
    {
        Dictionary<string, RecordingFacts> facts = new(paths.Count, StringComparer.Ordinal);
        RecentValues<AudioFormat> formats = new();
        ParallelWork.Each("Opening recordings", paths, path => path, (path, cancellation) => new RecordingFacts(path) { Format = formats.Share(input.Options.Header(path, cancellation)), Bytes = new FileInfo(path).Length }, input, (path, opened, trouble) =>
        {
            facts[path] = opened ?? new RecordingFacts(path);
            if (trouble is not null) input.Report(trouble);
        });
        return facts;
    }

    /// <summary>Fills in the hash of each file.</summary>
    public static void Hash(IReadOnlyList<RecordingFacts> files, LeakageInput input) => ParallelWork.Each("Comparing files", files, file => file.Path, (file, cancellation) => input.Options.Hash(file.Path, cancellation), input, (file, hash, trouble) =>
    {
        file.Hash = hash;
        if (trouble is not null) input.Report(trouble);
    });

    /// <summary>What the header, or the decoder, says of a recording.</summary>
    /// <exception cref="SpeechDataException">It cannot be opened.</exception>
    public static AudioFormat Header(string path, CancellationToken cancellation)
    {
        using AudioReader reader = AudioFile.Open(path, new AudioOpenOptions { Cancellation = cancellation });
        return reader.Format;
    }

    /// <summary>SHA-256 of a file in hexadecimal.</summary>
    public static string HashOf(string path, CancellationToken cancellation) => Convert.ToHexStringLower(FileHash.Of(path, cancellation));
}
