using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Words;

/// <summary>The running sums of one group.</summary>
internal sealed class WordErrorTally
{
    /// <summary>With fewer blocks no interval is given.</summary>
    private const int LeastBlocks = 10;

    private readonly Dictionary<string, (long Errors, long Words)> _speakers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Errors, long Words)> _recordings = new(StringComparer.Ordinal);
    private readonly List<(long Errors, long Words)> _utterances = [];
    private WordCounts _words;
    private WordCounts _characters;
    private int _wrong;
    private int _missing;
    private int _hallucinated;
    private int _repetitive;
    private int _withoutSpeaker;
    private int _withoutRecording;
    private bool _isUnsegmented;

    public void Add(UtteranceCounts score)
    {
        (long, long) sums = (score.Words.Errors, score.Words.Words);
        _words += score.Words;
        _characters += score.Characters;
        _wrong += score.Words.Errors > 0 ? 1 : 0;
        _missing += score.Pair.IsHypothesisMissing ? 1 : 0;
        _hallucinated += score.IsHallucinated ? 1 : 0;
        _repetitive += score.IsRepetitive ? 1 : 0;
        _isUnsegmented = _isUnsegmented || score.HasUnsegmentedWords;
        _utterances.Add(sums);
        if (!Add(_speakers, score.Pair.Speaker, sums)) _withoutSpeaker++;
        if (!Add(_recordings, score.Pair.Recording, sums)) _withoutRecording++;
    }

    public WordErrorResult Result(string group, WordErrorOptions options, WordScoringOptions scoring, CancellationToken cancellation)
    {
        List<string> remarks = [];
        ErrorClustering blocks = Blocks(options);
        (double Low, double High)? interval = Interval(blocks, options, remarks, cancellation);
        if (_words.Words == 0 && _utterances.Count > 0) remarks.Add("no reference words, so no rate");
        if (_missing > 0) remarks.Add(FormattableString.Invariant($"{_missing:N0} hypotheses missing, scored as deletions"));
        if (_isUnsegmented) remarks.Add("text written without spaces: look at CharacterErrorRate, or give -SplitUnsegmented");
        return new WordErrorResult
        {
            Group = group,
            Utterances = _utterances.Count,
            Speakers = _speakers.Count,
            Words = _words.Words,
            Correct = _words.Correct,
            Substitutions = _words.Substitutions,
            Deletions = _words.Deletions,
            Insertions = _words.Insertions,
            WordErrorRate = _words.ErrorRate,
            Low = interval?.Low,
            High = interval?.High,
            ClusteredBy = interval is null ? null : blocks,
            CharacterErrorRate = _characters.ErrorRate,
            MatchErrorRate = _words.MatchErrorRate,
            WordInformationLost = _words.InformationLost,
            WordInformationPreserved = _words.InformationPreserved,
            UtteranceErrorRate = _utterances.Count == 0 ? null : (double)_wrong / _utterances.Count,
            MissingHypotheses = _missing,
            HallucinatedUtterances = _hallucinated,
            RepetitiveUtterances = _repetitive,
            Convention = scoring.Convention,
            Normalizer = scoring.NormalizerName,
            Remarks = new TextList(remarks),
        };
    }

    private ErrorClustering Blocks(WordErrorOptions options) => options.ClusterBy != ErrorClustering.Auto ? options.ClusterBy
        : _withoutSpeaker == 0 && _speakers.Count >= LeastBlocks ? ErrorClustering.Speaker
        : ErrorClustering.Utterance;

    private (double Low, double High)? Interval(ErrorClustering clustering, WordErrorOptions options, List<string> remarks, CancellationToken cancellation)
    {
        (string kind, IReadOnlyCollection<(long Errors, long Words)> blocks, int without) = clustering switch
        {
            ErrorClustering.Speaker => ("speakers", _speakers.Values, _withoutSpeaker),
            ErrorClustering.Recording => ("recordings", _recordings.Values, _withoutRecording),
            _ => ("utterances", (IReadOnlyCollection<(long, long)>)_utterances, 0),
        };
        if (without > 0) remarks.Add(FormattableString.Invariant($"{without:N0} utterances without {kind[..^1]} are not in the interval"));
        if (blocks.Count < LeastBlocks)
        {
            remarks.Add(FormattableString.Invariant($"{blocks.Count} {kind}: too few for an interval"));
            return null;
        }

        if (clustering != ErrorClustering.Speaker) remarks.Add($"interval over {kind}: it does not cover new speakers");
        double[] replicates = RatioBootstrap.Replicates(
            [.. blocks.Select(block => block.Errors)], [.. blocks.Select(block => block.Words)], options.Replicates, options.Seed, cancellation);
        double effective = EffectiveClusters.Of([.. Enumerable.Range(0, blocks.Count)], [.. blocks.Select(block => (double)block.Words)]);
        return BootstrapInterval.Percentile(replicates, BootstrapInterval.TailShare(options.ConfidenceLevel, effective));
    }

    private static bool Add(Dictionary<string, (long Errors, long Words)> sums, string? name, (long Errors, long Words) added)
    {
        if (name is null) return false;
        (long errors, long words) = sums.GetValueOrDefault(name);
        sums[name] = (errors + added.Errors, words + added.Words);
        return true;
    }
}
