using System.Text;

namespace AsrDataTools.Annotation;

/// <summary>The rows of a file: its lines, joined where the format has rows of several.</summary>
internal sealed class RowSource(RowFormat format, string path, Encoding encoding, RowContext context) : IDisposable
{
    /// <summary>Characters; a quote that is never closed must not swallow the file.</summary>
    private const int LongestRow = 1 << 17;

    private readonly LineReader _reader = new(path, encoding);
    private readonly StringBuilder _joined = new();
    private string _row = "";
    private int _number;
    private bool _ahead;

    /// <summary>The row last read; lines within end with <c>\n</c>. Valid until the next is read.</summary>
    public ReadOnlySpan<char> Line => format.JoinsLines ? _row : _reader.Line;

    /// <summary>The number of its first line, counted from 1.</summary>
    public int Number => format.JoinsLines ? _number : _reader.Number;

    public bool TooLong { get; private set; }

    public string? Newline => _reader.Newline;

    public bool OpenEnd => _reader.OpenEnd;

    public bool Read()
    {
        if (format.JoinsLines) return ReadJoined();
        bool read = _reader.Read();
        TooLong = _reader.TooLong;
        return read;
    }

    public void Dispose() => _reader.Dispose();

    private bool ReadJoined()
    {
        if (!_ahead && !_reader.Read()) return false;
        _ahead = false;
        _number = _reader.Number;
        TooLong = _reader.TooLong;
        _joined.Clear().Append(_reader.Line);
        _row = _joined.ToString();
        if (string.IsNullOrWhiteSpace(_row)) return true;
        while (_reader.Read())
        {
            if (!format.Continues(_row, _reader.Line, context))
            {
                _ahead = true;
                break;
            }

            TooLong |= _reader.TooLong || _joined.Length > LongestRow;
            if (TooLong) break;
            _joined.Append('\n').Append(_reader.Line);
            _row = _joined.ToString();
        }

        return true;
    }
}
