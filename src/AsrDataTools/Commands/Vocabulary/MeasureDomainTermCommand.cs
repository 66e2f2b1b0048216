using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Commands;

/// <summary>Measures the terms of a domain: how often training and production have them, and how well a recogniser gets them.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "DomainTerm", DefaultParameterSetName = CoverageSet)]
[OutputType(typeof(DomainTermCoverage), typeof(DomainTermScore))]
public sealed class MeasureDomainTermCommand : VocabularyCommand
{
    private const string CoverageSet = "Coverage";
    private const string HypothesisSet = "Hypothesis";
    private const string Activity = "Looking for terms";

    private TermList? _list;
    private TermScanner? _scanner;
    private TermTally? _training;
    private TermTally? _production;
    private SpokenTextIntake? _intake;
    private WorkerPump<TermBatch, TermBatch>? _pump;
    private TermBatch _batch = new();

    /// <summary>Lists of terms: text, CSV or TSV, Hunspell .dic, kwlist XML; wildcards allowed.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] TermList { get; set; } = [];

    /// <summary>Training: transcripts as manifests, annotation, text files, folders, utterances or rows; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = CoverageSet)]
    [ValidateNotNullOrEmpty]
    public object[] Training { get; set; } = [];

    /// <summary>Production, as <see cref="Training"/>; without it only minimum examples make a target.</summary>
    [Parameter(Position = 1, ParameterSetName = CoverageSet)]
    [ValidateNotNullOrEmpty]
    public object[] Production { get; set; } = [];

    /// <summary>Examples that training is to have of a term whose list does not say.</summary>
    [Parameter(ParameterSetName = CoverageSet)]
    [ValidateRange(0, 1_000_000)]
    public int MinimumExamples { get; set; } = 10;

    /// <summary>References: a trn, text or JSON file, a manifest, or a folder of text files.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HypothesisSet)]
    [ValidateNotNullOrEmpty]
    public string Reference { get; set; } = "";

    /// <summary>Hypotheses; not given where the reference's rows hold them too.</summary>
    [Parameter(ParameterSetName = HypothesisSet)]
    [ValidateNotNullOrEmpty]
    public string? Hypothesis { get; set; }

    /// <summary>Column of the reference text.</summary>
    [Parameter(ParameterSetName = HypothesisSet)]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ReferenceColumn { get; set; }

    /// <summary>Column of the recogniser's text.</summary>
    [Parameter(ParameterSetName = HypothesisSet)]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? HypothesisColumn { get; set; }

    /// <summary>What the alignment minimises.</summary>
    [Parameter(ParameterSetName = HypothesisSet)]
    public AlignmentConvention Convention { get; set; }

    /// <summary>Emits a row for each term, those missed most first, and nothing else.</summary>
    [Parameter(ParameterSetName = HypothesisSet)]
    public SwitchParameter PerTerm { get; set; }

    /// <summary>Level of the intervals.</summary>
    [Parameter(ParameterSetName = HypothesisSet)]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates.</summary>
    [Parameter(ParameterSetName = HypothesisSet)]
    [ValidateRange(100, 100_000)]
    public int Replicates { get; set; } = 1000;

    /// <summary>Same seed and data, same intervals.</summary>
    [Parameter(ParameterSetName = HypothesisSet)]
    public long Seed { get; set; } = 1;

    /// <summary>Forms of a term's last word that count as the term.</summary>
    [Parameter]
    public TermInflection Inflection { get; set; }

    /// <summary>Most threads; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    protected override void BeginProcessing()
    {
        try
        {
            _list = AsrDataTools.Vocabulary.TermList.Build(TermList.SelectMany(Terms), TokenOptions, Inflection, Report);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        if (_list.Duplicates > 0)
            WriteWarning(Counted.Text($"{_list.Duplicates:N0} terms come again, each taken once, the first of them {_list.FirstDuplicate}. Letter case, punctuation and the spelling of numbers do not tell terms apart."));
        if (ParameterSetName == HypothesisSet) return;
        _scanner = new TermScanner(_list, TokenOptions);
        _intake = Intake();
        _training = Begin();
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == HypothesisSet) Score();
        else _intake!.Read(Training, Take);
    }

    protected override void EndProcessing()
    {
        if (ParameterSetName == HypothesisSet) return;
        Finish();
        if (Production.Length > 0)
        {
            _production = Begin();
            _intake!.Read(Production, Take);
            Finish();
        }

        CompleteProgress();
        foreach (DomainTermCoverage row in DomainTermCoverage.Rows(_list!, _training!, _production, MinimumExamples))
        {
            if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
            WriteObject(row);
        }

        string produced = _production is null ? "" : Counted.Text($" and {_production.Tokens:N0} of production ({_production.Transcripts:N0} transcripts)");
        WriteSummary(Counted.Text(
            $"Looked for {_list!.Terms.Count:N0} terms in {_training!.Tokens:N0} words of training ({_training.Transcripts:N0} transcripts, {_training.WithoutSpeaker:N0} without a speaker){produced}; {_intake!.Untexted:N0} rows without text; {Failed:N0} inputs or rows failed."));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _pump?.Dispose();
    }

    private IEnumerable<DomainTerm> Terms(string path)
    {
        IReadOnlyCollection<string> paths = InputPath.Resolve(SessionState.Path, path);
        if (paths.Count == 0) throw InputPath.NotFound(path);
        return paths.SelectMany(one => TermListReader.Read(one, Report));
    }

    private TermTally Begin()
    {
        TermTally tally = new(_list!);
        _batch = new();
        _pump = new(ThrottleLimit, ordered: true, _scanner!.Scan, outcome =>
        {
            if (outcome.Failure is { } unexpected) throw unexpected; // Searching has no failure of one text alone.
            tally.Add(outcome.Result!);
        }, Cancellation);
        return tally;
    }

    private void Take(SpokenText text)
    {
        _batch.Add(text);
        Passed(Activity);
        if (_batch.Characters < TermBatch.FullAt) return;
        _pump!.Post(_batch);
        _batch = new();
    }

    private void Finish()
    {
        if (_batch.Texts.Count > 0) _pump!.Post(_batch);
        _pump!.Finish();
        _pump.Dispose();
    }

    private void Score()
    {
        TermScorer scorer = new(_list!, new TermScoringOptions { Tokens = TokenOptions, Convention = Convention, ConfidenceLevel = ConfidenceLevel, Replicates = Replicates, Seed = Seed }, Cancellation);
        long missing = 0;
        try
        {
            foreach (TranscriptPair pair in TranscriptPairs.Read(ResolveNewPath(Reference), Hypothesis is null ? null : ResolveNewPath(Hypothesis), ReferenceColumn, HypothesisColumn, Report))
            {
                scorer.Add(pair);
                if (pair.IsHypothesisMissing) missing++;
                Passed(Activity);
            }

            CompleteProgress();
            if (scorer.Utterances > 0) WriteObject(PerTerm ? scorer.TermResults() : scorer.Results(Cancellation), enumerateCollection: true);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        WriteSummary(Counted.Text($"Looked for {_list!.Terms.Count:N0} terms in {scorer.Utterances:N0} utterances; {missing:N0} hypotheses missing (scored as deletions); {Failed:N0} rows or files left out."));
    }
}
