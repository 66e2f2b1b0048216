using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>
/// Data as a script: a page that is opened from a disk may load scripts, and nothing else. The content is one JSON value handed to one
/// function, with whatever could end the script or the line escaped.
/// </summary>
internal static class DataScript
{
    private const string Function = "explorerData";

    // Other scripts stay readable; <, >, &, quotes, U+2028, controls and lone surrogates are escaped or replaced.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <returns>Bytes written.</returns>
    public static long Write(string path, Action<Utf8JsonWriter> write)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        file.Write(System.Text.Encoding.UTF8.GetBytes($"{Function}("));
        using (Utf8JsonWriter json = new(file, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        file.Write(");\n"u8);
        return file.Length;
    }
}
