using System.Text.Json;
using AsrDataTools.Leakage;

namespace AsrDataTools.Cluster;

/// <summary>The fingerprints of a shard: an index as any other, and beside it a file of the part's marks, which an index has no place for. The marks come last.</summary>
internal static class IndexPart
{
    /// <summary>The index that lies beside the marks.</summary>
    public static string IndexOf(string path) => Path.ChangeExtension(path, ".fpx");

    /// <param name="path">Of the marks.</param>
    /// <param name="fingerprints">Of each row of the shard, in order; null where it failed.</param>
    public static void Write(
        string path, IReadOnlyList<IReadOnlyList<(FingerprintItem Item, AudioFingerprint Fingerprint)>?> fingerprints, PartMarks marks, CancellationToken cancellation)
    {
        string index = IndexOf(path);
        using (FingerprintIndexBuilder builder = new(index))
        {
            foreach ((FingerprintItem item, AudioFingerprint fingerprint) in fingerprints.SelectMany(row => row ?? [])) builder.Add(item, fingerprint);
            builder.Complete(cancellation);
        }

        // On the disk before the marks say that it is.
        using (FileStream written = new(index, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
        PartMarks own = marks with { Content = FingerprintIndexHeader.StampOf(index) };
        WholeFile.Write(path, stream => stream.Write(JobJson.Line(own)));
    }

    /// <summary>Null where the marks or the index are not there.</summary>
    /// <exception cref="SpeechDataException">The marks are damaged, or the index is another (<c>PartForeign</c>).</exception>
    public static PartMarks? Marks(string path)
    {
        string index = IndexOf(path);
        if (!File.Exists(path) || !File.Exists(index)) return null;
        PartMarks marks;
        try
        {
            marks = JobJson.Line<PartMarks>(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            throw JobErrors.PartForeign([path]);
        }

        return marks.Content is { } content && content == FingerprintIndexHeader.StampOf(index) ? marks : throw JobErrors.PartForeign([index]);
    }

    /// <summary>Opens the index, and checks it to its last byte.</summary>
    /// <exception cref="SpeechDataException">It is damaged (<c>PartForeign</c>).</exception>
    public static FingerprintIndex Open(string path)
    {
        string index = IndexOf(path);
        try
        {
            return FingerprintIndex.Open(index);
        }
        catch (SpeechDataException exception) when (exception.Problem == SpeechDataProblem.InvalidData)
        {
            throw JobErrors.PartForeign([index]);
        }
    }
}
