using System.Globalization;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.Robustness;

/// <summary>Brings variants and their originals together by the originals' ids.</summary>
/// <param name="parentColumn">Column in which a variant names its original.</param>
/// <param name="cleanIsApart">The originals are a set of their own: what comes otherwise is a variant even if it names no original, and then stands for the original of its own id.</param>
public sealed class RobustnessMaterial(string parentColumn, bool cleanIsApart)
{
    private readonly Dictionary<string, UtteranceScore> _originals = new(StringComparer.Ordinal);
    private readonly List<(string? Parent, UtteranceScore Score)> _variants = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public int Originals => _originals.Count;

    public int Variants => _variants.Count;

    internal IReadOnlyCollection<UtteranceScore> Clean => _originals.Values;

    /// <summary>Takes an utterance: an original where it names no other utterance as its own.</summary>
    /// <exception cref="SpeechDataException">Its id came before.</exception>
    public void Add(UtteranceScore score)
    {
        string? parent = Convert.ToString(score.Pair.Property(parentColumn), CultureInfo.InvariantCulture);
        if (string.IsNullOrWhiteSpace(parent)) parent = null;
        if (!cleanIsApart && (parent is null || parent == score.Pair.Id)) AddOriginal(score);
        else if (_ids.Add(score.Pair.Id)) _variants.Add((parent, score));
        else throw Twice(score);
    }

    /// <exception cref="SpeechDataException">Its id came before.</exception>
    public void AddOriginal(UtteranceScore score)
    {
        if (!_originals.TryAdd(score.Pair.Id, score)) throw Twice(score);
    }

    /// <summary>Variants with their originals. What has none, or one that says something else, is reported and left out; unless no variant at all has one: then the sets are not paired.</summary>
    /// <exception cref="SpeechDataException">There are no originals, or no variants.</exception>
    internal IReadOnlyList<RobustnessPair> Pairs(Action<SpeechDataException> report)
    {
        if (_originals.Count == 0)
            throw new SpeechDataException("CleanMissing", SpeechDataProblem.InvalidData, $"There is no clean original among the utterances: each names another in '{parentColumn}'. Pipe the originals' transcripts too, or give them with -Clean.");
        if (_variants.Count == 0)
            throw new SpeechDataException("VariantMissing", SpeechDataProblem.InvalidData, $"No utterance names its original in a column '{parentColumn}'. Name that column with -ParentColumn; or give the originals with -Clean and pipe the variants alone.");
        bool paired = _variants.Exists(variant => _originals.ContainsKey(variant.Parent ?? variant.Score.Pair.Id));
        if (!paired && !cleanIsApart) throw new SpeechDataException("CleanMissing", SpeechDataProblem.InvalidData, $"None of the originals that '{parentColumn}' names, such as '{_variants[0].Parent}', is among the utterances. Pipe their transcripts too.");
        List<RobustnessPair> pairs = [];
        foreach ((string? parent, UtteranceScore score) in _variants)
        {
            string id = parent ?? score.Pair.Id;
            UtteranceScore? original = _originals.GetValueOrDefault(id);
            if (paired && original is null)
                report(new("VariantWithoutClean", SpeechDataProblem.InvalidData, $"'{score.Pair.Id}' is a variant of '{id}', of which there is no transcript. It is left out."));
            else if (original is not null && original.Pair.Reference != score.Pair.Reference)
                report(new("VariantTextDiffers", SpeechDataProblem.InvalidData, $"'{score.Pair.Id}' has another reference text than its original '{id}': their word errors are not comparable. It is left out."));
            else
                pairs.Add(new(id, score, original));
        }

        return pairs;
    }

    private static SpeechDataException Twice(UtteranceScore score) =>
        new("TranscriptDuplicate", SpeechDataProblem.InvalidData, $"'{score.Pair.Id}' comes a second time. The first is scored.");
}
