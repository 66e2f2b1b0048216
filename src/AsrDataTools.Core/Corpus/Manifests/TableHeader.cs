using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>The column names in the first line of a table, by which formats tell their own.</summary>
internal static class TableHeader
{
    /// <summary>The names, trimmed, without quotes; empty where there is no line.</summary>
    public static string[] Of(ReadOnlySpan<byte> opening, char separator)
    {
        ReadOnlySpan<byte> line = opening.TrimStart("\r\n"u8);
        int end = line.IndexOfAny((byte)'\n', (byte)'\r');
        if (end >= 0) line = line[..end];
        return line.IsEmpty ? [] : [.. Encoding.UTF8.GetString(line).Split(separator).Select(name => name.Trim().Trim('"'))];
    }

    /// <summary>Whether all of the names are there, in any letter case.</summary>
    public static bool Has(string[] header, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (!header.Contains(name, StringComparer.OrdinalIgnoreCase)) return false;
        }

        return true;
    }
}
