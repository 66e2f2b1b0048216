namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Looks up the lines of a table in the order of another. Where both are in the same order, as the sorted tables of a sound
/// directory are, one line at a time is held; where they are not, the lines passed over are kept until they are asked for.
/// </summary>
internal sealed class KaldiTable(string path) : IDisposable
{
    private readonly Dictionary<string, KaldiLine> _passed = new(StringComparer.Ordinal);
    private IEnumerator<KaldiLine>? _lines;
    private KaldiLine? _last;
    private bool _ended;

    public string Path => path;

    /// <summary>The table of that name; null where the folder has none.</summary>
    public static KaldiTable? Open(string folder, string name)
    {
        string path = System.IO.Path.Combine(folder, name);
        return File.Exists(path) ? new KaldiTable(path) : null;
    }

    /// <summary>The line with that key; null where there is none. Of several the first.</summary>
    public KaldiLine? Find(string key)
    {
        if (_last is { } last && last.Key == key) return last;
        if (_passed.Remove(key, out KaldiLine kept)) return _last = kept;
        while (Next() is { } line)
        {
            if (line.Key == key) return _last = line;
            _passed.TryAdd(line.Key, line);
        }

        return null;
    }

    /// <summary>The lines that nobody asked for (or that repeat another): how many, and the first of them.</summary>
    public (long Count, KaldiLine First) Unused()
    {
        long count = _passed.Count;
        KaldiLine? first = _passed.Count > 0 ? _passed.Values.MinBy(line => line.Number) : null;
        while (Next() is { } line)
        {
            if (line.Key == _last?.Key) continue;
            count++;
            first ??= line;
        }

        return (count, first ?? default);
    }

    public void Dispose() => _lines?.Dispose();

    private KaldiLine? Next()
    {
        if (_ended) return null;
        _lines ??= KaldiLine.Read(path).GetEnumerator();
        if (_lines.MoveNext()) return _lines.Current;
        _ended = true;
        return null;
    }
}
