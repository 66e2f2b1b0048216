using System.Management.Automation;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.KeywordSearch;

namespace AsrDataTools.Commands;

/// <summary>Scores keyword search: term weighted values as NIST's KWSEval counts them, and the detection error tradeoff.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "KeywordSearch", DefaultParameterSetName = PooledSet)]
[OutputType(typeof(KeywordSearchResult), ParameterSetName = [PooledSet, PerKeywordSet])]
[OutputType(typeof(DetectionErrorPoint), ParameterSetName = [DetSet])]
public sealed class MeasureKeywordSearchCommand : AnnotationScoringCommand
{
    private const string PooledSet = "Pooled";
    private const string PerKeywordSet = "PerKeyword";
    private const string DetSet = "Det";
    private const int ProgressStep = 4096;

    private readonly KeywordSearchMaterial _material = new();
    private KeywordIntake? _intake;
    private CountProgress? _progress;
    private (double Least, double Greatest)? _range;

    /// <summary>What is truly said and when: annotation with times of words (RTTM LEXEME, CTM, TextGrid …), files, folders or documents.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public object[] Reference { get; set; } = [];

    /// <summary>What the system detected: kwslist, CSV or JSON files, or objects with Keyword, Recording, StartSeconds, DurationSeconds, Score and Decision.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Hypothesis { get; set; } = [];

    /// <summary>What was searched for: kwlist, text, CSV or JSON files, or objects with Keyword and Text.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    public object[] KeywordList { get; set; } = [];

    /// <summary>Experiment control files: the speech that was searched.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Ecf { get; set; } = [];

    /// <summary>Seconds of speech searched, in place of what -Ecf lists.</summary>
    [Parameter]
    [ValidateRange(1.0, 1e9)]
    public double SearchedSeconds { get; set; }

    /// <summary>Decides for detections from this score up, in place of the system's decisions.</summary>
    [Parameter]
    public double Threshold { get; set; }

    /// <summary>How texts are brought together before they are compared.</summary>
    [Parameter]
    public KeywordNormalization Normalization { get; set; }

    /// <summary>What a false alarm weighs against a miss.</summary>
    [Parameter]
    [ValidateRange(0.0, 1e9)]
    public double Beta { get; set; } = 999.9;

    /// <summary>Longest pause between the words of a keyword, seconds.</summary>
    [Parameter]
    [ValidateRange(0.0, 60.0)]
    public double GapSeconds { get; set; } = 0.5;

    /// <summary>How far the middle of a detection may lie outside the keyword, seconds.</summary>
    [Parameter]
    [ValidateRange(0.0, 60.0)]
    public double ToleranceSeconds { get; set; } = 0.5;

    /// <summary>One row for each keyword in place of the row of all.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PerKeywordSet)]
    public SwitchParameter PerKeyword { get; set; }

    /// <summary>The points of the detection error tradeoff in place of the row of all.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DetSet)]
    public SwitchParameter Det { get; set; }

    /// <summary>Level of the intervals.</summary>
    [Parameter(ParameterSetName = PooledSet)]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates over keywords.</summary>
    [Parameter(ParameterSetName = PooledSet)]
    [ValidateRange(100, 100_000)]
    public int Replicates { get; set; } = 1000;

    /// <summary>Same seed and data, same intervals.</summary>
    [Parameter(ParameterSetName = PooledSet)]
    public long Seed { get; set; } = 1;

    protected override void BeginProcessing()
    {
        _progress = new CountProgress(this, "Reading detections", "detections");
        _intake = new KeywordIntake(SessionState.Path, Report, Cancellation);
        _intake.Read(
            KeywordList,
            path => KeywordSearchFiles.ReadKeywords(path, _material.Keywords, Report),
            row => _material.Keywords.Add(KeywordSearchFiles.KeywordOf(row)));
        if (_material.Keywords.Keywords.Count == 0)
        {
            ThrowInputError(new SpeechDataException(
                "KeywordsMissing", SpeechDataProblem.InvalidArgument, "-KeywordList holds no keyword. Give a kwlist, a text file with one keyword a line, a table with the columns Keyword and Text, or such objects."));
        }

        _intake.Read(Ecf, path => KeywordSearchFiles.ReadSearched(path, _material.Searched, Report), row => throw new SpeechDataException(
            "InputNotEcf", SpeechDataProblem.InvalidArgument, $"{row} is no experiment control file. Give its path."));
        new AnnotationIntake(SessionState.Path, Report, Cancellation).Read(Reference, document => Take(() => _material.AddReference(document)));
    }

