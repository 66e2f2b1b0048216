using System.Globalization;
using System.Text;
using System.Text.Json;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// Streams speaker embeddings: CSV with the id first and the numbers after it, or in one column as a list; or JSON Lines with an
/// id and an array of numbers.
/// </summary>
public static class EmbeddingFile
{
    private static readonly string[] Ids = ["id", "utt", "utt_id", "utterance", "utterance_id", "key"];
    private static readonly string[] Vectors = ["embedding", "vector", "xvector", "dvector", "ivector", "emb"];

    /// <summary>The embeddings, each with its place for messages.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="report">Takes the trouble with one row (<c>EmbeddingInvalid</c>).</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the file cannot be opened.</exception>
    public static IEnumerable<(string Id, float[] Vector, string Place)> Read(string path, Action<SpeechDataException> report)
    {
        byte[] opening = ManifestFile.ReadOpening(path);
        bool json = Encoding.UTF8.GetString(opening).TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('{');
        return json ? OfJsonLines(path, report) : OfTable(path, opening, report);
    }

    private static IEnumerable<(string, float[], string)> OfJsonLines(string path, Action<SpeechDataException> report)
    {
        using LineReader reader = new(ManifestFile.OpenRead(path));
        while (reader.Read())
        {
            if (reader.Line.IsEmpty && !reader.IsTooLong) continue;
            string place = FormattableString.Invariant($"'{path}', line {reader.LineNumber}");
            (string Id, float[] Vector)? row = null;
            try
            {
                row = OfJson(reader.Line);
            }
            catch (JsonException exception)
            {
                report(Invalid(path, place, $"is no JSON object ({JsonText.What(exception)})", reader.LineNumber));
                continue;
            }

            if (row is { } found) yield return (found.Id, found.Vector, place);
            else report(Invalid(path, place, $"has no id ({string.Join(", ", Ids)}) with an array of numbers ({string.Join(", ", Vectors)})", reader.LineNumber));
        }
    }

    private static (string Id, float[] Vector)? OfJson(ReadOnlySpan<byte> line)
    {
        using JsonDocument document = WellFormedJson.Parse(Encoding.UTF8.GetString(line));
        string? id = null;
        float[]? vector = null;
        if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (id is null && Ids.Contains(property.Name, StringComparer.OrdinalIgnoreCase)) id = JsonText.Of(property.Value);
            else if (property.Value.ValueKind == JsonValueKind.Array && Vectors.Contains(property.Name, StringComparer.OrdinalIgnoreCase)
                && property.Value.EnumerateArray().All(value => value.ValueKind == JsonValueKind.Number)) vector = [.. property.Value.EnumerateArray().Select(value => value.GetSingle())];
        }

        return id is null || vector is null ? null : (id, vector);
    }

    private static IEnumerable<(string, float[], string)> OfTable(string path, byte[] opening, Action<SpeechDataException> report)
    {
        string header = Encoding.UTF8.GetString(opening).Split('\n')[0];
        char separator = new[] { ',', ';', '\t' }.MaxBy(candidate => header.Count(c => c == candidate));
        using DelimitedReader reader = new(ManifestFile.OpenRead(path), opening, separator, literalQuotes: false);
        bool first = true;
        while (reader.Read())
        {
            float[]? vector = reader.Problem is null ? Numbers(reader) : null;
            string place = FormattableString.Invariant($"'{path}', line {reader.LineNumber}");
            // A first row without numbers is a header.
            if (vector is not null) yield return (Encoding.UTF8.GetString(reader[0]), vector, place);
            else if (!first) report(Invalid(path, place, "is no id with numbers after it", reader.LineNumber));
            first = false;
        }
    }

    private static float[]? Numbers(DelimitedReader reader)
    {
        if (reader.Count < 2) return null;
        IEnumerable<string> texts = reader.Count == 2
            ? Encoding.UTF8.GetString(reader[1]).Trim('[', ']', ' ').Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries)
            : Enumerable.Range(1, reader.Count - 1).Select(column => Encoding.UTF8.GetString(reader[column])).ToArray();
        List<float> numbers = [];
        foreach (string text in texts)
        {
            if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number)) return null;
            numbers.Add(number);
        }

        return numbers.Count == 0 ? null : [.. numbers];
    }

    private static SpeechDataException Invalid(string path, string place, string what, long line) =>
        new("EmbeddingInvalid", SpeechDataProblem.InvalidData, $"{place} {what}. The row is left out.", path) { Line = line };
}
