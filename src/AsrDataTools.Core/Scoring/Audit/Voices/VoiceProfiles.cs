using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// Looks in speaker embeddings for one voice under several ids and several voices under one. What a voice of its own is like is
/// learnt from the delivery itself: each id's vectors are halved at random, and the halves compared, within ids and between them.
/// </summary>
/// <remarks>
/// Robust throughout (medians, median absolute deviations), since the data hold the very faults that are looked for. Where the
/// two kinds of similarity are not well apart, or ids are few, nothing is said.
/// </remarks>
public sealed class VoiceProfiles
{
    private const int FewestSpeakers = 10;
    private const int FewestVectors = 4;
    private const int MostVectors = 64;
    private const int MostPairsKept = 1 << 21;

    // Distance of the two kinds of similarity, in their mean deviation, below which embeddings do not tell voices apart.
    private const double LeastSeparation = 4;

    // Of all pairs together: one false alarm in twenty deliveries.
    private const double FalseAlarms = 0.05;

    // Deviations of some dozens of ids are known to a fifth, and the tails of similarities are heavier than normal ones.
    private const double Caution = 1.5;

    private readonly SortedDictionary<string, List<float[]>> _speakers = new(StringComparer.Ordinal);
    private readonly long _seed;
    private int _dimensions;

    public VoiceProfiles(long seed) => _seed = seed;

    /// <summary>Adds the embedding of one utterance; of each id the first 64 are kept.</summary>
    /// <exception cref="SpeechDataException">It is empty, not finite, all zero, or has another length than those before (<c>EmbeddingInvalid</c>).</exception>
    public void Add(string speaker, float[] vector, string place)
    {
        double length = Math.Sqrt(vector.Sum(value => (double)value * value));
        if (vector.Length == 0 || !double.IsFinite(length) || length == 0) throw Invalid(place, "is empty, all zero or not finite");
        if (_dimensions == 0) _dimensions = vector.Length;
        if (vector.Length != _dimensions) throw Invalid(place, $"has {vector.Length} numbers, those before have {_dimensions}");
        if (!_speakers.TryGetValue(speaker, out List<float[]>? vectors)) _speakers[speaker] = vectors = [];
        if (vectors.Count < MostVectors) vectors.Add([.. vector.Select(value => (float)(value / length))]);
    }

    /// <summary>What there is to say.</summary>
    public (VoiceVerdict Verdict, string Reason, IReadOnlyList<Finding> Findings) Judge(CancellationToken cancellation = default)
    {
        VoiceHalves[] halves = [.. _speakers.Where(entry => entry.Value.Count >= FewestVectors).Select((entry, i) => VoiceHalves.Of(entry.Key, entry.Value, new SeededRandom(_seed, i)))];
        if (halves.Length < FewestSpeakers)
            return (VoiceVerdict.Unknown, FormattableString.Invariant($"only {halves.Length} speaker ids have {FewestVectors} embeddings or more; {FewestSpeakers} are needed to learn what a voice of its own is like"), []);
        int pairs = halves.Length * (halves.Length - 1) / 2, stride = pairs / MostPairsKept + 1;
        (double own, double ownSpread) = Robust(halves.Select(half => half.Within));
        (double other, double otherSpread) = Robust(Pairs(halves, cancellation).Where((_, i) => i % stride == 0).Select(pair => pair.Similarity));
        double separation = (own - other) / Math.Sqrt((ownSpread * ownSpread + otherSpread * otherSpread) / 2);
        if (!(separation >= LeastSeparation))
            return (VoiceVerdict.Unknown, FormattableString.Invariant($"the embeddings do not tell the speakers of this delivery apart: similarity {own:0.00} within ids, {other:0.00} between them, {separation:0.0} deviations apart where {LeastSeparation:0} are needed"), []);
        double equal = (own * otherSpread + other * ownSpread) / (ownSpread + otherSpread);
        double threshold = Math.Max(equal, Math.Min(own, other + Caution * otherSpread * Reach(pairs)));
        List<Finding> findings = [.. Pairs(halves, cancellation).Where(pair => pair.Similarity >= threshold).OrderByDescending(pair => pair.Similarity).Select(pair => Shared(halves[pair.Left], halves[pair.Right], pair.Similarity, threshold))];
        findings.AddRange(Mixed(halves, equal));
        string reason = FormattableString.Invariant($"similarity {own:0.00} within ids and {other:0.00} between them; {halves.Length} ids compared, threshold {threshold:0.00}");
        return (findings.Count > 0 ? VoiceVerdict.Warn : VoiceVerdict.Pass, reason, findings);
    }

    private static IEnumerable<(double Similarity, int Left, int Right)> Pairs(VoiceHalves[] halves, CancellationToken cancellation)
    {
        for (int left = 0; left < halves.Length; left++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int right = left + 1; right < halves.Length; right++) yield return (halves[left].SimilarityTo(halves[right]), left, right);
        }
    }

    // Two voices in one id: parted in two, the parts are as unlike as two ids are, where parts of a single voice are not.
    private static IEnumerable<Finding> Mixed(VoiceHalves[] halves, double equal)
    {
        double[] parted = [.. halves.Where(half => half.Parted is not null).Select(half => half.Parted!.Value)];
        if (parted.Length < FewestSpeakers) return [];
        (double centre, double spread) = Robust(parted);
        double floor = Math.Min(equal, centre - Caution * spread * Reach(halves.Length));
        return halves.Where(half => half.Parted < floor).OrderBy(half => half.Parted).Select(half => new Finding
        {
            Rule = "VoicesMixed",
            Severity = Severity.Warning,
            Id = half.Speaker,
            Message = FormattableString.Invariant($"speaker id '{half.Speaker}' may hold several voices: its utterances part in two groups ({half.SmallerPart} and {half.Count - half.SmallerPart}) of similarity {half.Parted:0.00}; {floor:0.00} is the least of a single voice"),
            Remedy = $"listen to utterances of '{half.Speaker}' and give each voice an id of its own",
            SuppressionId = $"VoicesMixed:{half.Speaker}",
        });
    }

    private static Finding Shared(VoiceHalves left, VoiceHalves right, double similarity, double threshold) => new()
    {
        Rule = "VoiceShared",
        Severity = Severity.Warning,
        Id = left.Speaker,
        Message = FormattableString.Invariant($"speaker ids '{left.Speaker}' and '{right.Speaker}' may be one voice: similarity {similarity:0.00}, and {threshold:0.00} separates voices in this delivery"),
        Remedy = "listen to both; if they are one, merge the ids, and count one speaker less",
        SuppressionId = $"VoiceShared:{left.Speaker}:{right.Speaker}",
    };

    private static (double Centre, double Spread) Robust(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        double centre = Quantile.OfSorted(sorted, 0.5);
        double[] deviations = [.. sorted.Select(value => Math.Abs(value - centre)).Order()];
        // 1.4826 makes the median absolute deviation that of a normal distribution.
        return (centre, Math.Max(1e-6, 1.4826 * Quantile.OfSorted(deviations, 0.5)));
    }

    private static double Reach(int comparisons) => -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, FalseAlarms / comparisons);

    private static SpeechDataException Invalid(string place, string what) => new("EmbeddingInvalid", SpeechDataProblem.InvalidData, $"{place}: the embedding {what}. It is left out.");
}
