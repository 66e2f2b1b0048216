using System.Buffers;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Governance.Consent;

/// <summary>
/// A ledger of consent: JSON Lines to which records are only ever added, each bearing the hash of the one before. Any number of
/// processes may add to it at once. What <see cref="Append"/> has returned is on the disk; a power cut leaves at most one last line
/// without an end, which the next writer takes away.
/// </summary>
/// <param name="path">The file; made with the first record.</param>
/// <param name="clock">The time of the records; the system's unless given.</param>
public sealed class ConsentLedger(string path, TimeProvider? clock = null)
{
    private const int WriteBytes = 1 << 22;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    private static ReadOnlySpan<byte> LineEnd => "\n"u8;

    /// <summary>Absolute path of the file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>How long to wait for other writers.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads and checks a ledger.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">A head of before: the ledger must still begin with what it stood for.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>What it says. Whoever decides by it asks for <see cref="ConsentSnapshot.Fault"/> first; <see cref="ConsentSnapshot.Status"/> refuses otherwise.</returns>
    /// <exception cref="SpeechDataException">The file is not there or cannot be read (<c>LedgerUnreadable</c>). Tampering is no exception.</exception>
    public static ConsentSnapshot Read(string path, LedgerHead? expected = null, CancellationToken cancellation = default) =>
        new LedgerReader(System.IO.Path.GetFullPath(path), expected, TimeProvider.System).Read(cancellation);

    /// <summary>Whether a file begins with a record of a ledger.</summary>
    /// <param name="path">The file; absolute.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor by this user.</exception>
    public static bool IsLedger(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.ReadByte() != '{') return false;
        file.Position = 0;
        if (!new LedgerLines(file, file.Length).TryRead(out ReadOnlySpan<byte> line, out _)) return false;
        try
        {
            _ = new RecordParser().Parse(line);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Adds records, in this order and with none of other writers between them, and waits until they are on the disk.</summary>
    /// <param name="entries">What to record. All are checked first: none is written where one is refused.</param>
    /// <param name="cancellation">Ends the wait for other writers.</param>
    /// <returns>The records as written.</returns>
    /// <exception cref="SpeechDataException">
    /// An entry makes no sense (<c>ConsentRecordInvalid</c>); other writers do not end (<c>LedgerBusy</c>); the last record is damaged
    /// (<c>LedgerDamaged</c>); the storage refuses (<c>StorageFailed</c>, <c>AccessDenied</c>), and the ledger is as it was.
    /// </exception>
    public LedgerAppend Append(IEnumerable<ConsentEntry> entries, CancellationToken cancellation = default)
    {
        List<ConsentEntry> checkedEntries = [];
        foreach (ConsentEntry entry in entries)
        {
            entry.Check();
            checkedEntries.Add(entry);
        }

        if (checkedEntries.Count == 0) return new LedgerAppend([], 0);
        try
        {
            using IDisposable turn = LedgerLock.Take(Path, Timeout, cancellation);
            return Write(checkedEntries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.Explain(exception, Path)!;
        }
    }

    private LedgerAppend Write(List<ConsentEntry> entries)
    {
        // Unbuffered: what a full disk refuses must not be written by the disposal.
        using FileStream file = new(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        LedgerTail tail = LedgerTail.Read(file, Path);
        try
        {
            List<ConsentRecord> written = Write(file, tail, entries);
            file.Flush(flushToDisk: true);
            DurableFolder.Flush(System.IO.Path.GetDirectoryName(Path)!);
            return new LedgerAppend(written, tail.TornBytes);
        }
        catch (IOException)
        {
            // A full disk may have taken part of a record: what was not acknowledged goes.
            file.SetLength(tail.GoodLength);
            throw;
        }
    }

    private List<ConsentRecord> Write(FileStream file, LedgerTail tail, List<ConsentEntry> entries)
    {
        RecordText text = new();
        ArrayBufferWriter<byte> lines = new();
        if (tail.TornBytes > 0) file.SetLength(tail.GoodLength);
        file.Position = tail.GoodLength;
        if (tail.LacksEnd) lines.Write(LineEnd);
        Sha256Digest previous = tail.Last?.Digest ?? default;
        long sequence = tail.Last?.Sequence ?? 0;
        DateTimeOffset now = WholeMilliseconds(_clock.GetUtcNow());
        List<ConsentRecord> written = new(entries.Count);
        foreach (ConsentEntry entry in entries)
        {
            ConsentRecord record = ToRecord(entry, ++sequence, now, previous);
            record = record with { Digest = previous = text.HashOf(record) };
            lines.Write(text.Write(record));
            lines.Write(LineEnd);
            written.Add(record);
            if (lines.WrittenCount < WriteBytes) continue;
            file.Write(lines.WrittenSpan);
            lines.ResetWrittenCount();
        }

        file.Write(lines.WrittenSpan);

        return written;
    }

    private static ConsentRecord ToRecord(ConsentEntry entry, long sequence, DateTimeOffset now, Sha256Digest previous) => new()
    {
        Speaker = entry.Speaker,
        Action = entry.Action,
        LawfulBasis = entry.LawfulBasis,
        Jurisdiction = entry.Jurisdiction,
        Purpose = entry.Purpose,
        Scope = entry.Scope,
        EffectiveFrom = entry.EffectiveFrom,
        ExpiresAt = entry.ExpiresAt,
        Evidence = entry.Evidence,
        Sequence = sequence,
        RecordedAt = now,
        PreviousDigest = previous,
    };

    // The form in the file has no finer time, and what is returned is what stands there.
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
