using System.Globalization;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Coverage;

/// <summary>
/// Makes rows of named values, as scorers write them: words beside errors, beside substitutions, deletions and insertions, or
/// beside a rate. Case, dashes, dots and underscores in names do not matter.
/// </summary>
public static class WordErrorFields
{
    // A rate above is a percentage that does not say so.
    private const double HighestRate = 5;

    private static readonly Dictionary<string, WordErrorField> Own = new(StringComparer.Ordinal)
    {
        ["words"] = WordErrorField.Words,
        ["referencewords"] = WordErrorField.Words,
        ["refwords"] = WordErrorField.Words,
        ["wordcount"] = WordErrorField.Words,
        ["numwords"] = WordErrorField.Words,
        ["nwords"] = WordErrorField.Words,
        ["errors"] = WordErrorField.Errors,
        ["worderrors"] = WordErrorField.Errors,
        ["errorcount"] = WordErrorField.Errors,
        ["correct"] = WordErrorField.Correct,
        ["hits"] = WordErrorField.Correct,
        ["substitutions"] = WordErrorField.Substitutions,
        ["subs"] = WordErrorField.Substitutions,
        ["sub"] = WordErrorField.Substitutions,
        ["deletions"] = WordErrorField.Deletions,
        ["dels"] = WordErrorField.Deletions,
        ["del"] = WordErrorField.Deletions,
        ["insertions"] = WordErrorField.Insertions,
        ["ins"] = WordErrorField.Insertions,
        ["worderrorrate"] = WordErrorField.WordErrorRate,
        ["wer"] = WordErrorField.WordErrorRate,
        ["snrdb"] = WordErrorField.SnrDb,
        ["snr"] = WordErrorField.SnrDb,
    };

    private static readonly Dictionary<UtteranceField, WordErrorField> Shared = new()
    {
        [UtteranceField.Accent] = WordErrorField.Accent,
        [UtteranceField.Speaker] = WordErrorField.Speaker,
        [UtteranceField.Recording] = WordErrorField.Recording,
        [UtteranceField.Environment] = WordErrorField.Environment,
        [UtteranceField.Channel] = WordErrorField.Channel,
        [UtteranceField.DurationSeconds] = WordErrorField.DurationSeconds,
    };

    /// <summary>The field that a name stands for; null when it says nothing here.</summary>
    public static WordErrorField? Recognise(string name)
    {
        string plain = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        if (Own.TryGetValue(plain, out WordErrorField own)) return own;
        return ColumnNames.Recognise(name) is { } column && Shared.TryGetValue(column, out WordErrorField shared) ? shared : null;
    }

    /// <summary>Whether rows with these fields can say how many of how many words were wrong; the message says what is missing.</summary>
    public static string? Missing(IReadOnlyCollection<WordErrorField> fields)
    {
        bool words = fields.Contains(WordErrorField.Words) || new[] { WordErrorField.Correct, WordErrorField.Substitutions, WordErrorField.Deletions }.All(fields.Contains);
        bool errors = fields.Contains(WordErrorField.Errors) || fields.Contains(WordErrorField.WordErrorRate)
            || new[] { WordErrorField.Substitutions, WordErrorField.Deletions, WordErrorField.Insertions }.All(fields.Contains);
        return (words, errors) switch
        {
            (true, true) => null,
            (false, true) => "no number of reference words (Words, ReferenceWords)",
            (true, false) => "no errors: neither Errors, nor Substitutions, Deletions and Insertions, nor WordErrorRate",
            _ => "neither reference words (Words) nor errors (Errors, or Substitutions, Deletions and Insertions, or WordErrorRate)",
        };
    }

    /// <summary>One row. Names that say nothing are passed over; of several names for one field the first with a value counts.</summary>
    /// <param name="values">Names with values: texts, numbers, null.</param>
    /// <exception cref="FormatException">The row cannot be used; the message says why.</exception>
    public static WordErrorRow Row(IEnumerable<KeyValuePair<string, object?>> values)
    {
        Dictionary<WordErrorField, string> row = [];
        foreach ((string name, object? value) in values)
        {
            string? text = Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim();
            if (Recognise(name) is { } field && !string.IsNullOrEmpty(text)) row.TryAdd(field, text);
        }

        if (Missing(row.Keys) is string missing) throw new FormatException($"there is {missing}");
        double? substitutions = Count(row, WordErrorField.Substitutions), deletions = Count(row, WordErrorField.Deletions);
        double words = Count(row, WordErrorField.Words) ?? Count(row, WordErrorField.Correct)!.Value + substitutions!.Value + deletions!.Value;
        double errors = Count(row, WordErrorField.Errors)
            ?? substitutions + deletions + Count(row, WordErrorField.Insertions)
            ?? words * Rate(row[WordErrorField.WordErrorRate]);
        return new WordErrorRow
        {
            Words = words,
            Errors = errors,
            Accent = row.GetValueOrDefault(WordErrorField.Accent),
            Speaker = row.GetValueOrDefault(WordErrorField.Speaker),
            Recording = row.GetValueOrDefault(WordErrorField.Recording),
            Environment = row.GetValueOrDefault(WordErrorField.Environment) ?? row.GetValueOrDefault(WordErrorField.Channel),
            SnrDb = Number(row, WordErrorField.SnrDb),
            DurationSeconds = Count(row, WordErrorField.DurationSeconds),
        };
    }

    private static double Rate(string text)
    {
        bool isPercentage = text.EndsWith('%');
        double rate = Parse(WordErrorField.WordErrorRate, isPercentage ? text[..^1] : text) / (isPercentage ? 100 : 1);
        if (rate < 0) throw new FormatException($"WordErrorRate is {text}, below 0");
        return rate <= HighestRate ? rate : throw new FormatException($"WordErrorRate is {text}; it is errors per word, so 12.5 % is 0.125 (or write 12.5%)");
    }

    private static double? Count(Dictionary<WordErrorField, string> row, WordErrorField field) =>
        Number(row, field) is double number && number < 0 ? throw new FormatException($"{field} is {row[field]}, below 0") : Number(row, field);

    private static double? Number(Dictionary<WordErrorField, string> row, WordErrorField field) =>
        row.TryGetValue(field, out string? text) ? Parse(field, text) : null;

    private static double Parse(WordErrorField field, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new FormatException($"{field} is '{text}', not a number (decimals with a point)");
}
