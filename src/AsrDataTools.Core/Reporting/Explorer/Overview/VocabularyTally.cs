using System.Text;
using System.Text.Json;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Text;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>Words and characters of the references, and how well each word is recognised.</summary>
internal sealed class VocabularyTally
{
    private const int Listed = 200;
    private const int ListedCharacters = 5000;

    private readonly BasicNormalizer _normalizer = new();
    private readonly Dictionary<string, long> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<Rune, (long Count, long Utterances, long Last)> _characters = [];
    private readonly Dictionary<string, (long Said, long Right)> _recognised = new(StringComparer.Ordinal);
    private long _utterances;
    private WordCounts _total;
    private WordCounts _characterTotal;

    public void Add(ExplorerEntry entry)
    {
        if (entry.Utterance.Text is { } text) Add(text);
        if (entry.Score is { } score) Add(score);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("vocabulary");
        json.WriteNumber("words", _words.Values.Sum());
        json.WriteNumber("types", _words.Count);
        json.WriteNumber("once", _words.Values.Count(count => count == 1));
        WriteRows(json, "frequent", _words.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(Listed).Select(word => (word.Key, word.Value, (long?)null)));
        WriteRows(json, "rare", _words.OrderBy(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(Listed).Select(word => (word.Key, word.Value, (long?)null)));
        WriteRows(json, "characters", _characters.OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key.Value).Take(ListedCharacters).Select(one => (one.Key.ToString(), one.Value.Count, (long?)one.Value.Utterances)));
        json.WriteNumber("characterTypes", _characters.Count);
        if (_recognised.Count > 0)
        {
            WriteRows(json, "missed", _recognised.Where(word => word.Value.Right < word.Value.Said).OrderByDescending(word => word.Value.Said - word.Value.Right)
                .ThenBy(word => word.Key, StringComparer.Ordinal).Take(Listed).Select(word => (word.Key, word.Value.Said, (long?)word.Value.Right)));
            WriteRates(json);
        }

        json.WriteEndObject();
    }

    private void Add(string text)
    {
        _utterances++;
        foreach (string word in _normalizer.Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)) _words[word] = _words.GetValueOrDefault(word) + 1;
        foreach (Rune rune in text.EnumerateRunes())
        {
            (long count, long utterances, long last) = _characters.GetValueOrDefault(rune);
            _characters[rune] = (count + 1, last == _utterances ? utterances : utterances + 1, _utterances);
        }
    }

    private void Add(UtteranceScore score)
    {
        _total += score.Words;
        _characterTotal += score.Characters;
        foreach (AlignedWord step in score.Alignment)
        {
            if (step.Reference is not { } word) continue;
            (long said, long right) = _recognised.GetValueOrDefault(word);
            _recognised[word] = (said + 1, step.Kind == EditKind.Correct ? right + 1 : right);
        }
    }

    private void WriteRates(Utf8JsonWriter json)
    {
        json.WriteStartObject("rates");
        Rate("wordErrorRate", _total.ErrorRate);
        Rate("characterErrorRate", _characterTotal.ErrorRate);
        Rate("wordMatchRate", _total.Words == 0 ? null : (double)_total.Correct / _total.Words);
        Rate("meanWordAccuracy", _recognised.Values.Average(word => (double)word.Right / word.Said));
        json.WriteEndObject();

        void Rate(string name, double? value)
        {
            if (value is { } number) json.WriteNumber(name, Math.Round(100 * number, 2));
        }
    }

    private static void WriteRows(Utf8JsonWriter json, string name, IEnumerable<(string Text, long Count, long? More)> rows)
    {
        json.WriteStartArray(name);
        foreach ((string text, long count, long? more) in rows)
        {
            json.WriteStartArray();
            json.WriteStringValue(text);
            json.WriteNumberValue(count);
            if (more is { } second) json.WriteNumberValue(second);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
