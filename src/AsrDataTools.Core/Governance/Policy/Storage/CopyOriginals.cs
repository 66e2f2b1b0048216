namespace AsrDataTools.Governance.Policy;

/// <summary>Files of one size whose ends are the same, of which copies are looked for. Safe for several threads at once, once all are added.</summary>
/// <param name="size">Bytes of each.</param>
/// <param name="first">Absolute path of the one that was judged first.</param>
internal sealed class CopyOriginals(long size, string first)
{
    private readonly Lock _byLock = new();
    private List<string>? _others;
    private Dictionary<UInt128, string>? _byDigest;

    /// <summary>Where the ends are the whole content, the first stands for all.</summary>
    public void Add(string path)
    {
        if (!FileEnds.AreWhole(size)) (_others ??= []).Add(path);
    }

    /// <summary>The one that was judged first of those with the same bytes; null where none has. Originals are read whole once, when a copy is first asked about.</summary>
    /// <param name="copy">Absolute path of a file with that size and these ends.</param>
    /// <exception cref="IOException">It or an original cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It or an original may not be read.</exception>
    public string? Of(string copy, CancellationToken cancellation)
    {
        if (FileEnds.AreWhole(size)) return first;
        lock (_byLock)
        {
            if (_byDigest is null)
            {
                Dictionary<UInt128, string> byDigest = [];
                foreach (string path in _others?.Prepend(first) ?? [first]) byDigest.TryAdd(FileEnds.DigestWhole(path, size, cancellation), path);
                _byDigest = byDigest;
            }
        }

        return _byDigest.GetValueOrDefault(FileEnds.DigestWhole(copy, size, cancellation));
    }
}
