using Microsoft.Win32.SafeHandles;

namespace AsrDataTools.Audio;

/// <summary>
/// A file that is read: the one way in which recordings are opened, and files that are hashed. Opened once and looked at once; its first
/// bytes are kept, since headers are read in small pieces. Faults that pass are waited for (<see cref="PassingFault"/>), and the limit of
/// the run is kept (<see cref="StorageUse"/>). Not for several threads at a time.
/// </summary>
internal sealed class StoredFile : IDisposable
{
    // What one worker reads before another has its turn, where there is a limit.
    private const int Turn = 1 << 17;

    private readonly StorageCalls _calls;
    private readonly ReadLimiter? _limiter;
    private readonly CancellationToken _cancellation;
    private readonly byte[] _head = [];
    private readonly DateTime _modified;
    private SafeFileHandle? _file;

    private StoredFile(string path, StorageCalls calls, CancellationToken cancellation)
    {
        Path = path;
        _calls = calls;
        _cancellation = cancellation;
        _limiter = StorageUse.Current?.Limiter;
        try
        {
            (_file, Length, _modified) = Persist();
            byte[] head = new byte[(int)Math.Min(Length, AudioSignature.HeadLength)];
            int read = ReadStored(head, 0);
            _head = read == head.Length ? head : head[..read];
        }
        catch
        {
            _file?.Dispose();
            throw;
        }
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Bytes, when it was opened; 0 for what is no ordinary file.</summary>
    public long Length { get; }

    /// <summary>Its first bytes: <see cref="AudioSignature.HeadLength"/>, or all.</summary>
    public ReadOnlySpan<byte> Head => _head;

    /// <param name="path">Absolute.</param>
    /// <param name="cancellation">Also ends waiting.</param>
    /// <param name="calls">The operating system's unless given.</param>
    /// <exception cref="IOException">It cannot be opened; or <see cref="UnauthorizedAccessException"/>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static StoredFile Open(string path, CancellationToken cancellation, StorageCalls? calls = null) => new(path, calls ?? StorageCalls.System, cancellation);

    /// <summary>Fills the target from that place, up to the end of the file.</summary>
    /// <returns>Bytes read; fewer than asked for only at the end.</returns>
    /// <exception cref="IOException">They cannot be read, also after further attempts; or <see cref="UnauthorizedAccessException"/>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public int Read(Span<byte> target, long offset)
    {
        int done = 0;
        if (offset < _head.Length)
        {
            done = (int)Math.Min(target.Length, _head.Length - offset);
            _head.AsSpan((int)offset, done).CopyTo(target);
        }

        return done + ReadStored(target[done..], offset + done);
    }

    /// <summary>For another program that is about to read the file by itself: waits as long as reading the rest of it may take.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void TakeAll()
    {
        for (long done = _head.Length; done < Length; done += Turn) _limiter?.Take(Math.Min(Turn, Length - done), _cancellation);
    }

    public void Dispose() => _file?.Dispose();

    private int ReadStored(Span<byte> target, long offset)
    {
        int done = 0;
        while (done < target.Length)
        {
            Span<byte> turn = target[done..];
            if (_limiter is not null)
            {
                turn = turn[..Math.Min(turn.Length, Turn)];
                _limiter.Take((int)Math.Clamp(Length - offset - done, 1, turn.Length), _cancellation);
            }

            int read = ReadOnce(turn, offset + done);
            if (read == 0) break;
            done += read;
        }

        return done;
    }

    private int ReadOnce(Span<byte> target, long offset)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                // What a server no longer knows must be opened anew.
                if (attempt > 0) Reopen();
                int read = _calls.Read(_file!, target, offset);

                // A mount that has lost its server may say that the file ends here (sshfs, once it is connected again).
                return read > 0 || offset >= Length ? read : throw PassingFault.EarlyEnd(Length);
            }
            catch (IOException fault) when (PassingFault.Is(fault))
            {
                WaitAfter(fault, attempt);
            }
        }
    }

    private (SafeFileHandle File, long Length, DateTime Modified) Persist()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return OpenAndLook();
            }
            catch (IOException fault) when (PassingFault.Is(fault))
            {
                WaitAfter(fault, attempt);
            }
        }
    }

    private void WaitAfter(IOException fault, int attempt)
    {
        if (attempt == PassingFault.Waits.Count) throw PassingFault.Lasting(fault);
        _calls.Wait(PassingFault.Waits[attempt], _cancellation);
    }

    private void Reopen()
    {
        (SafeFileHandle file, long length, DateTime modified) = OpenAndLook();
        if (length != Length || modified != _modified)
        {
            file.Dispose();
            throw new IOException("it was changed or replaced while it was read");
        }

        _file!.Dispose();
        _file = file;
    }

    private (SafeFileHandle File, long Length, DateTime Modified) OpenAndLook()
    {
        SafeFileHandle file = _calls.Open(Path);
        try
        {
            return (file, RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file));
        }
        catch (NotSupportedException)
        {
            // A pipe, a socket, a terminal: nothing that could be read from any place.
            return (file, 0, default);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
