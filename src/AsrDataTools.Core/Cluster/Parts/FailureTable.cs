using AsrDataTools.Corpus.Manifests;
using Parquet;
using Parquet.Schema;

namespace AsrDataTools.Cluster;

/// <summary>The rows of a shard that failed, in Parquet.</summary>
internal static class FailureTable
{
    private static readonly DataField<long> Row = new(nameof(ShardFailure.Row));
    private static readonly DataField<string> Path = new(nameof(ShardFailure.Path), true);
    private static readonly DataField<string> ErrorId = new(nameof(ShardFailure.ErrorId), false);
    private static readonly DataField<string> Problem = new(nameof(ShardFailure.Problem), false);
    private static readonly DataField<string> Message = new(nameof(ShardFailure.Message), false);

    public static void Write(string path, IReadOnlyList<ShardFailure> failures, PartMarks marks) =>
        WholeFile.Write(path, stream => WriteAsync(stream, failures, marks).GetAwaiter().GetResult());

    /// <exception cref="SpeechDataException">The file is damaged or not there (<c>PartForeign</c>).</exception>
    public static (PartMarks? Marks, IReadOnlyList<ShardFailure> Failures) Read(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using ParquetSource source = new(file);
            return ReadAsync(source).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or UnauthorizedAccessException))
        {
            // The library answers damage with many kinds of exceptions; all mean that this is no part of ours.
            throw JobErrors.PartForeign([path]);
        }
    }

    private static async Task WriteAsync(Stream stream, IReadOnlyList<ShardFailure> failures, PartMarks marks)
    {
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(Row, Path, ErrorId, Problem, Message), stream, null, false, default).ConfigureAwait(false);
        writer.CustomMetadata = marks.ToMetadata();
        if (failures.Count == 0) return;
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync<long>(Row, failures.Select(failure => failure.Row).ToArray().AsMemory(), null, null, default).ConfigureAwait(false);
        await group.WriteAsync(Path, [.. failures.Select(failure => failure.Path!)], null).ConfigureAwait(false);
        await group.WriteAsync(ErrorId, [.. failures.Select(failure => failure.ErrorId)], null).ConfigureAwait(false);
        await group.WriteAsync(Problem, [.. failures.Select(failure => failure.Problem.ToString())], null).ConfigureAwait(false);
        await group.WriteAsync(Message, [.. failures.Select(failure => failure.Message)], null).ConfigureAwait(false);
    }

    private static async Task<(PartMarks? Marks, IReadOnlyList<ShardFailure> Failures)> ReadAsync(ParquetSource source)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(source, null, true, default).ConfigureAwait(false);
        List<ShardFailure> failures = [];
        for (int index = 0; index < reader.RowGroupCount; index++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(index);
            int count = (int)group.RowCount;
            long[] rows = new long[count];
            source.Turn(group, reader.Schema.DataFields[0]);
            await group.ReadAsync<long>(reader.Schema.DataFields[0], rows.AsMemory(), null, default).ConfigureAwait(false);
            string?[] paths = await TextsAsync(source, group, reader.Schema.DataFields[1], count).ConfigureAwait(false);
            string?[] ids = await TextsAsync(source, group, reader.Schema.DataFields[2], count).ConfigureAwait(false);
            string?[] problems = await TextsAsync(source, group, reader.Schema.DataFields[3], count).ConfigureAwait(false);
            string?[] messages = await TextsAsync(source, group, reader.Schema.DataFields[4], count).ConfigureAwait(false);
            for (int i = 0; i < count; i++) failures.Add(new(rows[i], paths[i], ids[i]!, Enum.Parse<SpeechDataProblem>(problems[i]!), messages[i]!));
        }

        return (reader.CustomMetadata is { } metadata ? PartMarks.Of(metadata) : null, failures);
    }

    private static async Task<string?[]> TextsAsync(ParquetSource source, ParquetRowGroupReader group, DataField field, int count)
    {
        string?[] texts = new string?[count];
        source.Turn(group, field);
        await group.ReadAsync(field, texts.AsMemory(), null, default).ConfigureAwait(false);
        return texts;
    }
}
