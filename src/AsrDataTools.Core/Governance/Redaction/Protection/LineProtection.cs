using System.Text;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Replaces personal data in the lines of a text; ends of lines stay as they are.</summary>
internal static class LineProtection
{
    /// <summary>Writes the copy.</summary>
    /// <param name="source">The text, absolute.</param>
    /// <param name="target">Where to.</param>
    /// <param name="redaction">Replaces, and keeps account.</param>
    /// <param name="recordingOf">The recording in which a line is heard, told its first word; null where there is none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="SpeechDataException">It is an archive, or a line is too long (<c>ProtectionNotWritable</c>).</exception>
    public static void Write(string source, string target, TextRedaction redaction, Func<string, string?> recordingOf, CancellationToken cancellation)
    {
        if (ManifestFile.ExtensionOf(source) != Path.GetExtension(source).ToLowerInvariant())
            throw new SpeechDataException("ProtectionNotWritable", SpeechDataProblem.InvalidData, $"'{source}' is an archive, which is not written here. Unpack it first. Nothing is written for it.", source);
        using StreamReader reader = new(ManifestFile.OpenRead(source), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        using StreamWriter writer = new(target, append: false, new UTF8Encoding(false), 1 << 16);
        StringBuilder line = new();
        char[] buffer = new char[1 << 16];
        long number = 1;
        int read;
        while ((read = reader.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<char> rest = buffer.AsSpan(0, read);
            while (rest.Length > 0)
            {
                int end = rest.IndexOf('\n');
                line.Append(end < 0 ? rest : rest[..end]);
                rest = end < 0 ? [] : rest[(end + 1)..];
                if (line.Length > FileFieldReader.LongestLine)
                    throw new SpeechDataException("ProtectionNotWritable", SpeechDataProblem.InvalidData, FormattableString.Invariant($"'{source}', line {number}: it is longer than {FileFieldReader.LongestLine:N0} signs. Nothing is written for it."), source) { Line = number };
                if (end < 0) continue;
                WriteLine();
                writer.Write('\n');
            }
        }

        WriteLine();

        void WriteLine()
        {
            if (line.Length > 0)
            {
                string text = line.ToString();
                string first = text.AsSpan().TrimStart().ToString().Split([' ', '\t'], 2)[0];
                string? recording = recordingOf(first);
                writer.Write(redaction.Text(new PersonalDataField { Text = text, Name = "Text", Path = source, Line = number, Recording = recording }, recording is not null));
            }

            line.Clear();
            number++;
        }
    }
}
