using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Reads the rows of one Parquet file as utterances. Lines are rows, counted from 1.</summary>
internal static class ParquetTable
{
    private const string EmbeddedColumn = "embedded_audio";

    /// <exception cref="SpeechDataException">The file is damaged (<c>ManifestUnreadable</c>), packed once more, or has no column of use.</exception>
    public static IEnumerable<SpeechUtterance> Read(string path, string? split, ManifestOptions options, Action<SpeechDataException> report)
    {
        using FileStream file = OpenSeekable(path);
        using ParquetSource source = Guard(path, 0, () => new ParquetSource(file));
        ParquetReader reader = Guard(path, 0, () => ParquetReader.CreateAsync(source, null, true, default).GetAwaiter().GetResult());
        Columns columns = Find(Guard(path, 0, () => reader.Schema), options, path);
        UtteranceBuilder builder = new(path, options.AudioRoot ?? Path.GetDirectoryName(path)!);
        EmbeddedAudio? extractor = options.ExtractAudio is { } folder ? new EmbeddedAudio(folder) : null;
        long number = 0;
        try
        {
            for (int group = 0; group < reader.RowGroupCount; group++)
            {
                ParquetRowGroupReader rows = Guard(path, number, () => reader.OpenRowGroupReader(group));
                Guard(path, number, () => columns.Load(source, rows, extractor is not null));
                for (int row = 0; row < rows.RowCount; row++)
                {
                    number++;
                    SpeechUtterance? utterance = null;
                    try
                    {
                        builder.Clear();
                        columns.Put(builder, row, number, extractor);
                        if (split is not null && !builder.Has(UtteranceField.Split)) builder.Set(UtteranceField.Split, split);
                        utterance = builder.Build(number);
                    }
                    catch (SpeechDataException exception)
                    {
                        report(exception);
                    }

                    if (utterance is not null) yield return utterance;
                }
            }
        }
        finally
        {
            columns.Dispose();
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static FileStream OpenSeekable(string path)
    {
        // Also says clearly that a file is not there or may not be read.
        using (Stream content = ManifestFile.OpenRead(path))
        {
            byte[] magic = new byte[4];
            content.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
            if (!magic.AsSpan().SequenceEqual("PAR1"u8)) throw ManifestErrors.File("ManifestUnreadable", path, "is not in Parquet: it does not begin with PAR1.");
        }

        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> opening = stackalloc byte[4];
        if (file.ReadAtLeast(opening, 4, throwOnEndOfStream: false) == 4 && opening.SequenceEqual("PAR1"u8))
        {
            file.Position = 0;
            return file;
        }

        file.Dispose();
        throw ManifestErrors.File("ManifestUnreadable", path, "is a Parquet file packed once more; unpack it first (Parquet is compressed in itself).");
    }

    private static void Guard(string path, long row, Action read) => Guard(path, row, () =>
    {
        read();
        return true;
    });

    // The library answers damage with many kinds of exceptions; all mean that no more rows can be had.
    private static T Guard<T>(string path, long row, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not (SpeechDataException or OutOfMemoryException))
        {
            throw ManifestErrors.File(
                "ManifestUnreadable", path, FormattableString.Invariant($"cannot be read beyond row {row}: it is damaged or cut off, or coded in a way that is not read here ({exception.Message})."), exception);
        }
    }

    private static Columns Find(ParquetSchema schema, ManifestOptions options, string path)
    {
        List<ParquetColumn> plain = [];
        ParquetColumn? bytes = null, name = null;
        foreach (Field top in schema.Fields)
        {
            switch (top)
            {
                case DataField { IsArray: false, MaxRepetitionLevel: 0 } field when field.ClrType != typeof(byte[]) && field.ClrType != typeof(ReadOnlyMemory<byte>):
                    plain.Add(new ParquetColumn(field.Name, field));
                    break;
                case StructField structure when structure.Fields.OfType<DataField>().FirstOrDefault(part => part.Name == "bytes") is { } embedded && bytes is null:
                    bytes = new ParquetColumn($"{structure.Name}.bytes", embedded);
                    if (structure.Fields.OfType<DataField>().FirstOrDefault(part => part.Name == "path") is { } named) name = new ParquetColumn($"{structure.Name}.path", named);
                    break;
                case StructField structure:
                    plain.AddRange(structure.Fields.OfType<DataField>().Where(part => part is { IsArray: false, MaxRepetitionLevel: 0 })
                        .Select(part => new ParquetColumn($"{structure.Name}.{part.Name}", part)));
                    break;
            }
        }

        UtteranceField?[] fields = ColumnNames.Assign([.. plain.Select(column => column.Name)], options.ColumnMap, path);
        if (bytes is not null || fields.Any(field => field is UtteranceField.AudioPath or UtteranceField.Text)) return new Columns(plain, fields, bytes, name);
        throw ManifestErrors.File(
            "ManifestColumnsUnknown",
            path,
            $"has no column for the audio path or the text among {string.Join(", ", plain.Select(column => $"'{column.Name}'"))}. Name one with -ColumnMap @{{ AudioPath = '<column>' }}.");
    }

    /// <summary>The columns that are read.</summary>
    private sealed class Columns(List<ParquetColumn> plain, UtteranceField?[] fields, ParquetColumn? bytes, ParquetColumn? name) : IDisposable
    {
        private bool _embedded;
        private bool _bytesLoaded;

        public void Load(ParquetSource source, ParquetRowGroupReader group, bool withBytes)
        {
            foreach (ParquetColumn column in plain) column.Load(source, group);
            name?.Load(source, group);
            // Recordings are large: they are not even read unless they are wanted.
            _embedded = bytes is not null && !bytes.IsEmptyIn(group);
            _bytesLoaded = _embedded && withBytes;
            if (_bytesLoaded) bytes!.Load(source, group);
        }

        public void Put(UtteranceBuilder builder, int row, long number, EmbeddedAudio? extractor)
        {
            for (int index = 0; index < fields.Length; index++)
            {
                if (fields[index] is { } field) plain[index].Put(builder, field, row);
                else builder.SetExtra(plain[index].Name, plain[index].Text(row));
            }

            if (bytes is null) return;
            string? named = name is not null && name.Has(row) ? name.Text(row).ToString() : null;
            if (!builder.Has(UtteranceField.Id)) builder.Set(UtteranceField.Id, named ?? string.Create(CultureInfo.InvariantCulture, $"row-{number}"));
            if (_bytesLoaded && bytes.Has(row)) builder.Set(UtteranceField.AudioPath, extractor!.Write(named, bytes.Bytes(row), number));
            else if (_bytesLoaded || !_embedded) builder.Set(UtteranceField.AudioPath, named);
            else builder.SetExtra(EmbeddedColumn, named ?? string.Create(CultureInfo.InvariantCulture, $"row {number}"));
        }

        public void Dispose()
        {
            foreach (ParquetColumn column in plain) column.Dispose();
            bytes?.Dispose();
            name?.Dispose();
        }
    }
}
