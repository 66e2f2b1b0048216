using System.Collections.Concurrent;

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
public sealed class TermScanner(TermList list, TokenOptions tokens)
{
    // A tokenizer serves one thread at a time.
    private readonly ConcurrentBag<WordTokenizer> _idle = [];

    /// <summary>Fills the batch with what is found.</summary>
    public TermBatch Scan(TermBatch batch, CancellationToken cancellation)
    {
        if (!_idle.TryTake(out WordTokenizer? tokenizer)) tokenizer = new(tokens);
        List<TermMatch> matches = [];
        for (int index = 0; index < batch.Texts.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            batch.Tokens += tokenizer.Read(batch.Texts[index].Text).Length;
            list.Matcher.Find(tokenizer, matches);
            foreach (TermMatch match in matches) batch.Hits.Add((index, match.Term, match.IsInner));
        }

        _idle.Add(tokenizer);
        return batch;
    }
}
