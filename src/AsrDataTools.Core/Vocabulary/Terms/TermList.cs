using System.Globalization;

namespace AsrDataTools.Vocabulary;

/// <summary>Terms made ready to be found: each by the tokens of its text, its aliases, its forms and its spelling.</summary>
public sealed class TermList
{
    private TermList(IReadOnlyList<DomainTerm> terms, TermMatcher matcher, int duplicates, string? firstDuplicate, long variants)
    {
        Terms = terms;
        Matcher = matcher;
        Duplicates = duplicates;
        FirstDuplicate = firstDuplicate;
        Variants = variants;
    }

    /// <summary>The terms by their numbers, each once.</summary>
    public IReadOnlyList<DomainTerm> Terms { get; }

    public TermMatcher Matcher { get; }

    /// <summary>Terms that came again and were passed over; case, punctuation and spelling of numbers do not tell them apart.</summary>
    public int Duplicates { get; }

    /// <summary>The first of these, with its place.</summary>
    public string? FirstDuplicate { get; }

    /// <summary>Runs of tokens that are looked for.</summary>
    public long Variants { get; }

    /// <summary>Builds the list. Of terms that are the same in tokens the first counts; a term's own text goes before another's alias or form.</summary>
    /// <param name="report">Called for each term that has no token, and for each alias that is another term.</param>
    /// <exception cref="SpeechDataException"><c>TermListEmpty</c>.</exception>
    public static TermList Build(IEnumerable<DomainTerm> source, TokenOptions tokens, TermInflection inflection, Action<SpeechDataException> report)
    {
        Builder builder = new(new WordTokenizer(tokens));
        List<DomainTerm> terms = [];
        List<string> keys = [];
        int duplicates = 0;
        string? first = null;
        foreach (DomainTerm term in source)
        {
            string key = builder.Tokens(term.Text);
            if (key.Length == 0)
            {
                report(new("TermWithoutWords", SpeechDataProblem.InvalidData, $"{Place(term)}: the term '{term.Text}' has no word in it; it is left out.", term.SourcePath) { Line = term.SourceLine });
            }
            else if (builder.Add(key, terms.Count))
            {
                terms.Add(term);
                keys.Add(key);
            }
            else
            {
                duplicates++;
                first ??= $"'{term.Text}', {Place(term)}";
            }
        }

        if (terms.Count == 0) throw new SpeechDataException("TermListEmpty", SpeechDataProblem.InvalidData, "There is not one term in the list.");
        for (int number = 0; number < terms.Count; number++)
        {
            foreach (string alias in terms[number].Aliases)
            {
                string key = builder.Tokens(alias);
                if (key.Length == 0 || key == keys[number] || builder.Add(key, number) || builder.OwnerOf(key) == number) continue;
                DomainTerm owner = terms[builder.OwnerOf(key)];
                report(new("TermAliasAmbiguous", SpeechDataProblem.InvalidData, $"{Place(terms[number])}: the alias '{alias}' of '{terms[number].Text}' already stands for '{owner.Text}'; it is left to that.", terms[number].SourcePath) { Line = terms[number].SourceLine });
            }

            foreach (string letters in terms[number].Aliases.Prepend(terms[number].Text).Select(Spelled).OfType<string>()) builder.Add(letters, number);
        }

        // Last, so that what stands in the list is never taken for a form of something else.
        if (inflection != TermInflection.None)
        {
            for (int number = 0; number < terms.Count; number++)
            {
                foreach (string key in terms[number].Aliases.Select(builder.Tokens).Where(key => key.Length > 0).Prepend(keys[number]).ToArray())
                {
                    int last = key.LastIndexOf(' ') + 1;
                    foreach (string form in EnglishInflection.Of(key[last..], inflection)) builder.Add(key[..last] + form, number);
                }
            }
        }

        return new(terms, builder.Matcher(), duplicates, first, builder.Count);
    }

    // MRI is said letter by letter.
    private static string? Spelled(string text) => text.Length is >= 2 and <= 5 && text.All(char.IsAsciiLetterUpper) ? string.Join(' ', text.ToLowerInvariant().ToCharArray()) : null;

    private static string Place(DomainTerm term) => term.SourcePath is null ? "the list" : string.Create(CultureInfo.InvariantCulture, $"'{Path.GetFileName(term.SourcePath)}', line {term.SourceLine}");

    private sealed class Builder(WordTokenizer tokenizer)
    {
        private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _owners = new(StringComparer.Ordinal);

        public long Count => _owners.Count;

        public string Tokens(string text) => tokenizer.Joined(text);

        public bool Add(string key, int term) => _owners.TryAdd(key, term);

        public int OwnerOf(string key) => _owners[key];

        public TermMatcher Matcher()
        {
            List<(int[], int)> variants = [];
            foreach ((string key, int term) in _owners) variants.Add(([.. key.Split(' ').Select(Number)], term));
            return new(_words, variants);
        }

        private int Number(string word)
        {
            if (!_words.TryGetValue(word, out int number)) _words.Add(word, number = _words.Count);
            return number;
        }
    }
}
