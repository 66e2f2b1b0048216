using System.Collections;
using System.Text.Json;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Cluster;

/// <summary>
/// Word errors: pairs are made when the job is, over the whole of references and hypotheses; shards align and count; the merge sums the counts of
/// all utterances up as one process does, groups, intervals and all.
/// </summary>
internal sealed class ScoreTask : JobTask
{
    public override SpeechJobTask Name => SpeechJobTask.Score;

    public override string Done => "scored";

    internal override string PartExtension => "jsonl";

    public override JsonElement Parse(IDictionary table, Func<string, string> resolve) => JobJson.Element(ScoreTaskOptions.Parse(table, resolve));

    public override IEnumerable<object> Merge(JobMerge merge)
    {
        ScoreTaskOptions options = JobJson.Of<ScoreTaskOptions>(merge.Parts.Definition.Parameters);
        WordErrorAnalysis analysis = new(options.Summing, options.Scoring);
        WordCounts total = default;
        long missing = 0;
        foreach (ScoredPair pair in merge.Parts.Rows(part => ScorePart.Read(part, options.Summing.GroupBy.Count), mayRepeat: false, merge.Fail))
        {
            merge.Progress();
            merge.Cancellation.ThrowIfCancellationRequested();
            UtteranceCounts counts = pair.ToCounts(options.Summing.GroupBy);
            analysis.Add(counts);
            total += counts.Words;
            missing += pair.IsHypothesisMissing ? 1 : 0;
        }

        merge.Outcome = FormattableString.Invariant($"{total.Words:N0} reference words, {total.Errors:N0} errors; {missing:N0} hypotheses missing, scored as deletions");
        return analysis.Count > 0 ? analysis.Results(merge.Cancellation) : [];
    }

    internal override IEnumerable<JobRow> Rows(SpeechJobSource source, JsonElement parameters, Action<SpeechDataException> report)
    {
        Refuse("-Format", source.Format is not null);
        Refuse("-AudioRoot", source.AudioRoot is not null);
        Refuse("-ColumnMap", source.ColumnMap.Count > 0);
        Refuse("-Include", source.Include.Count > 0);
        ScoreTaskOptions options = JobJson.Of<ScoreTaskOptions>(parameters);
        HashSet<string> unknown = [.. options.Summing.GroupBy];
        bool any = false;
        foreach (TranscriptPair read in TranscriptPairs.Read(source.ManifestPath, options.Hypothesis, options.ReferenceColumn, options.HypothesisColumn, report))
        {
            TranscriptPair pair = options.Notation == TranscriptNotation.Auto ? read : read with { InNistNotation = options.Notation == TranscriptNotation.Nist };
            unknown.RemoveWhere(name => UtteranceGroups.ValueOf(pair, name) is not null);
            any = true;
            yield return new JobRow(JobJson.Line(ScorePair.Of(pair, options.Summing.GroupBy)), PairPlace.EndOf(pair) - (PairPlace.StartOf(pair) ?? 0), null, 0);
        }

        // Before hours of work rather than after them.
        if (any && options.Summing.GroupBy.FirstOrDefault(unknown.Contains) is { } name) throw UtteranceGroups.Unknown(name);
    }

    internal override PartMarks? Marks(string path) => ScorePart.Marks(path);

    internal override void Work(ShardWork work)
    {
        WordScoringOptions scoring = work.Options<ScoreTaskOptions>().Scoring;

        // A scorer serves one thread.
        using ThreadLocal<WordScorer> scorer = new(() => new WordScorer(scoring, work.Cancellation));
        (ScoredPair?[] scored, ShardFailure[] failures) = work.Each(
            work.Rows<ScorePair>(), _ => null, pair => ScoredPair.Of(pair, scorer.Value!.Score(pair.ToPair()).Counts));
        work.Finish(failures, 0, marks => ScorePart.Write(
            work.PartPath, scored.Select((pair, i) => pair is null ? null : pair with { Row = work.Shard.FirstRow + i }).OfType<ScoredPair>(), marks));
    }

    private static void Refuse(string option, bool isGiven)
    {
        if (isGiven) throw JobErrors.OptionUnsuitable(option, "is not for -Task Score, which reads transcripts. Name columns with -Parameter @{ ReferenceColumn = …; HypothesisColumn = … }.");
    }
}
