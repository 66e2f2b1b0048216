using System.Globalization;

namespace AsrDataTools.Corpus;

/// <summary>
/// Repeats utterances in proportion to their weights. Rounding is systematic: the copies of the first n utterances together are
/// always the sum of their weights, rounded, so the total is exact and each count is within 1 of its weight.
/// </summary>
public sealed class WeightRepeater
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private double _sum;
    private double _compensation;
    private double _given;

    /// <summary>The copies, none for some weights below 1. They carry no weight any more, and ids of their own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative, infinite or not a number.</exception>
    public IEnumerable<SpeechUtterance> Repeat(SpeechUtterance utterance)
    {
        double weight = utterance.Weight ?? 1;
        if (!(weight >= 0 && double.IsFinite(weight))) throw new ArgumentOutOfRangeException(nameof(utterance), weight, "A weight is a number from 0 up.");

        // Kahan: a million small weights must not drift.
        double corrected = weight - _compensation;
        double sum = _sum + corrected;
        _compensation = sum - _sum - corrected;
        _sum = sum;
        long copies = (long)(Math.Floor(_sum + 0.5) - _given);
        _given += copies;
        return Copies(utterance, copies);
    }

    private IEnumerable<SpeechUtterance> Copies(SpeechUtterance utterance, long copies)
    {
        for (long copy = 1; copy <= copies; copy++) yield return utterance with { Id = Unique(utterance.Id, copy), Weight = null };
    }

    private string Unique(string id, long copy)
    {
        string candidate = copy == 1 ? id : Numbered(id, copy);
        while (!_ids.Add(candidate)) candidate = Numbered(id, ++copy);
        return candidate;
    }

    private static string Numbered(string id, long copy) => string.Create(CultureInfo.InvariantCulture, $"{id}-copy{copy}");
}
