using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Splits UTF-8 text into lines, without copying them.</summary>
internal sealed class LineReader(Stream stream) : RecordBuffer(stream)
{
    /// <summary>Longest line, bytes.</summary>
    public const int LongestLine = 1 << 24;

    private int _lineStart;
    private int _lineLength;

    /// <summary>The current line, without its end; empty where it is too long. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Line => Bytes.Slice(_lineStart, _lineLength);

    /// <summary>Counted from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>The current line as text.</summary>
    /// <exception cref="FormatException">It is too long.</exception>
    public string Text => IsTooLong ? throw new FormatException($"the line is longer than {LongestLine >> 20} MiB") : Encoding.UTF8.GetString(Line);

    /// <summary>Whether the line is longer than <see cref="LongestLine"/>.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Goes to the next line. False at the end.</summary>
    /// <exception cref="SpeechDataException">The archive that the lines are in is damaged.</exception>
    public bool Read()
    {
        IsTooLong = false;
        int searched = 0;
        while (true)
        {
            int found = Bytes[(Start + searched)..].IndexOf((byte)'\n');
            if (found >= 0 || (AtEnd && End > Start))
            {
                int length = found >= 0 ? searched + found : End - Start;
                IsTooLong |= length > LongestLine;
                _lineStart = Start;
                _lineLength = IsTooLong ? 0 : length > 0 && Bytes[Start + length - 1] == '\r' ? length - 1 : length;
                Start = Math.Min(Start + length + 1, End);
                LineNumber++;
                return true;
            }

            if (AtEnd) return false;
            searched = End - Start;
            if (searched > LongestLine)
            {
                IsTooLong = true;
                Start = End;
                searched = 0;
            }

            if (!Fill() && IsTooLong && End == Start)
            {
                _lineStart = _lineLength = 0;
                LineNumber++;
                return true;
            }
        }
    }
}
