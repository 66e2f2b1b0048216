using System.Management.Automation;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Commands;

/// <summary>Scores who spoke when: diarization error rate as NIST's md-eval counts it, and Jaccard error rate.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "DiarizationError", DefaultParameterSetName = PooledSet)]
[OutputType(typeof(DiarizationErrorResult), ParameterSetName = [PooledSet, PerRecordingSet])]
[OutputType(typeof(SpeakerErrorResult), ParameterSetName = [PerSpeakerSet])]
public sealed class MeasureDiarizationErrorCommand : AnnotationScoringCommand
{
    private const string PooledSet = "Pooled";
    private const string PerRecordingSet = "PerRecording";
    private const string PerSpeakerSet = "PerSpeaker";

    private readonly DiarizationMaterial _material = new();
    private AnnotationIntake? _intake;
    private RunProgress? _progress;

    /// <summary>Who truly spoke when: annotation files, folders of them, or documents.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public object[] Reference { get; set; } = [];

    /// <summary>What a system says, as <see cref="Reference"/>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Hypothesis { get; set; } = [];

    /// <summary>UEM files: the time that is evaluated.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Uem { get; set; } = [];

    /// <summary>Seconds on either side of each reference boundary that are not scored.</summary>
    [Parameter]
    [ValidateRange(0.0, 60.0)]
    public double CollarSeconds { get; set; }

    /// <summary>Leaves out the time in which two reference turns overlap.</summary>
    [Parameter]
    public SwitchParameter SkipOverlap { get; set; }

    /// <summary>One row for each channel of each recording in place of the pooled row.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PerRecordingSet)]
    public SwitchParameter PerRecording { get; set; }

    /// <summary>One row for each speaker of the reference in place of the pooled row.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PerSpeakerSet)]
    public SwitchParameter PerSpeaker { get; set; }

    /// <summary>Level of the pooled row's intervals.</summary>
    [Parameter(ParameterSetName = PooledSet)]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates over recordings.</summary>
    [Parameter(ParameterSetName = PooledSet)]
    [ValidateRange(100, 100_000)]
    public int Replicates { get; set; } = 1000;

    /// <summary>Same seed and data, same intervals.</summary>
    [Parameter(ParameterSetName = PooledSet)]
    public long Seed { get; set; } = 1;

    protected override void BeginProcessing()
    {
        _progress = new RunProgress(this, "Scoring recordings", "recordings");
        _intake = new AnnotationIntake(SessionState.Path, Report, Cancellation);
        _intake.Read(Reference, document => Take(() => _material.AddReference(document)));
        _intake.Read(Uem, _material.AddRegions);
    }

    protected override void ProcessRecord() => _intake!.Read(Hypothesis, document => Take(() => _material.AddHypothesis(document)));

    protected override void EndProcessing()
    {
        DiarizationOptions options = new() { CollarSeconds = CollarSeconds, SkipOverlap = SkipOverlap };
        DiarizationPool pool = new(options);
        try
        {
            foreach (DiarizationPair pair in _material.Pairs(Report)) Score(pair, options, pool);
            WarnOfGaps();
            if (pool.Recordings > 0 && ParameterSetName == PooledSet)
            {
                WriteObject(pool.Overall(new(ConfidenceLevel, Replicates, Seed), Cancellation));
            }
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        _progress!.Complete();
        WriteSummary(Counted.Text(
            $"Scored {pool.Recordings:N0} recordings; {_material.WithoutHypothesis.Count:N0} of them without a hypothesis; {Failed:N0} inputs or recordings failed."));
    }

    private void Score(DiarizationPair pair, DiarizationOptions options, DiarizationPool pool)
    {
        Cancellation.ThrowIfCancellationRequested();
        _progress!.Take();
        try
        {
            DiarizationScore score = DiarizationScorer.Score(pair, options);
            pool.Add(score);
            if (PerRecording) WriteObject(pool.RowOf(score));
            if (PerSpeaker) WriteObject(score.Speakers, enumerateCollection: true);
            _progress.Succeed(score.Errors.ScoredSeconds);
        }
        catch (SpeechDataException exception)
        {
            _progress.Fail();
            Report(exception);
        }

        _progress.Show();
    }

    private void WarnOfGaps()
    {
        if (_material.WithoutHypothesis.Count > 0)
        {
            WriteWarning($"No hypothesis for {Names(_material.WithoutHypothesis)}: all of their speech counts as missed.");
        }

        if (_material.WithoutRegions.Count > 0)
        {
            WriteWarning($"-Uem says nothing of {Names(_material.WithoutRegions)}: evaluated from the first to the last boundary of their reference.");
        }
    }
}
