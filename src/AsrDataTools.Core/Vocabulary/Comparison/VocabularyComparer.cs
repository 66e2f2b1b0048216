using System.Globalization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Vocabulary;

/// <summary>Holds the words of production against those of training. Takes transcripts one by one; the texts themselves are not kept.</summary>
public sealed class VocabularyComparer
{
    private const int MostNamed = 10;
    private const double SmallestTrustedShare = 0.1;

    private readonly VocabularyOptions _options;
    private readonly WordTypes _types = new();
    private readonly CorpusText _reference;
    private readonly CorpusText _difference;
    private (TermSpread Reference, TermSpread Difference)? _spread;

    public VocabularyComparer(VocabularyOptions options)
    {
        _options = options;
        _reference = new(_types, options.Tokens, options.Languages);
        _difference = new(_types, options.Tokens, options.Languages);
    }

    /// <summary>Transcripts taken of production.</summary>
    public int ReferenceTranscripts => _reference.Log.Utterances;

    /// <summary>Transcripts taken of training.</summary>
    public int DifferenceTranscripts => _difference.Log.Utterances;

    /// <summary>Recordings of production, or utterances where they are not known.</summary>
    public int ReferenceRecordings => _reference.Recordings;

    /// <summary>Words of production.</summary>
    public long ReferenceTokens => _reference.Tokens;

    /// <summary>Words of training.</summary>
    public long DifferenceTokens => _difference.Tokens;

    /// <summary>Marks of annotators in production and in training, by how often they occur there.</summary>
    public IReadOnlyDictionary<string, long> ReferenceTags => _reference.Tags;

    public IReadOnlyDictionary<string, long> DifferenceTags => _difference.Tags;

    /// <summary>Takes a transcript of production.</summary>
    public void AddReference(SpokenText text) => _reference.Add(text);

    /// <summary>Takes a transcript of training.</summary>
    public void AddDifference(SpokenText text) => _difference.Add(text);

    /// <summary>Terms in order, each row made when it is asked for.</summary>
    /// <exception cref="SpeechDataException">A side has no words, or there are too many different ones for runs of words.</exception>
    public IEnumerable<VocabularyTerm> Terms(VocabularyTermOptions options, CancellationToken cancellation)
    {
        RequireWords();
        if (options.NGram > 1 && _types.Count >= 1 << NGramCounter.Bits)
            throw new SpeechDataException("VocabularyTooLarge", SpeechDataProblem.InvalidData, FormattableString.Invariant($"There are {_types.Count:N0} different words; runs of words are counted up to {1 << NGramCounter.Bits:N0}. Compare parts of the corpora."));
        List<TermCount> counts = options.NGram == 1 ? Words(options.MinimumCount, cancellation) : NGramCounter.Count(_reference, _difference, options.NGram, options.MinimumCount, cancellation);
        return new TermRanking(_types, _reference, _difference, _options.PriorWords ?? Math.Min(_reference.Tokens, _difference.Tokens)).Rows(counts, options);
    }

