using AsrDataTools.Text;

namespace AsrDataTools.Scoring.Words;

/// <summary>Turns text into the numbers of its words: normalised as the options say, parted at white space.</summary>
internal sealed class WordReader(WordScoringOptions options, WordIds ids)
{
    private readonly List<int> _split = [];

    public string Normalize(string text)
    {
        string normal = options.Normalizer.Normalize(text);
        return options.SplitUnsegmented ? UnsegmentedScript.Split(normal) : normal;
    }

    /// <summary>The words of a normalised text.</summary>
    public int[] Split(string text)
    {
        _split.Clear();
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool space = i == text.Length || char.IsWhiteSpace(text[i]);
            if (!space && start < 0) start = i;
            if (!space || start < 0) continue;
            _split.Add(ids.Of(text.AsSpan(start, i - start)));
            start = -1;
        }

        return [.. _split];
    }
}
