using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.Robustness;

/// <summary>What is resampled as a whole: speakers, recordings, or originals with all their variants, since these have their words and voice in common.</summary>
internal sealed class RobustnessBlocks
{
    /// <summary>With fewer blocks no interval is given.</summary>
    public const int Least = 10;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public RobustnessBlocks(IReadOnlyList<RobustnessPair> pairs, ErrorClustering asked)
    {
        bool named = pairs.All(pair => pair.Variant.Pair.Speaker is not null);
        bool many = pairs.Select(pair => pair.Variant.Pair.Speaker).Distinct(StringComparer.Ordinal).Count() >= Least;
        Kind = asked != ErrorClustering.Auto ? asked : named && many ? ErrorClustering.Speaker : ErrorClustering.Utterance;
    }

    public ErrorClustering Kind { get; }

    public string Name => Kind switch
    {
        ErrorClustering.Speaker => "speakers",
        ErrorClustering.Recording => "recordings",
        _ => "originals",
    };

    /// <summary>Blocks seen so far.</summary>
    public int Count => _numbers.Count;

    /// <summary>Number of the block; an utterance that does not name what is resampled is a block of its own.</summary>
    public int Of(TranscriptPair pair, string parent)
    {
        string key = Kind switch
        {
            ErrorClustering.Speaker => pair.Speaker,
            ErrorClustering.Recording => pair.Recording,
            _ => null,
        } is { } name ? "n" + name : "p" + parent;
        if (!_numbers.TryGetValue(key, out int number)) _numbers[key] = number = _numbers.Count;
        return number;
    }

    /// <summary>Errors and words of utterances by block, in the order in which blocks first occur.</summary>
    public (long Errors, long Words)[] Sums(IEnumerable<(TranscriptPair Pair, string Parent, WordCounts Words)> utterances)
    {
        Dictionary<int, (long Errors, long Words)> sums = [];
        foreach ((TranscriptPair pair, string parent, WordCounts words) in utterances)
        {
            int block = Of(pair, parent);
            (long errors, long said) = sums.GetValueOrDefault(block);
            sums[block] = (errors + words.Errors, said + words.Words);
        }

        return [.. sums.Values];
    }
}
