using System.Text.Json;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>
/// What was taken away, when, and by which state of the ledger, as JSON; contents stand for themselves by their hashes. No paths, ids or
/// pseudonyms: a certificate must not keep what it certifies to be gone.
/// </summary>
public static class RemovalCertificate
{
    /// <param name="path">Where to write, absolute; what is there is replaced when the new one is whole.</param>
    /// <param name="items">What was to go.</param>
    /// <param name="results">What became of it.</param>
    /// <param name="proof">What is left.</param>
    /// <param name="time">When.</param>
    /// <exception cref="IOException">The storage refuses.</exception>
    public static void Write(string path, IReadOnlyCollection<SpeechDataItem> items, IReadOnlyCollection<RemovalResult> results, AbsenceProof proof, DateTimeOffset time) =>
        WholeFile.Write(path, stream => Write(stream, items, results, proof, time));

    private static void Write(Stream stream, IReadOnlyCollection<SpeechDataItem> items, IReadOnlyCollection<RemovalResult> results, AbsenceProof proof, DateTimeOffset time)
    {
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("certificate", "AsrDataTools removal of speech data");
        json.WriteString("completedAt", time.UtcDateTime);
        json.WriteBoolean("complete", proof.IsComplete && results.All(result => result.Action != RemovalAction.Refused));
        json.WriteStartArray("ledgerHeads");
        foreach (string head in items.Select(item => item.LedgerHead).OfType<string>().Distinct().Order(StringComparer.Ordinal)) json.WriteStringValue(head);
        json.WriteEndArray();
        json.WriteNumber("filesSearchedAfterwards", proof.Files);
        json.WriteNumber("leftAfterwards", proof.Left.Count);
        json.WriteNumber("notSearchable", proof.Faults.Count);
        json.WriteStartArray("removed");
        foreach (IGrouping<(SpeechDataKind Kind, RemovalAction Action, string? Sha256Before, long? BytesBefore), RemovalResult> group in results
            .GroupBy(result => (result.Kind, result.Action, result.Sha256Before, result.BytesBefore))
            .OrderBy(group => group.Key.Kind).ThenBy(group => group.Key.Sha256Before, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("kind", group.Key.Kind.ToString());
            json.WriteString("action", group.Key.Action.ToString());
            json.WriteNumber("count", group.Count());
            if (group.Key.Sha256Before is not null) json.WriteString("sha256Before", group.Key.Sha256Before);
            if (group.Key.BytesBefore is { } bytes) json.WriteNumber("bytesBefore", bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
