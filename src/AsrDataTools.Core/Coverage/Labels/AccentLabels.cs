using System.Text.RegularExpressions;
using AsrDataTools.Corpus;
using AsrDataTools.Text;

namespace AsrDataTools.Coverage;

/// <summary>
/// Brings accent labels, however written, to canonical ones (<see cref="AccentTag"/>): the user's map first, then codes in the style of
/// BCP 47, then names of regions and languages. What does not stand for one accent is said to be so and never guessed.
/// </summary>
public sealed partial class AccentLabels
{
    private readonly AccentMap _map;
    private readonly string _language;
    private readonly Dictionary<(string Raw, string? Language, string? Country), AccentLabel> _seen = [];

    /// <param name="map">The user's own labels.</param>
    /// <param name="language">Language of labels that do not name one ("Scottish"), where the row does not say either.</param>
    public AccentLabels(AccentMap? map = null, string language = "en")
    {
        _map = map ?? AccentMap.Empty;
        _language = LanguageOf(language) ?? language;
    }

    /// <summary>What a label stands for. The same label gives the same object; not for use by several threads at once.</summary>
    /// <param name="raw">The label as written; null for none.</param>
    /// <param name="language">Language of the row, in any writing: en, en-US, eng, English; null for unknown.</param>
    /// <param name="country">Country of the row, ISO 3166-1; completes labels that name only a first language.</param>
    public AccentLabel Normalize(string? raw, string? language = null, string? country = null)
    {
        (string, string?, string?) key = (raw ?? "", language, country);
        if (_seen.TryGetValue(key, out AccentLabel? label)) return label;
        return _seen[key] = Make(raw, LanguageOf(language), CountryOf(country));
    }

    /// <summary>What the label of an utterance stands for, with its language and the column <c>country</c> where there is one.</summary>
    public AccentLabel Normalize(SpeechUtterance utterance) => Normalize(
        utterance.Accent, utterance.Language, utterance.Extra.GetValueOrDefault("country") ?? utterance.Extra.GetValueOrDefault("Country"));

    /// <summary>The accent part of a cell with several labels is split at <c>| , ; /</c>, but not within parentheses.</summary>
    internal static IReadOnlyList<string> Split(string text)
    {
        List<string> parts = [];
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            bool atEnd = i == text.Length;
            if (!atEnd && text[i] == '(') depth++;
            if (!atEnd && text[i] == ')') depth = Math.Max(0, depth - 1);
            if (!atEnd && (depth > 0 || text[i] is not ('|' or ',' or ';' or '/'))) continue;
            string part = text[start..i].Trim();
            if (part.Length > 0) parts.Add(part);
            start = i + 1;
        }

