using System.Text;
using AsrDataTools.Annotation;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Replaces personal data in the texts of one file and keeps account of it.</summary>
internal sealed class TextRedaction(FoundPlaces found, ValueReplacer replacer, NameProtection names)
{
    private readonly List<ProtectionMapEntry> _entries = [];

    /// <summary>What was replaced, in the order in which it was; the file is not told yet.</summary>
    public IReadOnlyList<ProtectionMapEntry> Entries => _entries;

    /// <summary>What is said in recordings, place by place, for their windows.</summary>
    public List<(PersonalDataField Field, PersonalDataFinding Place)> Spoken { get; } = [];

    public NameProtection Names => names;

    /// <summary>A text with its personal data replaced.</summary>
    /// <param name="field">The text.</param>
    /// <param name="isSpoken">Whether it is heard in a recording.</param>
    public string Text(PersonalDataField field, bool isSpoken = false) => Replace(field.Text, Places(field, isSpoken));

    /// <summary>What is to be replaced in a text; it counts as replaced.</summary>
    public IReadOnlyList<(int Start, int End, string Replacement)> Places(PersonalDataField field, bool isSpoken)
    {
        IReadOnlyList<PersonalDataFinding> places = found.In(field);
        List<(int, int, string)> replacements = new(places.Count);
        foreach (PersonalDataFinding place in places)
        {
            int start = place.StartIndex - field.Offset;
            string value = field.Text.Substring(start, place.Length);
            string replacement = replacer.InText(place.Class, value);
            replacements.Add((start, start + place.Length, replacement));
            Add(place, value, replacement, isSpoken);
            if (isSpoken) Spoken.Add((field, place));
        }

        return replacements;
    }

    /// <summary>A label of a speaker, renamed where it holds personal data.</summary>
    public string Speaker(string label, long? line = null) => Account(names.Speaker(label), line);

    /// <summary>The name of a recording or its file, renamed as the file is.</summary>
    public string Recording(string name, long? line = null)
    {
        int cut = name.LastIndexOfAny(['/', '\\']) + 1;
        return cut == name.Length ? name : name[..cut] + Account(names.File(name[cut..]), line);
    }

    /// <summary>Counts a renaming as done.</summary>
    public string Account(Renaming renaming, long? line)
    {
        foreach ((PersonalDataFinding place, string value, string replacement) in renaming.Replaced) Add(place with { Line = line }, value, replacement, isSpoken: false);
        return renaming.Name;
    }

    public static string Replace(string text, IReadOnlyList<(int Start, int End, string Replacement)> places)
    {
        if (places.Count == 0) return text;
        StringBuilder made = new(text.Length);
        int at = 0;
        foreach ((int start, int end, string replacement) in places)
        {
            made.Append(text, at, start - at).Append(replacement);
            at = end;
        }

        return made.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>
    /// The words of a text in which places are replaced. The first word of a place takes the replacement and lasts to the end of the
    /// last; under a mask each word keeps its own time.
    /// </summary>
    public IEnumerable<(AnnotationWord Old, AnnotationWord? New)> Words(string text, IReadOnlyList<AnnotationWord> words, IReadOnlyList<(int Start, int End, string Replacement)> places)
    {
        int cursor = 0;
        List<(AnnotationWord Old, int At, int End)> located = [];
        foreach (AnnotationWord word in words)
        {
            string bare = word.Text.Trim();
            int at = bare.Length == 0 ? -1 : text.IndexOf(bare, cursor, StringComparison.Ordinal);
            if (at >= 0) cursor = at + bare.Length;
            located.Add((word, at, at + bare.Length));
        }

        HashSet<int> begun = [];
        foreach ((AnnotationWord word, int at, int end) in located)
        {
            (int Start, int End, string Replacement)[] within = at < 0 ? [] : [.. places.Where(place => place.Start < end && place.End > at)];
            if (within.Length == 0)
            {
                yield return (word, word);
                continue;
            }

            StringBuilder made = new();
            int from = at;
            double? last = word.EndSeconds;
            foreach ((int start, int stop, string replacement) in within)
            {
                if (start > from) made.Append(text, from, start - from);
                if (replacer.Mode == ProtectionMode.Mask) made.Append(replacement, Math.Max(at, start) - start, Math.Min(end, stop) - Math.Max(at, start));
                else if (begun.Add(start)) made.Append(replacement);
                from = Math.Min(end, stop);
                if (replacer.Mode != ProtectionMode.Mask && stop > end) last = located.LastOrDefault(other => other.At >= 0 && other.At < stop).Old?.EndSeconds ?? last;
            }

            made.Append(text, from, end - from);
            yield return (word, made.Length == 0 ? null : word with { Text = made.ToString(), EndSeconds = last });
        }
    }

    private void Add(PersonalDataFinding place, string value, string replacement, bool isSpoken) => _entries.Add(new ProtectionMapEntry
    {
        File = "",
        Line = place.Line,
        Field = place.Field,
        StartIndex = place.StartIndex,
        Length = place.Length,
        Class = place.Class,
        Mode = replacer.Mode,
        Replacement = replacement,
        ValueHash = replacer.Hash(place.Class, value),
        StartSeconds = isSpoken ? place.StartSeconds : null,
        EndSeconds = isSpoken ? place.EndSeconds : null,
    });
}
