using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Commands;

/// <summary>Scores recognised text against reference text: word and character error rates, with intervals, by group.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "WordError", DefaultParameterSetName = FileSet)]
[OutputType(typeof(WordErrorResult), typeof(UtteranceWordError), typeof(WordConfusion), typeof(PositionWordError))]
public sealed class MeasureWordErrorCommand : WordScoringCommand
{
    private const string FileSet = "File";
    private const string InputObjectSet = "InputObject";

    private readonly WordConfusionTable _confusions = new();
    private readonly PositionTable _positions = new();
    private WordScorer? _scorer;
    private WordErrorAnalysis? _analysis;
    private TranscriptObject? _objects;
    private WordCounts _total;
    private long _scored;
    private long _missing;
    private long _failed;

    /// <summary>References: a trn, stm, text or JSON file, a manifest, or a folder of text files.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string Reference { get; set; } = "";

    /// <summary>Hypotheses; not given where the reference's rows hold them too.</summary>
    [Parameter(Position = 1, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? Hypothesis { get; set; }

    /// <summary>Objects with a reference and a hypothesis.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [ValidateNotNull]
    public object[] InputObject { get; set; } = [];

    /// <summary>Column or property of the recogniser's text.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? HypothesisColumn { get; set; }

    /// <summary>Emits the utterances, each with its alignment, and nothing else.</summary>
    [Parameter]
    public SwitchParameter PerUtterance { get; set; }

    /// <summary>Emits which word was taken for which, the most frequent first, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Confusion { get; set; }

    /// <summary>Emits errors by tenths of the utterance, and nothing else.</summary>
    [Parameter]
    public SwitchParameter ByPosition { get; set; }

    protected override void BeginProcessing()
    {
        RequireOneKindOfOutput();
        base.BeginProcessing();
        _scorer = new WordScorer(Scoring, Cancellation);
        _objects = new TranscriptObject(ReferenceColumn, HypothesisColumn);
        _analysis = new WordErrorAnalysis(Summing, Scoring);
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == FileSet) ScoreFiles();
        else foreach (object item in InputObject) ScoreObject(item);
    }

    protected override void EndProcessing()
    {
        CompleteScoring();
        if (Confusion) WriteObject(_confusions.Rows(), enumerateCollection: true);
        else if (ByPosition) WriteObject(_positions.Rows(), enumerateCollection: true);
        else if (!PerUtterance) WriteResults();
        WarnOfGaps();
        WriteSummary(Counted.Text(
            $"Scored {_scored:N0} utterances, {_total.Words:N0} reference words, {_total.Errors:N0} errors; {_missing:N0} hypotheses missing (scored as deletions); {_failed:N0} rows or files left out."));
    }

    private void ScoreFiles()
    {
        try
        {
            foreach (TranscriptPair pair in TranscriptPairs.Read(
                ResolveNewPath(Reference), Hypothesis is null ? null : ResolveNewPath(Hypothesis), ReferenceColumn, HypothesisColumn, Fail))
            {
                Score(pair);
            }
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    private void ScoreObject(object item)
    {
        try
        {
            Score(_objects!.Read(item));
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
    }

    private void Score(TranscriptPair pair)
    {
        if (Score(_scorer!, pair, Fail) is not { } score) return;
        _scored++;
        _total += score.Words;
        if (pair.IsHypothesisMissing) _missing++;
        if (PerUtterance) WriteObject(new UtteranceWordError(score, Convention, Scoring.NormalizerName));
        else if (Confusion) _confusions.Add(score);
        else if (ByPosition) _positions.Add(score);
        else _analysis!.Add(score);
        ShowScoring(_scored);
    }

    private void WriteResults()
    {
        try
        {
            if (_analysis!.Count > 0) WriteObject(_analysis.Results(Cancellation), enumerateCollection: true);
        }
        catch (SpeechDataException exception)
        {
            WarnOfGaps();
            ThrowInputError(exception);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }

    private void RequireOneKindOfOutput()
    {
        int kinds = (PerUtterance ? 1 : 0) + (Confusion ? 1 : 0) + (ByPosition ? 1 : 0) + (GroupBy.Length > 0 ? 1 : 0);
        if (kinds <= 1) return;
        ThrowInputError(new SpeechDataException(
            "OutputAmbiguous", SpeechDataProblem.InvalidArgument, "Of -PerUtterance, -Confusion, -ByPosition and -GroupBy give one: each is another kind of row, and one run emits one kind."));
    }
}