    /// <exception cref="SpeechDataException">A side has no words.</exception>
    public VocabularyComparison Compare(CancellationToken cancellation)
    {
        RequireWords();
        BootstrapSettings settings = new(_options.ConfidenceLevel, _options.Replicates, _options.Seed);
        OutOfVocabulary unseen = OutOfVocabulary.Of(_reference, _difference, _types, Spread(cancellation).Reference, settings, cancellation);
        bool canDeal = Math.Min(_reference.Recordings, _difference.Recordings) >= OutOfVocabulary.LeastRecordings;
        return new VocabularyComparison
        {
            ReferenceTokens = _reference.Tokens,
            DifferenceTokens = _difference.Tokens,
            ReferenceTypes = unseen.Types,
            DifferenceTypes = Enumerable.Range(0, _types.Count).Count(type => !_types.IsNumeral(type) && _difference.CountOf(type) > 0),
            ReferenceRecordings = _reference.Recordings,
            DifferenceRecordings = _difference.Recordings,
            OovTokenRate = unseen.TokenRate,
            OovTokenLow = unseen.TokenInterval?.Low,
            OovTokenHigh = unseen.TokenInterval?.High,
            OovTypeRate = unseen.TypeRate,
            OovTypeLow = unseen.TypeInterval?.Low,
            OovTypeHigh = unseen.TypeInterval?.High,
            JensenShannon = WordFrequencies.JensenShannon(_reference, _difference, _types.Count),
            JensenShannonByChance = canDeal ? WordFrequencies.JensenShannonByChance(_reference, _difference, _types.Count, _options.Seed, cancellation) : null,
            ReferenceZipfSlope = WordFrequencies.ZipfSlope(_reference, _types),
            DifferenceZipfSlope = WordFrequencies.ZipfSlope(_difference, _types),
            Deficits = Named(TermDirection.Deficit, cancellation),
            Surpluses = Named(TermDirection.Surplus, cancellation),
            ReferenceSwitchedShare = Switched(_reference),
            DifferenceSwitchedShare = Switched(_difference),
            ReferenceMixedShare = Mixed(_reference),
            DifferenceMixedShare = Mixed(_difference),
            ReferenceTags = _reference.Tags.Values.Sum(),
            DifferenceTags = _difference.Tags.Values.Sum(),
            ReferenceEmpty = _reference.Empty,
            DifferenceEmpty = _difference.Empty,
            WritingDifferences = new(WritingComparison.Differences(_reference.Writing, _difference.Writing, _options.Tokens.SpokenNumbers == SpokenNumbers.English)),
            Tokens = _options.Tokens.Description,
            Entities = EntityDensities.Of(_reference, _difference, settings, cancellation),
            Coverage = WordFrequencies.Coverage(_reference, _difference, _types),
            Remarks = new(Remarks()),
        };
    }

    private TextList Named(TermDirection direction, CancellationToken cancellation) => new(
        Terms(new VocabularyTermOptions { MinimumCount = 2, MinimumRecordings = 2, SurplusFirst = direction == TermDirection.Surplus }, cancellation)
            .TakeWhile(term => term.Direction == direction)
            .Where(term => !term.IsNumeral)
            .Take(MostNamed)
            .Select(term => term.Term));

    private List<TermCount> Words(int least, CancellationToken cancellation)
    {
        (TermSpread reference, TermSpread difference) = Spread(cancellation);
        List<TermCount> counts = [];
        for (int type = 0; type < _types.Count; type++)
        {
            long one = _reference.CountOf(type), other = _difference.CountOf(type);
            if (one + other < least) continue;
            counts.Add(new TermCount
            {
                Key = type,
                Reference = (int)one,
                Difference = (int)other,
                ReferenceRecordings = reference.Recordings[type],
                DifferenceRecordings = difference.Recordings[type],
                ReferenceDispersion = (float)(reference.Dispersion(type) ?? 0),
                DifferenceDispersion = (float)(difference.Dispersion(type) ?? 0),
            });
        }

        return counts;
    }

    private (TermSpread Reference, TermSpread Difference) Spread(CancellationToken cancellation) =>
        _spread ??= (TermSpread.Of(_reference, _types.Count, cancellation), TermSpread.Of(_difference, _types.Count, cancellation));

    private static double? Switched(CorpusText text) => text.Switching.Words == 0 ? null : (double)(text.Switching.OtherScript + text.Switching.OtherLanguage) / text.Switching.Words;

    private static double? Mixed(CorpusText text) => text.Switching.Utterances == 0 ? null : (double)text.Switching.Mixed / text.Switching.Utterances;

    private IEnumerable<string> Remarks()
    {
        foreach ((string name, CorpusText text) in new[] { ("production", _reference), ("training", _difference) })
        {
            if (text.WithRecording < text.Log.Utterances)
                yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {text.Log.Utterances - text.WithRecording:N0} transcripts name no recording; each counts as one, which narrows intervals where they share calls");
            if (text.Recordings < OutOfVocabulary.LeastRecordings)
                yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {text.Recordings:N0} recordings are too few for an interval");
            if (text.Characters > SmallestTrustedShare * text.Tokens)
                yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {100.0 * text.Characters / text.Tokens:0.0} % of tokens are single characters of a script without spaces; give -Segmenter to count words");
        }

        if (_options.Languages is null) yield return "code-switching is told by script alone; give -WordList for languages that share one";
    }

    private void RequireWords()
    {
        if (_reference.Tokens > 0 && _difference.Tokens > 0) return;
        throw new SpeechDataException(
            "VocabularyEmpty", SpeechDataProblem.InvalidData, $"{(_reference.Tokens == 0 ? "Production" : "Training")} has not one word of text. Give manifests with texts, annotation or text files.");
    }
}
