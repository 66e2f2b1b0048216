using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.Agreement;

/// <summary>One recording as several annotators labelled its time: with speakers, or with the labels of a tier.</summary>
/// <param name="Recording">Its name.</param>
/// <param name="Annotators">One entry for each annotator, in the same order everywhere; null for one who did not annotate it.</param>
public sealed record CodedRecording(string Recording, IReadOnlyList<IReadOnlyList<SpeakerTurn>?> Annotators)
{
    /// <summary>What is said in each of those turns, in the same order, null where nothing says it; null for an
    /// annotator without text. Empty where words are not compared.</summary>
    public IReadOnlyList<IReadOnlyList<string?>?> Texts { get; init; } = [];

    /// <summary>The same with some annotators only.</summary>
    public CodedRecording Of(IReadOnlyList<int> annotators) => this with
    {
        Annotators = [.. annotators.Select(a => Annotators[a])],
        Texts = Texts.Count == 0 ? Texts : [.. annotators.Select(a => Texts[a])],
    };
}
