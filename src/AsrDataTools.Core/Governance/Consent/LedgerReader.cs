namespace AsrDataTools.Governance.Consent;

/// <summary>Reads a ledger once from beginning to end: chain, Merkle root, clocks, records.</summary>
internal sealed class LedgerReader(string path, LedgerHead? expected, TimeProvider clock)
{
    private const int CancellationStride = 4096;

    // As long as a writer needs that has just begun a line.
    private static readonly TimeSpan WriterPatience = TimeSpan.FromSeconds(5);

    private readonly MerkleTree _tree = new();
    private readonly ClockCheck _clocks = new(clock.GetUtcNow());
    private readonly List<ConsentRecord> _records = [];
    private LedgerFault? _headFault;

    /// <exception cref="SpeechDataException"><c>LedgerUnreadable</c>.</exception>
    public ConsentSnapshot Read(CancellationToken cancellation)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            return Read(file, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            SpeechDataProblem problem = exception is FileNotFoundException or DirectoryNotFoundException ? SpeechDataProblem.NotFound
                : exception is UnauthorizedAccessException ? SpeechDataProblem.AccessDenied : SpeechDataProblem.Storage;
            throw new SpeechDataException("LedgerUnreadable", problem, $"The ledger '{path}' cannot be read: {exception.Message}", path, exception);
        }
    }

    private ConsentSnapshot Read(FileStream file, CancellationToken cancellation)
    {
        // A writer may be in the middle of a line: what was whole when reading began is read, and the rest only after its turn.
        long length = WholeLength(file, cancellation);
        file.Position = 0;
        LedgerLines lines = new(file, length);
        ChainCheck chain = new(new RecordParser());
        CompareHead();
        long torn = 0;
        bool lacksEnd = false;
        while (lines.TryRead(out ReadOnlySpan<byte> line, out bool isTerminated))
        {
            if ((_tree.Size & (CancellationStride - 1)) == 0) cancellation.ThrowIfCancellationRequested();
            if (!isTerminated && line.Length <= LedgerLines.LongestLine)
            {
                if (chain.Fault is not null || LedgerTail.FollowOn(line, _records.LastOrDefault()) is null)
                {
                    torn = line.Length;
                    continue;
                }

                lacksEnd = true;
            }

            _tree.Add(line);
            CompareHead();
            if (chain.Take(line) is not { } record) continue;
            _clocks.Take(record);
            _records.Add(record);
        }

        LedgerHead head = new(_tree.Size, _tree.Root().ToString());
        return new ConsentSnapshot(path, head, _records, chain.Fault ?? _headFault ?? CutFault(), torn, lacksEnd, [.. _clocks.Findings(path)]);
    }

    private long WholeLength(FileStream file, CancellationToken cancellation)
    {
        long length = file.Length;
        if (length == 0 || EndsLine(file, length) || !File.Exists(LedgerLock.PathOf(path))) return length;
        try
        {
            using IDisposable turn = LedgerLock.Take(path, WriterPatience, cancellation);
            return file.Length;
        }
        catch (Exception exception) when (exception is SpeechDataException or UnauthorizedAccessException)
        {
            return length; // A reader without the right to write, or a writer without end: the line is shown as it stands.
        }
    }

    private static bool EndsLine(FileStream file, long length)
    {
        file.Position = length - 1;
        return file.ReadByte() == '\n';
    }

    private void CompareHead()
    {
        if (expected is null || expected.Size != _tree.Size || expected.Root == _tree.Root().ToString()) return;
        _headFault = new LedgerFault(
            LedgerFaultKind.Rewritten, null, null, $"The first {expected.Size} records are not those of the expected head: the ledger was rewritten, or the head is another ledger's.");
    }

    private LedgerFault? CutFault() => expected is not null && _tree.Size < expected.Size
        ? new LedgerFault(LedgerFaultKind.Cut, _tree.Size + 1, null, $"Entry {_tree.Size + 1} and what followed are missing: the expected head counts {expected.Size} records, the ledger has {_tree.Size}.")
        : null;
}
