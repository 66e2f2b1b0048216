using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Commands;

/// <summary>Tells which of several recognisers is better on the same utterances, and whether that is more than chance.</summary>
[Cmdlet(VerbsData.Compare, "WordError", DefaultParameterSetName = FileSet)]
[OutputType(typeof(WordErrorComparison))]
public sealed class CompareWordErrorCommand : WordScoringCommand
{
    private const string FileSet = "File";
    private const string ColumnSet = "Column";
    private const string InputObjectSet = "InputObject";

    private readonly HashSet<string> _reported = [];
    private Dictionary<string, UtteranceScore>[] _scores = [];
    private WordScorer[] _scorers = [];
    private TranscriptObject[] _objects = [];
    private long _scored;
    private long _missing;
    private long _failed;

    /// <summary>References: a trn, stm, text or JSON file, a manifest, or a folder of text files.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ColumnSet)]
    [ValidateNotNullOrEmpty]
    public string Reference { get; set; } = "";

    /// <summary>Hypotheses, one file or folder a system.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = FileSet)]
    [ValidateCount(2, 100)]
    public string[] Hypothesis { get; set; } = [];

    /// <summary>Objects with a reference and the hypotheses of each system.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [ValidateNotNull]
    public object[] InputObject { get; set; } = [];

    /// <summary>Columns or properties of the systems' texts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ColumnSet)]
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet)]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateCount(2, 100)]
    public string[] HypothesisColumn { get; set; } = [];

    /// <summary>Names of the systems; those of the files or columns unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        int systems = ParameterSetName == FileSet ? Hypothesis.Length : HypothesisColumn.Length;
        if (Name.Length == 0) Name = ParameterSetName == FileSet ? FileNames() : HypothesisColumn;
        if (Name.Length != systems || Name.Distinct(StringComparer.Ordinal).Count() != systems)
        {
            ThrowInputError(new SpeechDataException(
                "SystemNamesInvalid", SpeechDataProblem.InvalidArgument, $"{systems} systems need as many different names; -Name has {string.Join(", ", Name)}."));
        }

        _scores = [.. Name.Select(_ => new Dictionary<string, UtteranceScore>(StringComparer.Ordinal))];
        _scorers = [.. Name.Select(_ => new WordScorer(Scoring, Cancellation))];
        _objects = [.. HypothesisColumn.Select(column => new TranscriptObject(ReferenceColumn, column))];
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == InputObjectSet)
        {
            foreach (object item in InputObject) ScoreObject(item);
            return;
        }

        for (int system = 0; system < Name.Length; system++) ScoreFiles(system);
    }

    protected override void EndProcessing()
    {
        CompleteScoring();
        try
        {
            if (Array.Exists(_scores, scores => scores.Count > 0))
            {
                SystemScores[] systems = [.. Name.Select((name, index) => new SystemScores(name, _scores[index]))];
                WriteObject(SystemComparison.Compare(systems, Summing, Scoring, Cancellation), enumerateCollection: true);
            }
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

        WarnOfGaps();
        WriteSummary(Counted.Text(
            $"Scored {_scored:N0} hypotheses of {Name.Length} systems; {_missing:N0} missing (scored as deletions); {_failed:N0} rows or files left out."));
    }

    private string[] FileNames()
    {
        string[] names = [.. Hypothesis.Select(path => System.IO.Path.GetFileNameWithoutExtension(path.TrimEnd('/', '\\')))];
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : Hypothesis;
    }

    private void ScoreFiles(int system)
    {
        try
        {
            string? hypothesis = ParameterSetName == FileSet ? ResolveNewPath(Hypothesis[system]) : null;
            string? column = ParameterSetName == FileSet ? null : HypothesisColumn[system];
            foreach (TranscriptPair pair in TranscriptPairs.Read(ResolveNewPath(Reference), hypothesis, ReferenceColumn, column, Fail)) Add(system, pair);
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
            TranscriptPair[] pairs = [.. _objects.Select(reader => reader.Read(item))];
            for (int system = 0; system < pairs.Length; system++) Add(system, pairs[system]);
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
    }

    private void Add(int system, TranscriptPair pair)
    {
        if (Score(_scorers[system], pair, Fail) is not { } score) return;
        if (!_scores[system].TryAdd(pair.Id, score))
        {
            Fail(new SpeechDataException("TranscriptDuplicate", SpeechDataProblem.InvalidData, $"'{pair.Id}' comes a second time. The first is scored."));
            return;
        }

        _scored++;
        if (pair.IsHypothesisMissing) _missing++;
        ShowScoring(_scored);
    }

    // The references are read once a system; what is wrong with them is said once.
    private void Fail(SpeechDataException exception)
    {
        if (!_reported.Add(exception.Message)) return;
        _failed++;
        WriteInputError(exception);
    }
}
