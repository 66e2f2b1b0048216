using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Readiness;

/// <summary>Both sides as a whole: what the rows of a comparison look at.</summary>
/// <param name="Options">What the set is held to.</param>
/// <param name="Production">All utterances of production.</param>
/// <param name="Evaluation">All utterances of the set.</param>
public sealed record AlignmentScope(AlignmentOptions Options, AlignmentSide Production, AlignmentSide Evaluation)
{
    private IReadOnlyDictionary<AlignmentItem, SpeakingStyle>? _styles;

    /// <summary>Null where nothing is known of training.</summary>
    public AlignmentTraining? Training { get; init; }

    /// <summary>Who speaks when, of recordings of either side; null where none is given.</summary>
    public OverlapIndex? Overlap { get; init; }

    /// <summary>Errors and words of the set's utterances by Id; empty where nothing was scored.</summary>
    public IReadOnlyDictionary<string, (long Errors, long Words)> Scores { get; init; } = new Dictionary<string, (long, long)>();

    /// <summary>The styles of both sides, of what has one.</summary>
    internal IReadOnlyDictionary<AlignmentItem, SpeakingStyle> Styles => _styles ??=
        SpeakingStyles.Of(Production.Items).Concat(SpeakingStyles.Of(Evaluation.Items)).ToDictionary(pair => pair.Key, pair => pair.Value, (IEqualityComparer<AlignmentItem>)ReferenceEqualityComparer.Instance);

    /// <summary>Words of an utterance as they are scored, else as its text has them; null without either.</summary>
    internal long? WordsOf(AlignmentItem item) => Scores.TryGetValue(item.Utterance.Id, out (long Errors, long Words) score) ? score.Words : item.Words;

    internal double? OverlapOf(AlignmentItem item) => Overlap?.ShareOf(new TranscriptPair
    {
        Id = item.Utterance.Id,
        Reference = "",
        Hypothesis = "",
        Recording = item.Utterance.Recording,
        Property = name => UtteranceProperty.Get(item.Utterance, name),
    });

    /// <summary>What an utterance has of a property or measure, by name; null where nothing.</summary>
    internal object? ValueOf(AlignmentItem item, string name) => name.ToUpperInvariant() switch
    {
        "ACCENT" => item.Accent,
        "OVERLAPSHARE" => OverlapOf(item),
        "SPEAKINGSTYLE" => Styles.TryGetValue(item, out SpeakingStyle style) ? style.ToString() : null,
        _ => UtteranceProperty.Get(item.Utterance, name) ?? (item.Profile is { } profile ? ProfileProperty.Get(profile, name) switch
        {
            Enum value => value.ToString(),
            object value => value,
            null => null,
        } : null),
    };
}
