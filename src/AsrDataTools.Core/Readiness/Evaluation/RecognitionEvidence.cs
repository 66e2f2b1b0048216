using System.Globalization;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Readiness;

/// <summary>What a recogniser made of the evaluation set.</summary>
/// <param name="Overall">All utterances together.</param>
/// <param name="Slices">One row a value of each property, as <c>Measure-WordError -GroupBy</c> gives them, property after property.</param>
/// <param name="Worst">Utterances with most errors first, then those flagged; at most <see cref="MostUtterances"/>.</param>
/// <param name="Confusions">The most frequent errors first; at most <see cref="MostConfusions"/>.</param>
public sealed record RecognitionEvidence(
    WordErrorResult Overall, IReadOnlyList<WordErrorResult> Slices, IReadOnlyList<RecognisedUtterance> Worst, IReadOnlyList<WordConfusion> Confusions)
{
    public const int MostUtterances = 30;
    public const int MostConfusions = 50;

    /// <summary>Properties that no utterance has a value of.</summary>
    public IReadOnlyList<string> WithoutSlices { get; init; } = [];

    /// <summary>Utterances whose reference is empty: whatever is recognised there is an insertion.</summary>
    public int EmptyReferences { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Overall.Words:N0} words, {Overall.WordErrorRate:0.0 %} wrong");
}
