using System.Text;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Reads the lines of a tag file, ended by LF, CR or CRLF, without trusting their length.</summary>
internal static class BagText
{
    /// <summary>Characters of a line beyond which it is no path but an attack or another kind of file.</summary>
    public const int LongestLine = 64 * 1024;

    /// <summary>The lines with their numbers from 1; one that is too long comes as null.</summary>
    public static IEnumerable<(long Number, string? Text)> Lines(string path, Encoding encoding)
    {
        using StreamReader reader = new(path, encoding, detectEncodingFromByteOrderMarks: true, new FileStreamOptions { BufferSize = 1 << 16, Options = FileOptions.SequentialScan });
        StringBuilder line = new();
        bool tooLong = false, afterReturn = false, open = false;
        long number = 1;
        char[] buffer = new char[1 << 15];
        while (reader.Read(buffer) is > 0 and int read)
        {
            for (int at = 0; at < read; at++)
            {
                char c = buffer[at];
                bool second = c == '\n' && afterReturn;
                afterReturn = c == '\r';
                if (second) continue;
                if (c is '\n' or '\r')
                {
                    yield return (number++, tooLong ? null : line.ToString());
                    line.Clear();
                    open = tooLong = false;
                    continue;
                }

                open = true;
                if (line.Length < LongestLine) line.Append(c);
                else tooLong = true;
            }
        }

        if (open) yield return (number, tooLong ? null : line.ToString());
    }
}
