using AsrDataTools.Audio;
namespace AsrDataTools.Catalog;

/// <summary>
/// Stands in for a catalog where there is none: what one reading of a recording gave aside waits in a temporary file for the one who asks for it in
/// the same run.
/// </summary>
internal sealed class MeasurementScratch : IMeasurements, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Path, string Key), (long Start, int Length)> _places = [];
    private readonly Dictionary<string, byte[]> _hashes = new(StringComparer.Ordinal);
    private FileStream? _file;
    private bool _isFull;

    /// <inheritdoc/>
    public byte[] GetOrMeasure(string path, string key, Func<Measured> measure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (Find((path, key)) is { } known) return known;
        Measured measured = measure();
        lock (_lock)
        {
            if (measured.Hash is { } hash) _hashes[path] = hash;
            foreach ((string other, byte[] data) in measured.Aside) Keep((path, other), data);
        }

        return measured.Data;
    }

    /// <inheritdoc/>
    public byte[] HashOf(string path, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_hashes.TryGetValue(path, out byte[]? known)) return known;
        }

        return FileHash.Of(path, cancellation);
    }

    public void Dispose() => _file?.Dispose();

    private byte[]? Find((string, string) key)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(key, out (long Start, int Length) place)) return null;
            byte[] data = new byte[place.Length];
            for (int done = 0; done < data.Length;)
            {
                int read = RandomAccess.Read(_file!.SafeFileHandle, data.AsSpan(done), place.Start + done);
                if (read == 0) throw new EndOfStreamException($"'{_file.Name}' became shorter.");
                done += read;
            }

            return data;
        }
    }

    private void Keep((string, string) key, byte[] data)
    {
        if (_isFull) return;
        try
        {
            _file ??= Create();
            long start = RandomAccess.GetLength(_file.SafeFileHandle);
            RandomAccess.Write(_file.SafeFileHandle, data, start);
            _places[key] = (start, data.Length);
        }
        catch (IOException)
        {
            // No room for it: whoever asks measures anew, which costs time and no result.
            _isFull = true;
        }
    }

    private static FileStream Create()
    {
        string path = Path.Combine(Path.GetTempPath(), $"asrdata-{Guid.NewGuid():N}.tmp");
        FileStream file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, 0, FileOptions.DeleteOnClose | FileOptions.RandomAccess);

        // A process that is killed closes nothing, but where an open file may lose its name it leaves nothing behind.
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }
}
