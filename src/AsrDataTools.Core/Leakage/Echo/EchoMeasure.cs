using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Leakage.Echo;

/// <summary>Measures how often planted words come back. Not for several threads at once.</summary>
public sealed class EchoMeasure(WordScoringOptions scoring, double confidenceLevel, CancellationToken cancellation)
{
    private readonly WordScorer _scorer = new(scoring, cancellation);
    private int _probes;
    private int _unplanted;
    private int _missing;
    private int _planted;
    private int _reproduced;
    private int _echoed;

    /// <summary>Holds one utterance's three texts against each other.</summary>
    /// <param name="said">The reference, and as its hypothesis what is really said.</param>
    /// <param name="recognised">The same reference, and the recogniser's text.</param>
    /// <returns>Null where the reference is what is said.</returns>
    /// <exception cref="SpeechDataException">A text cannot be aligned.</exception>
    public EchoProbe? Add(TranscriptPair said, TranscriptPair recognised)
    {
        bool[] planted = [.. Matched(said).Select(match => !match.IsCorrect)];
        if (!planted.Contains(true))
        {
            _unplanted++;
            return null;
        }

        (string Word, bool IsCorrect)[] heard = [.. Matched(recognised)];
        EchoProbe probe = new()
        {
            Id = said.Id,
            Speaker = said.Speaker,
            Planted = new TextList(heard.Where((_, word) => planted[word]).Select(match => match.Word)),
            Reproduced = new TextList(heard.Where((match, word) => planted[word] && match.IsCorrect).Select(match => match.Word)),
        };
        _probes++;
        _missing += recognised.IsHypothesisMissing ? 1 : 0;
        _planted += probe.Planted.Count;
        _reproduced += probe.Reproduced.Count;
        _echoed += probe.IsEchoed ? 1 : 0;
        return probe;
    }

    /// <summary>The sums so far.</summary>
    public ReferenceEcho Result()
    {
        (double Low, double High)? interval = _probes == 0 ? null : WilsonInterval.Of(_echoed, _probes, confidenceLevel);
        return new ReferenceEcho
        {
            Probes = _probes,
            Unplanted = _unplanted,
            MissingHypotheses = _missing,
            PlantedWords = _planted,
            ReproducedWords = _reproduced,
            WordShare = _planted == 0 ? null : (double)_reproduced / _planted,
            EchoedProbes = _echoed,
            ProbeShare = _probes == 0 ? null : (double)_echoed / _probes,
            Low = interval?.Low,
            High = interval?.High,
            Normalizer = scoring.NormalizerName,
        };
    }

    // The words of the reference in order, and whether the other text has them there. As plain text: braces are no alternates in a probe.
    private IEnumerable<(string Word, bool IsCorrect)> Matched(TranscriptPair pair) => _scorer.Score(pair with { InNistNotation = false }).Alignment
        .Where(word => word.Reference is not null)
        .Select(word => (word.Reference!, word.Kind == EditKind.Correct));
}
