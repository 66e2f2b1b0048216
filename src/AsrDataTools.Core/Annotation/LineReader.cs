using System.Buffers;
using System.Text;

namespace AsrDataTools.Annotation;

/// <summary>
/// Reads lines that end with LF, CR LF or CR, without making a string of each. A line that is too long is passed over without
/// being held.
/// </summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>Characters; far above any line of annotation, far below what hurts.</summary>
    public const int LongestLine = 1 << 24;

    private readonly StreamReader _reader;
    private char[] _buffer = ArrayPool<char>.Shared.Rent(1 << 15);
    private int _position;
    private int _filled;
    private bool _ended;
    private int _lineStart;
    private int _lineLength;

    public LineReader(string path, Encoding encoding) => _reader = AnnotationText.Open(path, encoding);

    /// <summary>The line last read, without its newline; valid until the next is read.</summary>
    public ReadOnlySpan<char> Line => _buffer.AsSpan(_lineStart, _lineLength);

    /// <summary>Its number, counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether it was longer than <see cref="LongestLine"/>; <see cref="Line"/> is then empty.</summary>
    public bool TooLong { get; private set; }

    /// <summary>The first newline of the file; null while there was none.</summary>
    public string? Newline { get; private set; }

    /// <summary>Whether the line last read ended without a newline.</summary>
    public bool OpenEnd { get; private set; }

    public bool Read()
    {
        TooLong = false;
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_position + searched, _filled - _position - searched).IndexOfAny('\n', '\r');
            if (found >= 0) return Take(searched + found);
            searched = _filled - _position;
            if (_ended) return TakeRest(searched);
            if (searched > LongestLine)
            {
                TooLong = true;
                _position = _filled;
                searched = 0;
            }

            Fill();
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
        (_position, _filled, _lineStart, _lineLength) = (0, 0, 0, 0);
    }

    private bool Take(int length)
    {
        int end = _position + length;
        bool carriage = _buffer[end] == '\r';
        if (carriage && end + 1 == _filled && !_ended)
        {
            Fill();
            end = _position + length;
        }

        string newline = !carriage ? "\n" : end + 1 < _filled && _buffer[end + 1] == '\n' ? "\r\n" : "\r";
        Newline ??= newline;
        OpenEnd = false;
        Set(TooLong ? 0 : length);
        _position = end + newline.Length;
        return true;
    }

    private bool TakeRest(int length)
    {
        if (length == 0 && !TooLong) return false;
        OpenEnd = true;
        Set(TooLong ? 0 : length);
        _position = _filled;
        return true;
    }

    private void Set(int length)
    {
        (_lineStart, _lineLength) = (_position, length);
        Number++;
    }

    // Keeps what is not yet read at the front and makes room behind it.
    private void Fill()
    {
        int kept = _filled - _position;
        if (_position > 0) _buffer.AsSpan(_position, kept).CopyTo(_buffer);
        (_position, _filled) = (0, kept);
        if (kept == _buffer.Length)
        {
            char[] larger = ArrayPool<char>.Shared.Rent(2 * _buffer.Length);
            _buffer.CopyTo(larger, 0);
            ArrayPool<char>.Shared.Return(_buffer);
            _buffer = larger;
        }

        int read = _reader.Read(_buffer, _filled, _buffer.Length - _filled);
        _filled += read;
        _ended = read == 0;
    }
}