    protected override void ProcessRecord() => _intake!.Read(Hypothesis, ReadDetections, row => _material.Add(DetectionFields.Read(row), row.Path));

    protected override void EndProcessing()
    {
        if (_material.Words == 0)
        {
            ThrowInputError(new SpeechDataException(
                "WordTimesMissing",
                SpeechDataProblem.InvalidData,
                Counted.Text($"The reference has no word with times ({_material.UntimedWords} without): keywords cannot be found in it. Give LEXEME rows of RTTM, CTM, a tier of words, or align it first.")));
        }

        try
        {
            KeywordSearchScore score = _material.Score(Options(), Cancellation);
            Warn(score);
            Write(score);
            _progress!.Complete();
            WriteSummary(Counted.Text(
                $"Scored {score.Keywords:N0} keywords; {score.KeywordsWithoutTargets:N0} do not occur; {_material.Detections:N0} detections, {score.OutsideSearched:N0} of them outside what is searched; {_material.UnknownKeywords.Values.Sum():N0} of unknown keywords left out; {Failed:N0} inputs or rows failed."));
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    private KeywordSearchOptions Options() => new()
    {
        Beta = Beta,
        GapSeconds = GapSeconds,
        ToleranceSeconds = ToleranceSeconds,
        Normalization = Normalization,
        Threshold = MyInvocation.BoundParameters.ContainsKey(nameof(Threshold)) ? Threshold : null,
        SearchedSeconds = MyInvocation.BoundParameters.ContainsKey(nameof(SearchedSeconds)) ? SearchedSeconds : null,
        ScoreRange = _range,
    };

    private void ReadDetections(string path)
    {
        long read = 0;
        (double Least, double Greatest)? range = KeywordSearchFiles.ReadDetections(
            path,
            detection =>
            {
                if (read++ % ProgressStep == 0)
                {
                    if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
                    _progress!.Done = _material.Detections;
                    _progress.Show(_material.Detections);
                }

                _material.Add(detection, path);
            },
            Report);
        if (range is { } declared) _range = _range is { } known ? (Math.Min(known.Least, declared.Least), Math.Max(known.Greatest, declared.Greatest)) : declared;
    }

    private void Warn(KeywordSearchScore score)
    {
        if (score.Keywords == 0) WriteWarning("No keyword of the list occurs in the reference: there is no value. Do case, spelling and recordings agree?");
        if (_material.Detections == 0) WriteWarning("There is no detection in the hypothesis: every occurrence counts as missed. A search that failed looks the same as one that found nothing.");
        if (_material.UntimedWords > 0) WriteWarning(Counted.Text($"{_material.UntimedWords} words or transcripts of the reference have no times and are not searched."));
        if (score.Undecided) WriteWarning("Some detections have no decision: there is no value at the system's decisions. Give -Threshold, or a column Decision.");
        if (score.DecisionsContradict)
        {
            WriteWarning(Counted.Text(
                $"The decisions are no threshold: a detection of score {score.GreatestRejected} is turned down though one of {score.LeastAccepted} is decided for. NIST asks for one threshold for all keywords; values at the decisions are as the system decided."));
        }

        if (score.OutsideSearched > 0) WriteWarning(Counted.Text($"{score.OutsideSearched} detections lie outside what the ecf lists and are left out."));
        if (score.Duplicates > 0)
        {
            WriteWarning(Counted.Text(
                $"{score.Duplicates} detections have the same keyword, place and time as one before, and count as any other: as false alarms where the keyword occurs once. Was a list given twice?"));
        }
    }

    private void Write(KeywordSearchScore score)
    {
        if (PerKeyword)
        {
            foreach (KeywordSearchResult row in score.PerKeyword()) WriteObject(row);
        }
        else if (Det)
        {
            foreach (DetectionErrorPoint point in score.DetectionErrorTradeoff()) WriteObject(point);
        }
        else
        {
            WriteObject(score.Overall(new(ConfidenceLevel, Replicates, Seed), Cancellation));
        }
    }
}
