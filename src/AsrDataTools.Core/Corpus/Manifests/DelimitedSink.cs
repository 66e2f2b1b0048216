using System.Buffers;
using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Writes rows with a header line (RFC 4180, but lines end in a line feed).</summary>
internal sealed class DelimitedSink : IManifestSink
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _temporaryPath;
    private readonly string _finalPath;
    private readonly char _separator;
    private readonly SearchValues<char> _special;
    private readonly TableSpool _spool;

    /// <param name="separator">Stands between values.</param>
    /// <param name="nameOf">Name of a field's column; null for a field that the format has no place for.</param>
    public DelimitedSink(string temporaryPath, string finalPath, ManifestWriteOptions options, char separator, Func<UtteranceField, string?> nameOf)
    {
        _temporaryPath = temporaryPath;
        _finalPath = finalPath;
        _separator = separator;
        _special = SearchValues.Create([separator, '"', '\r', '\n']);
        _spool = new TableSpool(
            temporaryPath + ".rows", Path.GetDirectoryName(finalPath)!, options.AbsolutePaths, nameOf, HoldableText.InTable, Losses);
    }

    public ManifestLosses Losses { get; } = new();

    public void Write(SpeechUtterance utterance) => _spool.Add(utterance);

    public void Complete()
    {
        using StreamWriter writer = new(ManifestFile.Create(_temporaryPath, _finalPath), Encoding, 1 << 16);
        WriteRow(writer, [.. _spool.Columns().Select(column => column.Name)]);
        foreach (string?[] row in _spool.Rows()) WriteRow(writer, row);
    }

    public void Dispose() => _spool.Dispose();

    private void WriteRow(StreamWriter writer, string?[] values)
    {
        for (int column = 0; column < values.Length; column++)
        {
            if (column > 0) writer.Write(_separator);
            string value = values[column] ?? string.Empty;
            if (value.Length == 0 || (value[0] != ' ' && value[^1] != ' ' && value.AsSpan().IndexOfAny(_special) < 0))
            {
                writer.Write(value);
                continue;
            }

            writer.Write('"');
            writer.Write(value.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }

        writer.Write('\n');
    }
}
