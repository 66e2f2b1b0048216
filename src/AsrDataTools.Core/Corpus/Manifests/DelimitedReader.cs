namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Splits UTF-8 text into rows and values (RFC 4180; rows may end in LF, CRLF or, in old files, CR). A row whose quotes do not
/// match is told and ends with its first line, so that one stray quote never swallows the rows after it.
/// </summary>
internal sealed class DelimitedReader : RecordBuffer
{
    /// <summary>Longest row, bytes.</summary>
    public const int LongestRow = 1 << 22;

    private readonly byte _separator;
    private readonly byte _newline;
    private readonly bool _literalQuotes;
    private readonly List<Value> _values = [];
    private byte[] _unescaped = [];
    private long _linesRead;

    /// <param name="stream">Owned from here on.</param>
    /// <param name="opening">The first bytes, which tell how lines end.</param>
    /// <param name="separator">Stands between values.</param>
    /// <param name="literalQuotes">
    /// Whether quotes that do not match are taken as they stand, as tables with tabs have them, where quotes are seldom needed.
    /// </param>
    public DelimitedReader(Stream stream, ReadOnlySpan<byte> opening, char separator, bool literalQuotes)
        : base(stream)
    {
        _separator = (byte)separator;
        _newline = opening.Contains((byte)'\n') || !opening.Contains((byte)'\r') ? (byte)'\n' : (byte)'\r';
        _literalQuotes = literalQuotes;
    }

    private enum Outcome
    {
        Row,
        NeedsMore,
        Misquoted,
        Endless,
        TooLong,
    }

    /// <summary>Line, counted from 1, on which the current row starts.</summary>
    public long LineNumber { get; private set; }

    /// <summary>How many values the current row has.</summary>
    public int Count => _values.Count;

    /// <summary>What is wrong with the current row; null where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Goes to the next row that is not blank. False at the end.</summary>
    /// <exception cref="SpeechDataException">The archive that the rows are in is damaged.</exception>
    public bool Read()
    {
        while (true)
        {
            if (Start >= End && !Fill()) return false;
            LineNumber = _linesRead + 1;
            Problem = null;
            Outcome outcome = Parse(out int next);
            if (outcome == Outcome.NeedsMore)
            {
                Fill();
                continue;
            }

            if (outcome != Outcome.Row) next = SkipLine(outcome);
            Start = next;
            if (Problem is null && _values.Count == 1 && _values[0].Length == 0) continue;
            return true;
        }
    }

    /// <summary>A value of the current row, without its quotes. Valid until the next call.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            Value value = _values[index];
            ReadOnlySpan<byte> raw = Bytes.Slice(value.Start, value.Length);
            if (!value.IsEscaped) return raw;
            if (_unescaped.Length < raw.Length) _unescaped = new byte[raw.Length * 2];
            int length = 0;
            while (true)
            {
                int quote = raw.IndexOf((byte)'"');
                int keep = quote < 0 ? raw.Length : quote + 1;
                raw[..keep].CopyTo(_unescaped.AsSpan(length));
                length += keep;
                if (quote < 0) return _unescaped.AsSpan(0, length);
                raw = raw[(quote + 2)..];
            }
        }
    }

    // Either a whole row is at hand, or more is needed and the row is parsed anew: rows are short, the buffer is long.
    private Outcome Parse(out int next)
    {
        _values.Clear();
        ReadOnlySpan<byte> bytes = Bytes;
        int position = Start;
        int lines = 1;
        next = position;
        while (true)
        {
            if (position < bytes.Length && bytes[position] == '"')
            {
                Outcome outcome = ParseQuoted(bytes, position, out Value value, out int after, out int breaks);
                if (outcome == Outcome.Row)
                {
                    _values.Add(value);
                    lines += breaks;
                    if (after < bytes.Length && bytes[after] == _separator)
                    {
                        position = after + 1;
                        continue;
                    }

                    return EndRow(bytes, after, lines, out next);
                }

                if (!_literalQuotes || outcome == Outcome.NeedsMore) return outcome;
            }

            int length = bytes[position..].IndexOfAny(_separator, _newline);
            if (length < 0)
            {
                if (!AtEnd) return bytes.Length - Start > LongestRow ? Outcome.TooLong : Outcome.NeedsMore;
                length = bytes.Length - position;
            }

            int end = position + length;
            bool last = end == bytes.Length || bytes[end] == _newline;
            int trimmed = last && length > 0 && _newline == '\n' && bytes[end - 1] == '\r' ? length - 1 : length;
            _values.Add(new Value(position, trimmed, false));
            if (last) return EndRow(bytes, end, lines, out next);
            position = end + 1;
        }
    }

    private Outcome EndRow(ReadOnlySpan<byte> bytes, int end, int lines, out int next)
    {
        if (end < bytes.Length && bytes[end] == '\r' && _newline == '\n') end++;
        next = Math.Min(end + 1, bytes.Length);
        if (next - Start > LongestRow) return Outcome.TooLong;
        if (bytes[Start..next].Contains((byte)0)) Problem = "the row holds NUL bytes, so the file is damaged or no text";
        _linesRead += lines;
        return Outcome.Row;
    }

    private Outcome ParseQuoted(ReadOnlySpan<byte> bytes, int position, out Value value, out int after, out int breaks)
    {
        int from = position + 1;
        bool escaped = false;
        value = default;
        after = breaks = 0;
        while (true)
        {
            int quote = bytes[from..].IndexOf((byte)'"');
            if (quote < 0)
            {
                if (bytes.Length - Start > LongestRow) return Outcome.Endless;
                return AtEnd ? Outcome.Endless : Outcome.NeedsMore;
            }

            int end = from + quote;
            if (end + 2 >= bytes.Length && !AtEnd) return Outcome.NeedsMore;
            if (end + 1 < bytes.Length && bytes[end + 1] == '"')
            {
                escaped = true;
                from = end + 2;
                continue;
            }

            if (!ClosesAt(bytes, end + 1)) return Outcome.Misquoted;
            ReadOnlySpan<byte> content = bytes[(position + 1)..end];
            breaks = content.Count(_newline);
            // Whole rows between two stray quotes look like one value with tabs and line breaks in it.
            if (_literalQuotes && breaks > 0 && content.Contains(_separator)) return Outcome.Misquoted;
            value = new Value(position + 1, content.Length, escaped);
            after = end + 1;
            return Outcome.Row;
        }
    }

    private bool ClosesAt(ReadOnlySpan<byte> bytes, int position) =>
        position >= bytes.Length || bytes[position] == _separator || bytes[position] == _newline
        || (bytes[position] == '\r' && (position + 1 >= bytes.Length || bytes[position + 1] == _newline));

    // Leaves the row out with its first line, wherever its quotes would lead.
    private int SkipLine(Outcome outcome)
    {
        Problem = outcome switch
        {
            Outcome.Misquoted => "a quote within quotes is not doubled, or text follows a closing quote",
            Outcome.Endless => "a quote is opened and never closed",
            _ => $"the row is longer than {LongestRow >> 20} MiB",
        };
        while (true)
        {
            int length = Bytes[Start..].IndexOf(_newline);
            if (length >= 0)
            {
                _linesRead++;
                return Start + length + 1;
            }

            // Of a line that is far too long only the end is looked for.
            if (outcome == Outcome.TooLong) Start = End;
            if (Fill()) continue;
            _linesRead++;
            return End;
        }
    }

    private readonly record struct Value(int Start, int Length, bool IsEscaped);
}
