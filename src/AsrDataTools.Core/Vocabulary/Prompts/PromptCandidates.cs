using System.Text.RegularExpressions;

namespace AsrDataTools.Vocabulary;

/// <summary>A sentence that may be read.</summary>
/// <param name="Terms">Number of each missing term in it, and how often.</param>
internal sealed record PromptCandidate(string Text, int Words, (int Term, int Count)[] Terms, string? SourcePath, long? SourceLine);

/// <summary>Gathers sentences that hold missing terms: from transcripts, and from templates with slots such as {drug}.</summary>
public sealed partial class PromptCandidates
{
    private readonly PromptOptions _options;
    private readonly TermList _list;
    private readonly WordTokenizer _tokenizer;
    private readonly List<TermMatch> _matches = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _classes = new(StringComparer.OrdinalIgnoreCase);

    public PromptCandidates(TermList list, PromptOptions options)
    {
        (_list, _options, _tokenizer) = (list, options, new WordTokenizer(options.Tokens));
        foreach (DomainTerm term in list.Terms)
        {
            foreach (string name in new[] { "term", term.Class ?? "term" }.Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!_classes.TryGetValue(name, out List<string>? terms)) _classes[name] = terms = [];
                terms.Add(term.Text);
            }
        }
    }

    internal List<PromptCandidate> Sentences { get; } = [];

    /// <summary>Sentences looked at.</summary>
    public long Seen { get; private set; }

    /// <summary>Sentences with a missing term that are too short or too long to be read.</summary>
    public long Unsuitable { get; private set; }

    /// <summary>Sentences with a missing term that may point at a person.</summary>
    public long Identifying { get; private set; }

    /// <summary>Takes the sentences of a transcript.</summary>
    public void Add(SpokenText text)
    {
        foreach (string sentence in SentenceEnd().Split(WithoutTags(text.Text))) AddSentence(sentence.Trim(), _options.AllowIdentifiers, text.SourcePath, text.SourceLine);
    }

    /// <summary>Takes a template, each slot filled with the missing terms of that class, or of any for {term}.</summary>
    /// <exception cref="SpeechDataException"><c>TemplateInvalid</c>: it has no slot, or one of a class without missing terms.</exception>
    public void AddTemplate(string template, string path, long line)
    {
        string[] slots = [.. Slot().Matches(template).Select(match => match.Groups[1].Value.Trim())];
        string? unknown = slots.FirstOrDefault(slot => !_classes.ContainsKey(slot));
        if (slots.Length == 0 || unknown is not null)
        {
            throw new SpeechDataException(
                "TemplateInvalid",
                SpeechDataProblem.InvalidData,
                FormattableString.Invariant($"'{path}', line {line}: {(unknown is null ? "there is no slot in it" : $"no term of class '{unknown}' is missing")}. Slots are {{term}} or a class of the list: {string.Join(", ", _classes.Keys.Order(StringComparer.OrdinalIgnoreCase))}."),
                path)
            { Line = line };
        }

        int fillings = slots.Max(slot => _classes[slot].Count);
        for (int filling = 0; filling < fillings; filling++) AddSentence(Filled(template, slots, filling), allowIdentifiers: true, path, line);
    }

    // Slots of one class in a sentence get different terms.
    private string Filled(string template, string[] slots, int filling)
    {
        int at = 0;
        return Slot().Replace(template, _ =>
        {
            List<string> terms = _classes[slots[at]];
            int before = slots.Take(at).Count(slot => slot.Equals(slots[at], StringComparison.OrdinalIgnoreCase));
            at++;
            return terms[(filling + before) % terms.Count];
        });
    }

    private void AddSentence(string sentence, bool allowIdentifiers, string? path, long? line)
    {
        if (sentence.Length == 0) return;
        Seen++;
        int words = _tokenizer.Read(sentence).Length;
        _list.Matcher.Find(_tokenizer, _matches);
        if (_matches.Count == 0) return;
        if (words < _options.MinimumWords || words > _options.MaximumWords)
        {
            Unsuitable++;
            return;
        }

        if (!allowIdentifiers && PointsAtSomebody())
        {
            Identifying++;
            return;
        }

        List<string> key = [];
        foreach (WordToken token in _tokenizer.Tokens) key.Add(_tokenizer.TextOf(token).ToString());
        if (!_seen.Add(string.Join(' ', key))) return;
        Sentences.Add(new(sentence, words, [.. _matches.Where(match => !match.IsInner).GroupBy(match => match.Term).Select(group => (group.Key, group.Count()))], path, line));
    }

    private bool PointsAtSomebody()
    {
        bool found = false;
        EntityFinder.Find(_tokenizer, (kind, _, _) => found |= kind is EntityClass.DigitString or EntityClass.SpelledAlphanumeric or EntityClass.EmailOrWebAddress or EntityClass.StreetAddress or EntityClass.Date);
        return found;
    }

    private static string WithoutTags(string text)
    {
        if (text.AsSpan().IndexOfAny("[<{(%") < 0) return text;
        System.Text.StringBuilder plain = new(text.Length);
        for (int at = 0; at < text.Length;)
        {
            int length = MarkupTag.Opens(text[at]) ? MarkupTag.Length(text.AsSpan(at), at == 0 || text[at - 1] == ' ') : 0;
            if (length == 0) plain.Append(text[at]);
            at += Math.Max(1, length);
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"(?<=[.?!。？！])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Slot();
}
