namespace AsrDataTools.Governance.Consent;

/// <summary>The end of a ledger, as its next writer finds it.</summary>
/// <param name="Last">The last record; null in an empty ledger.</param>
/// <param name="GoodLength">Where the next record goes, bytes.</param>
/// <param name="TornBytes">Length of an unfinished line after it.</param>
/// <param name="LacksEnd">The last record is whole but for its line end.</param>
internal sealed record LedgerTail(ConsentRecord? Last, long GoodLength, long TornBytes, bool LacksEnd)
{
    private const int Chunk = 1 << 14;

    /// <summary>Reads the last one or two lines only, however long the ledger is.</summary>
    /// <exception cref="SpeechDataException">The last record is damaged: nothing may be built on it (<c>LedgerDamaged</c>).</exception>
    public static LedgerTail Read(FileStream file, string path)
    {
        byte[] tail = LastLines(file);
        long start = file.Length - tail.Length;
        int end = tail.AsSpan().LastIndexOf((byte)'\n') + 1;
        ReadOnlySpan<byte> unfinished = tail.AsSpan(end);
        int lineStart = end == 0 ? 0 : tail.AsSpan(0, end - 1).LastIndexOf((byte)'\n') + 1;
        ConsentRecord? last = end == 0 ? null : ParseLast(tail.AsSpan(lineStart, end - 1 - lineStart), path);
        if (unfinished.Length == 0) return new LedgerTail(last, file.Length, 0, false);
        return FollowOn(unfinished, last) is { } whole
            ? new LedgerTail(whole, file.Length, 0, true)
            : new LedgerTail(last, start + end, unfinished.Length, false);
    }

    /// <summary>The record of an unfinished last line, where nothing but its line end is missing.</summary>
    public static ConsentRecord? FollowOn(ReadOnlySpan<byte> unfinished, ConsentRecord? last)
    {
        try
        {
            ConsentRecord record = new RecordParser().Parse(unfinished);
            bool fits = record.Sequence == (last?.Sequence ?? 0) + 1 && record.PreviousDigest == (last?.Digest ?? default) && new RecordText().HashOf(record) == record.Digest;
            return fits ? record : null;
        }
        catch (FormatException)
        {
            return null; // Torn, as a power cut leaves it.
        }
    }

    private static ConsentRecord ParseLast(ReadOnlySpan<byte> line, string path)
    {
        string why;
        try
        {
            ConsentRecord record = new RecordParser().Parse(line);
            if (new RecordText().HashOf(record) == record.Digest) return record;
            why = "its content does not have the hash that it bears";
        }
        catch (FormatException exception)
        {
            why = exception.Message;
        }

        throw new SpeechDataException(
            "LedgerDamaged", SpeechDataProblem.InvalidData, $"Nothing can be added to '{path}': its last line is no sound record ({why}). See Test-ConsentLedger, and restore the ledger from a copy.", path);
    }

    // The last whole line and what follows it.
    private static byte[] LastLines(FileStream file)
    {
        for (long length = Math.Min(Chunk, file.Length); ; length = Math.Min(2 * length, file.Length))
        {
            byte[] tail = new byte[length];
            file.Position = file.Length - length;
            file.ReadExactly(tail);
            if (length == file.Length || length > 2 * LedgerLines.LongestLine || tail.AsSpan().Count((byte)'\n') >= 2) return tail;
        }
    }
}
