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
    /// <param name="holds">Whether a text can be a value; any that a text table can hold unless given.</param>
    /// <param name="holdsFurther">Whether a further column has a place; any unless given.</param>
    /// <param name="losses">Counts what is left out; one of its own unless given.</param>
    public DelimitedSink(string temporaryPath, string finalPath, ManifestWriteOptions options, char separator, Func<UtteranceField, string?> nameOf,
        Func<string, bool>? holds = null, Func<string, bool>? holdsFurther = null, ManifestLosses? losses = null)
    {
        Losses = losses ?? new ManifestLosses();
        _temporaryPath = temporaryPath;
        _finalPath = finalPath;
        _separator = separator;
        // A value with both would look like rows between two stray quotes.
        if (separator == '\t') holds ??= value => HoldableText.InTable(value) && !(value.Contains('\t') && value.Contains('\n'));
        _special = SearchValues.Create([separator, '"', '\r', '\n']);
        _spool = new TableSpool(
            temporaryPath + ".rows", Path.GetDirectoryName(finalPath)!, options.AbsolutePaths, nameOf, holds ?? HoldableText.InTable, Losses, holdsFurther);
    }

    public ManifestLosses Losses { get; }

    public void Write(SpeechUtterance utterance) => _spool.Add(utterance);

    /// <summary>As <see cref="TableSpool.Add"/>.</summary>
    public void Write(SpeechUtterance utterance, IEnumerable<(string Name, string Value)>? own, Func<UtteranceField, bool>? implied) =>
        _spool.Add(utterance, own, implied);

    public void Complete(CancellationToken cancellation)
    {
        using StreamWriter writer = new(ManifestFile.Create(_temporaryPath, _finalPath), Encoding, 1 << 16);
        WriteRow(writer, [.. _spool.Columns().Select(column => column.Name)]);
        foreach (string?[] row in _spool.Rows(cancellation)) WriteRow(writer, row);
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
