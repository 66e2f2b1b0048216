using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Takes rows out of a manifest: line by line where rows are lines, table by table in a Kaldi directory, else by writing the others anew.</summary>
internal static class ManifestRemoval
{
    private static readonly HashSet<string> LineFormats = new(["CSV", "TSV", "NeMo", "Lhotse", "CommonVoice"], StringComparer.Ordinal);

    // Where a Parquet table holds its recordings, rows bear this instead of a path.
    private const string EmbeddedAudio = "embedded_audio";

    /// <param name="path">The manifest, absolute; a folder for a data directory.</param>
    /// <param name="rows">What goes.</param>
    /// <param name="cancellation">Gives up before anything is changed.</param>
    /// <exception cref="SpeechDataException">It cannot be done without harm to the other rows (<c>RemovalRefused</c>).</exception>
    public static void Remove(string path, IReadOnlyCollection<SpeechDataItem> rows, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
        {
            KaldiRemoval.Remove(path, rows);
            return;
        }

        string format = ManifestFormats.Find(path, null).Name;
        if (LineFormats.Contains(format) && LineRemoval.IsPlain(path)) RemoveLines(path, format, rows);
        else WriteOthers(path, format, rows, cancellation);
    }

    private static void RemoveLines(string path, string format, IReadOnlyCollection<SpeechDataItem> rows)
    {
        HashSet<long> lines = [.. rows.Select(row => row.Row ?? throw new RemovalRefused(path, $"does not tell the line of '{row.Id}'"))];
        HashSet<(long, string)> going = [.. rows.Select(row => (row.Row!.Value, row.Id!))];
        // Lines that cannot be read stay; the proof of absence says that they are there.
        foreach (SpeechUtterance other in SpeechManifest.Read(path, new ManifestOptions { Format = format }, _ => { }))
        {
            // A cut of Lhotse may hold several speakers in one line.
            if (other.SourceLine is { } line && lines.Contains(line) && !going.Contains((line, other.Id)))
                throw new RemovalRefused(path, FormattableString.Invariant($"has '{other.Id}', which stays, in line {line} too. Split that line first"));
        }

        LineRemoval.Remove(path, lines, isQuoted: format is "CSV" or "TSV");
    }

    private static void WriteOthers(string path, string format, IReadOnlyCollection<SpeechDataItem> rows, CancellationToken cancellation)
    {
        HashSet<(long?, string?)> going = [.. rows.Select(row => (row.Row, row.Id))];
        CompactUtterances others = [.. Read(path, format).Where(row => !going.Contains((row.SourceLine, row.Id)))];
        if (others.FirstOrDefault(row => row.Extra.ContainsKey(EmbeddedAudio)) is { } holder)
            throw new RemovalRefused(path, $"holds recordings itself, that of '{holder.Id}' among them, which are not written anew. Import it with -ExtractAudio, export it, and delete it");
        if (others.Count == 0)
        {
            File.Delete(path);
            return;
        }

        SpeechManifestWriter writer;
        try
        {
            writer = SpeechManifestWriter.Open(path, new SpeechManifestWriterOptions { Format = format });
        }
        catch (SpeechDataException exception)
        {
            throw new RemovalRefused(path, $"is {format}, which is read but not written here. Export it to another format, and delete it", exception);
        }

        using (writer)
        {
            foreach (SpeechUtterance row in others) writer.Write(row);
            string losses = string.Join(", ", writer.Losses.Rows.Select(loss => loss.Key));
            if (losses.Length > 0) throw new RemovalRefused(path, $"would lose {losses} of the other rows if it were written anew. Export it to another format, and delete it");
            writer.Complete(cancellation);
        }
    }

    // A row that cannot be read would be lost.
    private static IEnumerable<SpeechUtterance> Read(string path, string format) => SpeechManifest.Read(
        path, new ManifestOptions { Format = format }, fault => throw new RemovalRefused(path, $"has a row that cannot be read; mend it first ({fault.Message.TrimEnd('.')})", fault));
}
