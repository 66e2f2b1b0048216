namespace AsrDataTools.Vocabulary;

/// <summary>Transcripts that are searched together, and what was found in them.</summary>
public sealed class TermBatch
{
    /// <summary>Characters after which a batch is full enough to be worth a thread's while.</summary>
    public const int FullAt = 1 << 17;

    public List<SpokenText> Texts { get; } = [];

    /// <summary>Words of all texts.</summary>
    public long Tokens { get; internal set; }

    internal List<(int Text, int Term, bool IsInner)> Hits { get; } = [];

    /// <summary>Characters of all texts.</summary>
    public int Characters { get; private set; }

    public void Add(SpokenText text)
    {
        Texts.Add(text);
        Characters += text.Text.Length;
    }
}

/// <summary>Searches batches; one instance serves many threads.</summary>
public sealed class TermScanner : IDisposable
{
    private readonly TermMatcher _matcher;
    private readonly ThreadLocal<(WordTokenizer Tokenizer, List<TermMatch> Matches)> _own;

    public TermScanner(TermList list, TokenOptions tokens)
    {
        _matcher = list.Matcher;
        _own = new(() => (new WordTokenizer(tokens), []));
    }

    /// <summary>Fills the batch with what is found.</summary>
    public TermBatch Scan(TermBatch batch, CancellationToken cancellation)
    {
        (WordTokenizer tokenizer, List<TermMatch> matches) = _own.Value;
        for (int index = 0; index < batch.Texts.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            batch.Tokens += tokenizer.Read(batch.Texts[index].Text).Length;
            _matcher.Find(tokenizer, matches);
            foreach (TermMatch match in matches) batch.Hits.Add((index, match.Term, match.IsInner));
        }

        return batch;
    }

    public void Dispose() => _own.Dispose();
}
