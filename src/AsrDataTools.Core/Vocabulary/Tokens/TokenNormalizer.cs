using System.Collections.Concurrent;
using AsrDataTools.Text;

namespace AsrDataTools.Vocabulary;

/// <summary>The tokens of a <see cref="WordTokenizer"/> as a normaliser, so that word errors are counted on the words that terms are matched on.</summary>
public sealed class TokenNormalizer(TokenOptions options) : ITextNormalizer
{
    // A tokenizer serves one thread at a time.
    private readonly ConcurrentBag<WordTokenizer> _idle = [];

    public string Name => "Tokens";

    public string Normalize(string text)
    {
        if (!_idle.TryTake(out WordTokenizer? tokenizer)) tokenizer = new(options);
        string joined = tokenizer.Joined(text);
        _idle.Add(tokenizer);
        return joined;
    }
}
