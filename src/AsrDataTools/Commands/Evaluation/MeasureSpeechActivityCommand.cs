using System.Collections;
using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Scoring.SpeechActivity;

namespace AsrDataTools.Commands;

/// <summary>Scores a detector of speech: misses, false alarms and detection cost as NIST's OpenSAT counts them.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "SpeechActivity", DefaultParameterSetName = PooledSet)]
[OutputType(typeof(SpeechActivityResult))]
public sealed class MeasureSpeechActivityCommand : AnnotationScoringCommand
{
    private const string PooledSet = "Pooled";
    private const string PerRecordingSet = "PerRecording";

    private readonly SpeechActivityMaterial _material = new();
    private AnnotationIntake? _intake;
    private RunProgress? _progress;

    /// <summary>Where there truly is speech: annotation files, folders of them, or documents.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public object[] Reference { get; set; } = [];

    /// <summary>Where a detector hears it, as <see cref="Reference"/>, or acoustic profiles with segments.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Hypothesis { get; set; } = [];

    /// <summary>UEM files: the time that is scored.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Uem { get; set; } = [];

    /// <summary>Seconds next to speech that are cut from non-speech; a row for each.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateRange(0.0, 60.0)]
    public double[] CollarSeconds { get; set; } = [0.5];

    /// <summary>One row for each channel of each recording in place of the pooled row.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PerRecordingSet)]
    public SwitchParameter PerRecording { get; set; }

    /// <summary>Level of the pooled row's interval.</summary>
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

    protected override void ProcessRecord() => Add(Hypothesis);

    protected override void EndProcessing()
    {
        SpeechActivityPool[] pools = [.. CollarSeconds.Distinct().Select(collar => new SpeechActivityPool(collar))];
        try
        {
            foreach (DiarizationPair pair in _material.Pairs(Report)) Score(pair, pools);
            WarnOfGaps();
            if (ParameterSetName == PooledSet) Array.ForEach(pools, WritePooled);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        _progress!.Complete();
        WriteSummary(Counted.Text(
            $"Scored {pools[0].Recordings:N0} recordings; {_material.WithoutHypothesis.Count:N0} of them without a hypothesis; {Failed:N0} inputs or recordings failed."));
    }

    private void Add(object? item)
    {
        switch (item is PSObject wrapped ? wrapped.BaseObject : item)
        {
            case AcousticProfile profile:
                Take(() => _material.AddHypothesis(profile));
                break;
            case IEnumerable items and not string and not IDictionary:
                foreach (object? one in items) Add(one);
                break;
            case object other:
                _intake!.Read(other, document => Take(() => _material.AddHypothesis(document)));
                break;
            default:
                break;
        }
    }

    private void Score(DiarizationPair pair, SpeechActivityPool[] pools)
    {
        Cancellation.ThrowIfCancellationRequested();
        _progress!.Take();
        try
        {
            double scored = 0;
            foreach (SpeechActivityPool pool in pools)
            {
                SpeechActivityScore score = SpeechActivityScorer.Score(pair, pool.CollarSeconds);
                pool.Add(score);
                if (PerRecording) WriteObject(pool.RowOf(score));
                scored = score.Errors.SpeechSeconds + score.Errors.NonSpeechSeconds;
            }

            _progress.Succeed(scored);
        }
        catch (SpeechDataException exception)
        {
            _progress.Fail();
            Report(exception);
        }

        _progress.Show();
    }

    private void WritePooled(SpeechActivityPool pool)
    {
        if (pool.Recordings == 0) return;
        SpeechActivityResult row = pool.Overall(new(ConfidenceLevel, Replicates, Seed), Cancellation);
        if (row.SpeechSeconds > 0 && row.FalseAlarmProbability is null)
        {
            WriteWarning(Counted.Text($"A collar of {pool.CollarSeconds} s leaves no non-speech to score: the cost says nothing of false alarms. Take a smaller -CollarSeconds."));
        }

        WriteObject(row);
    }

    private void WarnOfGaps()
    {
        if (_material.WithoutHypothesis.Count > 0)
        {
            WriteWarning($"No hypothesis for {Names(_material.WithoutHypothesis)}: all of their speech counts as missed.");
        }

        if (_material.WithoutLength.Count > 0)
        {
            WriteWarning($"Nothing says how long {Names(_material.WithoutLength)} are: scored from the first to the last boundary of their reference, so that false alarms before and after do not count. Give their regions with -Uem.");
        }
    }
}
