using System.Text.Json;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Cluster;

/// <summary>What of a scored pair is summed up, a line of a part: counts of the utterance itself, since intervals draw whole speakers, recordings or utterances.</summary>
internal sealed record ScoredPair
{
    public long Row { get; init; }

    public required string Id { get; init; }

    public string? Speaker { get; init; }

    public string? Recording { get; init; }

    /// <summary>Correct, substituted, deleted, inserted.</summary>
    public required long[] Words { get; init; }

    /// <inheritdoc cref="Words"/>
    public required long[] Characters { get; init; }

    public bool IsHypothesisMissing { get; init; }

    public bool IsHallucinated { get; init; }

    public bool IsRepetitive { get; init; }

    public bool HasUnsegmentedWords { get; init; }

    public IReadOnlyList<JsonElement> Groups { get; init; } = [];

    public static ScoredPair Of(ScorePair pair, UtteranceCounts counts) => new()
    {
        Id = pair.Id,
        Speaker = pair.Speaker,
        Recording = pair.Recording,
        Words = Listed(counts.Words),
        Characters = Listed(counts.Characters),
        IsHypothesisMissing = pair.IsHypothesisMissing,
        IsHallucinated = counts.IsHallucinated,
        IsRepetitive = counts.IsRepetitive,
        HasUnsegmentedWords = counts.HasUnsegmentedWords,
        Groups = pair.Groups,
    };

    /// <summary>The counts as they were, of a pair without its texts.</summary>
    /// <param name="groupBy">The properties whose values <see cref="Groups"/> holds.</param>
    public UtteranceCounts ToCounts(IReadOnlyList<string> groupBy)
    {
        TranscriptPair pair = new()
        {
            Id = Id,
            Reference = "",
            Hypothesis = "",
            Speaker = Speaker,
            Recording = Recording,
            IsHypothesisMissing = IsHypothesisMissing,
            Property = name => ValueOf(groupBy, name),
        };
        return new(pair, Counted(Words), Counted(Characters), IsHallucinated, IsRepetitive, HasUnsegmentedWords);
    }

    private static long[] Listed(WordCounts counts) => [counts.Correct, counts.Substitutions, counts.Deletions, counts.Insertions];

    private static WordCounts Counted(long[] counts) => new(counts[0], counts[1], counts[2], counts[3]);

    private object? ValueOf(IReadOnlyList<string> groupBy, string name)
    {
        for (int i = 0; i < groupBy.Count; i++)
        {
            if (groupBy[i] == name) return Groups[i].ValueKind switch { JsonValueKind.Number => Groups[i].GetDouble(), JsonValueKind.String => Groups[i].GetString(), _ => null };
        }

        return null;
    }
}
