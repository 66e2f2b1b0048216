using System.Collections;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Pipeline;
using AsrDataTools.Reporting;
using AsrDataTools.Scoring.Robustness;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Commands;

/// <summary>Measures how much worse an engine recognises variants of utterances than their clean originals, by condition, and what that comes to in production.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "RobustnessGap", DefaultParameterSetName = GapSet, SupportsShouldProcess = true)]
[OutputType(typeof(RobustnessGap), ParameterSetName = [GapSet])]
[OutputType(typeof(RobustnessCurve), ParameterSetName = [CurveSet])]
public sealed class MeasureRobustnessGapCommand : WordScoringCommand
{
    private const string GapSet = "Gap";
    private const string CurveSet = "Curve";

    // The first is how New-ChannelVariant names the channel that it drew; manifests call a column "condition" Environment.
    private static readonly string[] DefaultColumns = ["variant_channel", "condition", nameof(SpeechUtterance.Environment)];

    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);
    private RobustnessMaterial? _material;
    private WordScorer? _scorer;
    private TranscriptObject? _objects;
    private long _scored;
    private long _failed;

    /// <summary>Transcripts of variants and of their originals: what Invoke-Transcription emits, rows with a reference and a hypothesis, or files of such.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object[] InputObject { get; set; } = [];

    /// <summary>Transcripts of the originals, where they are a set of their own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Clean { get; set; } = [];

    /// <summary>Column or property of the recogniser's text.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? HypothesisColumn { get; set; }

    /// <summary>Column in which a variant names its original.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string ParentColumn { get; set; } = "parent_id";

    /// <summary>Columns with numbers: emits how word errors depend on each, and nothing else.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CurveSet)]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] CurveBy { get; set; } = [];

    /// <summary>Production: a hashtable of condition and share, or acoustic profiles, tables of such, recordings.</summary>
    [Parameter(ParameterSetName = GapSet)]
    [ValidateNotNullOrEmpty]
    public object[] Production { get; set; } = [];

    /// <summary>The measure of production's profiles that conditions are told by.</summary>
    [Parameter(ParameterSetName = GapSet)]
    [ArgumentCompleter(typeof(AcousticMeasureCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProductionMeasure { get; set; }

    /// <summary>Hours that the recogniser is trained on, so that remedies tell hours.</summary>
    [Parameter(ParameterSetName = GapSet)]
    [ValidateRange(0.001, 1e7)]
    public double? TrainingHours { get; set; }

    /// <summary>A gap wholly below it passes, 0…1.</summary>
    [Parameter(ParameterSetName = GapSet)]
    [ValidateRange(0.0001, 1.0)]
    public double WarnGap { get; set; } = 0.02;

    /// <summary>A gap wholly at or above it fails, 0…1.</summary>
    [Parameter(ParameterSetName = GapSet)]
    [ValidateRange(0.0001, 1.0)]
    public double FailGap { get; set; } = 0.05;

    /// <summary>Writes the picture: an HTML page that needs nothing else.</summary>
    [Parameter(ParameterSetName = GapSet)]
    [ValidateNotNullOrEmpty]
    public string? ReportPath { get; set; }

    private RobustnessOptions Options => new() { Summing = Summing, Scoring = Scoring, WarnGap = WarnGap, FailGap = FailGap, TrainingHours = TrainingHours };

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (WarnGap > FailGap) ThrowInputError(new SpeechDataException("GapThresholdsCrossed", SpeechDataProblem.InvalidArgument, Counted.Text($"-WarnGap {WarnGap} is above -FailGap {FailGap}. Give a gap that warns before it fails.")));
        _scorer = new WordScorer(Scoring, Cancellation);
        _objects = new TranscriptObject(ReferenceColumn, HypothesisColumn);
        _material = new RobustnessMaterial(ParentColumn, cleanIsApart: Clean.Length > 0);
        foreach (object item in Clean) Read(item, _material.AddOriginal);
    }

    protected override void ProcessRecord()
    {
        foreach (object item in InputObject) Read(item, _material!.Add);
    }

    protected override void EndProcessing()
    {
        CompleteScoring();
        try
        {
            if (CurveBy.Length > 0) WriteCurves();
            else WriteGaps();
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
        WriteSummary(Counted.Text($"Scored {_scored:N0} utterances, {_material!.Originals:N0} originals and {_material.Variants:N0} variants; {_failed:N0} rows or files left out."));
    }

    private void WriteCurves()
    {
        HashSet<string> told = new(StringComparer.Ordinal); // Each curve looks at the same utterances.
        foreach (string column in CurveBy)
        {
            WriteObject(DoseResponse.Measure(_material!, column, Options, exception =>
            {
                if (told.Add(exception.Message)) Fail(exception);
            }, Cancellation));
        }
    }

    private void WriteGaps()
    {
        if (GroupBy.Length == 0) GroupBy = [DefaultGroup()];
        ProductionMix? production = new ProductionMixIntake(this, SessionState.Path, WriteInputError, ThrottleLimit, Cancellation).Read(Production, ProductionMeasure, GroupBy);
        IReadOnlyList<RobustnessGap> rows = RobustnessAnalysis.Measure(_material!, Options, production, Fail, Cancellation);
        WriteObject(rows, enumerateCollection: true);
        if (ReportPath is null) return;
        string path = ResolveNewPath(ReportPath);
        if (ShouldProcess(path, "Write the picture of the robustness gap")) RobustnessPage.Write(rows, path);
    }

    private string DefaultGroup() => DefaultColumns.FirstOrDefault(_columns.Contains) ?? throw new SpeechDataException(
        "GroupByMissing", SpeechDataProblem.InvalidArgument, $"Say with -GroupBy by which columns conditions are told apart, such as codec or snr_db; the variants have none of {string.Join(", ", DefaultColumns)}.");

    private void Read(object? item, Action<UtteranceScore> take)
    {
        object? plain = item is PSObject wrapped ? wrapped.BaseObject : item;
        try
        {
            switch (plain)
            {
                case null:
                    break;
                case string path:
                    IReadOnlyCollection<string> resolved = InputPath.Resolve(SessionState.Path, path);
                    if (resolved.Count == 0) throw InputPath.NotFound(path);
                    foreach (string one in resolved) ReadFile(one, take);
                    break;
                case FileSystemInfo file:
                    ReadFile(file.FullName, take);
                    break;
                case IEnumerable items and not IDictionary:
                    foreach (object? inner in items) Read(inner, take);
                    break;
                default:
                    Take(_objects!.Read(item!), take);
                    break;
            }
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
    }

    // A row of a file without a hypothesis is one in which nothing was recognised, as for Measure-WordError.
    private void ReadFile(string path, Action<UtteranceScore> take)
    {
        foreach (TranscriptPair pair in TranscriptPairs.Read(path, null, ReferenceColumn, HypothesisColumn, Fail)) Take(pair, take);
    }

    private void Take(TranscriptPair pair, Action<UtteranceScore> take)
    {
        if (Score(_scorer!, pair, Fail) is not { } score) return;
        try
        {
            take(score);
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
            return;
        }

        foreach (string column in DefaultColumns)
        {
            if (!string.IsNullOrEmpty(pair.Property(column)?.ToString())) _columns.Add(column);
        }

        _scored++;
        ShowScoring(_scored);
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
