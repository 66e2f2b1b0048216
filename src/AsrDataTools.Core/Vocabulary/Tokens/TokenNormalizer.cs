using AsrDataTools.Text;

namespace AsrDataTools.Vocabulary;

/// <summary>The tokens of a <see cref="WordTokenizer"/> as a normaliser, so that word errors are counted on the words that terms are matched on.</summary>
public sealed class TokenNormalizer(TokenOptions options) : ITextNormalizer
{
    private readonly ThreadLocal<WordTokenizer> _tokenizer = new(() => new WordTokenizer(options));

    public string Name => "Tokens";

    public string Normalize(string text) => _tokenizer.Value!.Joined(text);
}
