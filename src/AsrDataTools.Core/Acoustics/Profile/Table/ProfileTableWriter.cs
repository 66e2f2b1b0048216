namespace AsrDataTools.Acoustics;

/// <summary>
/// Saves profiles, in the format that the name ends in: Parquet for .parquet, JSON Lines for .jsonl, .ndjson and .json, else CSV. The file
/// takes its place when it is whole; until then, and when it never is, what was there stays.
/// </summary>
public sealed class ProfileTableWriter : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private readonly IProfileSink _sink;

    /// <param name="path">Absolute path of the table.</param>
    /// <exception cref="IOException">The storage refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public ProfileTableWriter(string path)
    {
        _path = path;
        _temporary = $"{path}.{Guid.NewGuid():N}.unfinished";
        _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        _sink = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PARQUET" => new ProfileParquetSink(_stream),
            ".JSONL" or ".NDJSON" or ".JSON" => new ProfileJsonSink(_stream),
            _ => new ProfileCsvSink(_stream),
        };
    }

    public void Add(AcousticProfile profile) => _sink.Add(profile);

    /// <summary>Puts the file in its place, durably.</summary>
    public void Complete()
    {
        _sink.Complete();
        if (_stream.CanWrite) _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        DurableFolder.Flush(Path.GetDirectoryName(_path)!);
    }

    /// <summary>Deletes what is unfinished.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // On a full disk what was not written yet fails once more; what there is of it is deleted anyway.
        }

        File.Delete(_temporary);
    }
}
