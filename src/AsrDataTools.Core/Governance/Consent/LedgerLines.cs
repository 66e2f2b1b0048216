namespace AsrDataTools.Governance.Consent;

/// <summary>The lines of a ledger one by one, in one buffer. Not for several threads at once.</summary>
/// <param name="source">Read from where it stands.</param>
/// <param name="length">Bytes to read at most: what a writer adds meanwhile is not looked at.</param>
internal sealed class LedgerLines(Stream source, long length)
{
    /// <summary>No record comes near: every text of one at its longest.</summary>
    public const int LongestLine = 1 << 20;

    private byte[] _buffer = new byte[1 << 18];
    private long _unread = length;
    private int _start;
    private int _end;

    /// <summary>Takes the next line.</summary>
    /// <param name="line">Its bytes without the end; valid until the next call.</param>
    /// <param name="isTerminated">False for a last line without an end.</param>
    /// <returns>False where there is none.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool isTerminated)
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0 || _end - _start > LongestLine)
            {
                int bytes = found >= 0 ? searched + found : _end - _start;
                return Take(bytes, isTerminated = found >= 0, out line);
            }

            searched = _end - _start;
            if (!Fill()) return Take(searched, isTerminated = false, out line) && searched > 0;
        }
    }

    private bool Take(int bytes, bool isTerminated, out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_start, bytes);
        _start += bytes + (isTerminated ? 1 : 0);
        return true;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        int read = source.Read(_buffer, _end, (int)Math.Min(_buffer.Length - _end, _unread));
        _end += read;
        _unread -= read;
        return read > 0;
    }
}
