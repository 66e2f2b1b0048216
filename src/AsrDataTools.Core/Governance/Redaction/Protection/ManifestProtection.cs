using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Redaction;

/// <summary>
/// Replaces personal data in the cells of a manifest: all that its rows say is searched first, then each cell that says the same is
/// written anew, and every other byte copied.
/// </summary>
internal static class ManifestProtection
{
    private static readonly HashSet<string> JsonEndings = new([".json", ".jsonl", ".ndjson"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes the copy.</summary>
    /// <param name="source">The manifest, absolute.</param>
    /// <param name="target">Where to; nothing is there yet.</param>
    /// <param name="redaction">Replaces, and keeps account.</param>
    /// <param name="seen">Gets the recording of each row that says what is said in it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="SpeechDataException">A row cannot be read, or the table not written (<c>ProtectionNotWritable</c>).</exception>
    public static void Write(string source, string target, TextRedaction redaction, Action<string> seen, CancellationToken cancellation)
    {
        string ending = Path.GetExtension(source);
        bool isJson = JsonEndings.Contains(ending);
        if (!isJson && ending.ToUpperInvariant() is not (".CSV" or ".TSV" or ".TAB")) throw NotWritable(source, $"is a table in {ending}, which is not written here. Export it to CSV or JSON Lines first");
        CellChanges cells = new(redaction.Names);
        foreach (SpeechUtterance row in SpeechManifest.Read(source, null, fault => throw NotWritable(source, $"has a row that cannot be read and would be lost; mend it first ({fault.Message.TrimEnd('.')})", fault)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (row is { AudioPath: { } audio, Text: not null }) seen(audio);
            foreach (PersonalDataField field in UtteranceFieldReader.Fields(row))
            {
                if (field.Name == nameof(SpeechUtterance.AudioPath)) redaction.Recording(row.AudioPath!, row.SourceLine);
                else if (redaction.Places(field with { Recording = row.AudioPath ?? field.Recording }, field.Name == nameof(SpeechUtterance.Text)) is { Count: > 0 } places) cells.Add(field.Text, TextRedaction.Replace(field.Text, places));
            }
        }

        using StreamReader reader = Open(source);
        using StreamWriter writer = new(target, append: false, new UTF8Encoding(false), 1 << 16);
        if (!isJson) DelimitedCopy.Write(reader, writer, Header(source), cells.Of, cancellation);
        else if (ending.Equals(".json", StringComparison.OrdinalIgnoreCase)) writer.Write(JsonCopy.Change(reader.ReadToEnd(), cells.Of, isIndented: true));
        else JsonCopy.WriteLines(reader, writer, cells.Of, cancellation);
    }

    private static string Header(string source)
    {
        using StreamReader reader = Open(source);
        return reader.ReadLine() ?? "";
    }

    private static StreamReader Open(string source) => new(ManifestFile.OpenRead(source), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);

    private static SpeechDataException NotWritable(string path, string why, Exception? inner = null) =>
        new("ProtectionNotWritable", SpeechDataProblem.InvalidData, $"'{path}' {why}. Nothing is written for it.", path, inner);
}
