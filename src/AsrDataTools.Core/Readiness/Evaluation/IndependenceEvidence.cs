using System.Globalization;
using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>How much of the evaluation set training holds already.</summary>
/// <param name="Shares">By kind and over several, as <c>Find-EvalLeakage -Summary</c> gives them; kinds that were not looked for are absent.</param>
/// <param name="Worst">The longest leaked utterances, at most <see cref="MostOfKind"/> of each kind, each with the first of training that holds it.</param>
public sealed record IndependenceEvidence(IReadOnlyList<LeakageShare> Shares, IReadOnlyList<LeakageFinding> Worst)
{
    public const int MostOfKind = 5;

    public int TrainingItems { get; init; }

    public int EvaluationItems { get; init; }

    /// <summary>Speakers that evaluation names.</summary>
    public int EvaluationSpeakers { get; init; }

    /// <summary>Utterances of training that could not be judged, by kind; of <c>SameSpeech</c> those of any of its kinds.</summary>
    public IReadOnlyDictionary<string, int> TrainingUnchecked { get; init; } = new Dictionary<string, int>();

    /// <summary>Rows and manifests of either side that could not be read at all: whatever they hold is unknown.</summary>
    public int UnreadInputs { get; init; }

    /// <summary>How often training has evaluation's sentences; empty where no text was looked at.</summary>
    public IReadOnlyList<SeenSentences> Sentences { get; init; } = [];

    /// <summary>What could not be checked, and why.</summary>
    public TextList Notes { get; init; } = TextList.Empty;

    /// <summary>The row of a kind, or of <see cref="LeakageShares.SameSpeech"/>; null where it was not looked for.</summary>
    internal LeakageShare? Share(string kind) => Shares.FirstOrDefault(share => share.Kind == kind);

    /// <summary>Whether everything of both sides was judged for a kind.</summary>
    internal bool IsComplete(LeakageShare share) => share.Unchecked == 0 && UnreadInputs == 0 && TrainingUnchecked.GetValueOrDefault(share.Kind) == 0;

    public override string ToString() => Share(LeakageShares.SameSpeech) is { } speech
        ? string.Create(CultureInfo.InvariantCulture, $"{speech.Items:N0} of {EvaluationItems:N0} utterances are in training")
        : "";
}