        return parts;
    }

    private AccentLabel Make(string? raw, string? language, string? country)
    {
        if (string.IsNullOrWhiteSpace(raw)) return new(raw, null, AccentLabelStatus.Unlabelled);
        string? repaired = Mojibake.Repair(raw);
        string text = (repaired ?? raw).Trim();
        string? remark = repaired is null ? null : $"damaged encoding, read as '{text}'";
        Reader reader = new(language ?? _language, language is not null, country);
        AccentLabel label = Mapped(raw, raw, reader) ?? Mapped(text, raw, reader) ?? Plain(text, raw, reader);
        if (Mojibake.HasLosses(raw)) remark = "characters were lost when the file was made";
        return remark is null ? label : label with { Remark = label.Remark is null ? remark : $"{remark}; {label.Remark}" };
    }

    private AccentLabel? Mapped(string text, string raw, Reader reader)
    {
        if (_map.Find(text) is not { } target) return null;
        if (target.Equals(nameof(AccentLabelStatus.Multiple), StringComparison.OrdinalIgnoreCase)) return new(raw, null, AccentLabelStatus.Multiple, "by the map");
        if (target.Equals(nameof(AccentLabelStatus.Ambiguous), StringComparison.OrdinalIgnoreCase)) return new(raw, null, AccentLabelStatus.Ambiguous, "by the map");
        if (AccentTag.Parse(target) is { } tag) return new(raw, tag.ToString(), AccentLabelStatus.Known, "by the map");
        (AccentLabelStatus status, AccentTag? named, _) = reader.Read(target);
        return status == AccentLabelStatus.Unlabelled
            ? new(raw, null, status, "by the map")
            : new(raw, named?.ToString() ?? target, AccentLabelStatus.Known, "by the map");
    }

    private AccentLabel Plain(string text, string raw, Reader reader)
    {
        (AccentLabelStatus status, AccentTag? tag, string? why) = reader.Read(text);
        if (status != AccentLabelStatus.Unrecognised) return new(raw, tag?.ToString(), status, why);
        IReadOnlyList<string> parts = Split(text);
        return parts.Count > 1 ? Several(parts, raw, reader) : new(raw, text, AccentLabelStatus.Unrecognised);
    }

    private AccentLabel Several(IReadOnlyList<string> parts, string raw, Reader reader)
    {
        List<AccentLabel> labels = [.. parts.Select(part => Mapped(part, raw, reader) ?? Single(part, raw, reader)).Where(label => label.Status != AccentLabelStatus.Unlabelled)];
        if (labels.Count == 0) return new(raw, null, AccentLabelStatus.Unlabelled);
        List<string> accents = [.. labels.Where(label => label.Status == AccentLabelStatus.Known).Select(label => label.Accent!).Distinct(StringComparer.OrdinalIgnoreCase)];
        List<AccentTag?> tags = [.. accents.Select(AccentTag.Parse)];
        int finest = accents.Count == 1 ? 0 : tags.FindIndex(tag => tag is not null && tags.All(other => other is not null && tag.IsWithin(other)));
        // "German English, non native" is one accent: the second part says what the first implies.
        bool agree = finest >= 0 && labels.All(label =>
            label.Status == AccentLabelStatus.Known || (label.Status == AccentLabelStatus.Ambiguous && tags[finest]?.FirstLanguage is not null));
        if (agree) return new(raw, accents[finest], AccentLabelStatus.Known, labels.Count > 1 ? "the most specific of several that agree" : null);
        return new(raw, null, AccentLabelStatus.Multiple, $"holds {string.Join(" and ", labels.Select((label, i) => label.Accent ?? $"'{label.Remark}'").Distinct())}");
    }

    private static AccentLabel Single(string part, string raw, Reader reader)
    {
        (AccentLabelStatus status, AccentTag? tag, string? why) = reader.Read(part);
        return new(raw, status == AccentLabelStatus.Unrecognised ? $"'{part}'" : tag?.ToString(), status, status == AccentLabelStatus.Ambiguous ? part : why);
    }

    private static string? LanguageOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string first = NotLetters().Split(text.Trim())[0].ToLowerInvariant();
        return AccentVocabulary.Default.Language(AccentVocabulary.Key(text)) ?? AccentVocabulary.Default.Language(first) ?? (first.Length is 2 or 3 ? first : null);
    }

    private static string? CountryOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string code = text.Trim().ToUpperInvariant();
        return code.Length == 2 && AccentVocabulary.Default.IsRegion(code) ? code : AccentVocabulary.Default.Region(AccentVocabulary.Key(text));
    }

    [GeneratedRegex("[^A-Za-z]+")]
    private static partial Regex NotLetters();

    /// <summary>Reads one label without several parts.</summary>
    private readonly record struct Reader(string Language, bool IsDeclared, string? Country)
    {
        // Say that an accent is meant, not which.
        private static readonly HashSet<string> Filling =
            ["accent", "accents", "accented", "dialect", "variety", "speaker", "speakers", "from", "with", "the", "a", "an"];

        private static AccentVocabulary Names => AccentVocabulary.Default;

        public (AccentLabelStatus Status, AccentTag? Tag, string? Why) Read(string text)
        {
            string key = AccentVocabulary.Key(text);
            if (key.Length == 0 || Names.SaysNothing(key)) return (AccentLabelStatus.Unlabelled, null, null);
            if (text.Contains('?')) return (AccentLabelStatus.Ambiguous, null, "marked as uncertain");
            if (Names.IsAmbiguous(key)) return (AccentLabelStatus.Ambiguous, null, "names no one accent");
            if (Names.Label(key) is { } label) return Known(Retag(label));
            if (Code(text) is { } code) return Known(code);
            if (text.Length == 2 && text.All(char.IsAsciiLetter) && Bare(text) is { } bare) return bare;
            string[] words = [.. NotWord().Split(text).Select(AccentVocabulary.Key).Where(word => word.Length > 0)];
            AccentTag? named = Name(words) ?? Name([.. words.Where(word => !Filling.Contains(word))]);
            return named is null ? (AccentLabelStatus.Unrecognised, null, null) : Known(named);
        }

        private static (AccentLabelStatus, AccentTag?, string?) Known(AccentTag tag) => (AccentLabelStatus.Known, tag, null);

        private AccentTag? Code(string text)
        {
            if (AccentTag.Parse(text) is not { } tag) return null;
            if (!Names.IsLanguage(tag.Language) && tag.Language != Language) return null;
            return tag.Region.Count > 0 || tag.FirstLanguage is not null ? Complete(tag) : null;
        }

        // "IN" is a country; "in" too, since no language has that code; "it" may be Italy or Italian.
        private (AccentLabelStatus, AccentTag?, string?)? Bare(string text)
        {
            string lower = text.ToLowerInvariant();
            if (lower == Language) return Known(AccentTag.Of(Language, null, null));
            bool isRegion = Names.IsRegion(text);
            bool isLanguage = Names.IsLanguage(lower);
            if (isRegion && (!isLanguage || text == text.ToUpperInvariant())) return Known(AccentTag.Of(Language, text.ToUpperInvariant(), null));
            return isRegion ? (AccentLabelStatus.Ambiguous, null, "the code of both a country and a language") : null;
        }

        private AccentTag? Name(string[] words)
        {
            if (words.Length == 0) return null;
            string whole = string.Concat(words);
            if (Names.Region(whole) is { } region) return AccentTag.Of(Language, region, null);
            if (Names.Language(whole) is { } language) return Complete(AccentTag.Of(Language, null, language == Language ? null : language));
            return Compound(words, words.Length - 1) ?? Compound(words, 0);
        }

        // "Indian English", "German English", "English (Nigeria)": one of the words names the language that is spoken.
        private AccentTag? Compound(string[] words, int spokenAt)
        {
            if (words.Length < 2 || Names.Language(words[spokenAt]) is not { } spoken) return null;
            string rest = string.Concat(words.Where((_, i) => i != spokenAt));
            if (Names.Region(rest) is { } region) return Retag(AccentTag.Of(spoken, region, null));
            if (Names.Language(rest) is { } first) return Retag(AccentTag.Of(spoken, null, first == spoken ? null : first));
            return null;
        }

        // "Swiss German" of a row in English is English coloured by Swiss German.
        private AccentTag Retag(AccentTag tag) => Complete(
            IsDeclared && tag.Language != Language ? AccentTag.Of(Language, string.Join('-', tag.Region), tag.FirstLanguage ?? tag.Language) : tag);

        private AccentTag Complete(AccentTag tag) =>
            Country is not null && tag.FirstLanguage is not null && tag.Region.Count == 0 ? tag.With(Country.Split('-'), tag.FirstLanguage) : tag;
    }

    [GeneratedRegex("[^\\p{L}\\p{M}\\p{N}]+")]
    private static partial Regex NotWord();
}
