using System.Collections.Concurrent;
using System.Security.Cryptography;
using AsrDataTools.Audio;

namespace AsrDataTools.Cluster;

/// <summary>Keeps the rows of a manifest on disk, and of each only what is needed to cut them: its length there, and its seconds.</summary>
internal sealed class RowSpooler(string path) : IDisposable
{
    private readonly FileStream _stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<int> _lengths = [];
    private readonly List<double> _seconds = [];
    private readonly List<(int Row, string Path, double Start)> _unknown = [];
    private string? _digest;

    public int Count => _lengths.Count;

    /// <summary>Bytes of each row.</summary>
    public IReadOnlyList<int> Lengths => _lengths;

    /// <summary>SHA-256 of all rows.</summary>
    public string Digest => _digest ??= Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Add(JobRow row)
    {
        byte[] line = [.. row.Line, (byte)'\n'];
        _stream.Write(line);
        _hash.AppendData(line);
        _lengths.Add(line.Length);
        _seconds.Add(Math.Max(0, row.Seconds ?? 0)); // A span that ends before it begins is the worker's to report.
        if (row.Seconds is null && row.AudioPath is { } audio) _unknown.Add((Count - 1, audio, row.StartSeconds));
    }

    /// <summary>Seconds of each row: as declared, else by the header of its recording; 0 where neither tells, which the worker then says why.</summary>
    public double[] Seconds(RawAudioFormat? raw, int threads, CancellationToken cancellation)
    {
        ConcurrentDictionary<string, double> known = new(StringComparer.Ordinal);
        ParallelOptions options = new() { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.ForEach(_unknown.Select(row => row.Path).Distinct(StringComparer.Ordinal), options, audio => known[audio] = Length(audio, raw, cancellation));
        double[] seconds = [.. _seconds];
        foreach ((int row, string audio, double start) in _unknown) seconds[row] = Math.Max(0, known[audio] - start);
        return seconds;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _digest ??= Convert.ToHexStringLower(_hash.GetCurrentHash());
        _hash.Dispose();
    }

    private static double Length(string audio, RawAudioFormat? raw, CancellationToken cancellation)
    {
        try
        {
            using AudioReader reader = AudioFile.Open(audio, new AudioOpenOptions { Raw = raw, Cancellation = cancellation });
            return reader.Format.DurationSeconds ?? 0;
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            // Its trouble is the worker's to report, once, with the row.
            return 0;
        }
    }
}
