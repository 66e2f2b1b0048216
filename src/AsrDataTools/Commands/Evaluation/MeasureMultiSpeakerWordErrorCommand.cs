using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.MultiSpeaker;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Commands;

/// <summary>Scores transcripts of several speakers: cpWER, tcpWER, ORC-WER and their kin, and what is to blame for the errors.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "MultiSpeakerWordError", DefaultParameterSetName = PooledSet)]
[OutputType(typeof(MultiSpeakerWordErrorResult), ParameterSetName = [PooledSet, PerRecordingSet])]
[OutputType(typeof(WordErrorBlame), ParameterSetName = [PooledSet, PerRecordingSet])]
[OutputType(typeof(SpeakerWordErrorResult), ParameterSetName = [PerSpeakerSet])]
[OutputType(typeof(UtteranceAttribution), ParameterSetName = [PerUtteranceSet])]
public sealed class MeasureMultiSpeakerWordErrorCommand : AnnotationScoringCommand
{
    private const string PooledSet = "Pooled";
    private const string PerRecordingSet = "PerRecording";
    private const string PerSpeakerSet = "PerSpeaker";
    private const string PerUtteranceSet = "PerUtterance";

    private readonly MultiSpeakerMaterial _material = new();
    private MultiSpeakerOptions _options = new();
    private MultiSpeakerRun? _run;
    private AnnotationIntake? _intake;
    private RunProgress? _progress;

    /// <summary>What was said by whom: annotation files with text, folders of them, or documents.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public object[] Reference { get; set; } = [];

    /// <summary>What a system says, as <see cref="Reference"/>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Hypothesis { get; set; } = [];

    /// <summary>The error rates.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public MultiSpeakerMetric[] Metric { get; set; } = [MultiSpeakerMetric.Cp];

    /// <summary>Seconds by which a hypothesised word may miss one of the reference and still match it, in Tcp, TcOrc and DiTcp.</summary>
    [Parameter]
    [ValidateRange(0.0, 3600.0)]
    public double CollarSeconds { get; set; } = 5;

    /// <summary>How the best combination is looked for, in Orc, TcOrc, DiCp and DiTcp.</summary>
    [Parameter]
    public CombinationSearch Search { get; set; }

    /// <summary>None, Basic, English, or the path of a file of rules (GLM).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NormalizerCompleter))]
    [ValidateNotNullOrEmpty]
    public string Normalizer { get; set; } = "None";

    /// <summary>Letter case counts; with the normaliser None.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <summary>Each character of a script written without spaces is a word.</summary>
    [Parameter]
    public SwitchParameter SplitUnsegmented { get; set; }

    /// <summary>Splits the errors of Cp or Tcp by what is to blame: recognition, or who is said to have spoken.</summary>
    [Parameter(ParameterSetName = PooledSet)]
    [Parameter(ParameterSetName = PerRecordingSet)]
    public SwitchParameter Blame { get; set; }

    /// <summary>One row for each recording in place of the pooled row.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PerRecordingSet)]
    public SwitchParameter PerRecording { get; set; }

    /// <summary>One row for each speaker, with the one who stands for him, in place of the pooled row.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PerSpeakerSet)]
    public SwitchParameter PerSpeaker { get; set; }

    /// <summary>One row for each utterance of the reference, with the speaker to whom the hypothesis gives it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PerUtteranceSet)]
    public SwitchParameter PerUtterance { get; set; }

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
        RequireFittingMetric();
        try
        {
            _options = new()
            {
                Words = NamedNormalizer.Apply(
                    new() { Convention = AlignmentConvention.Minimum, SplitUnsegmented = SplitUnsegmented }, Normalizer, CaseSensitive, ResolveNewPath),
                CollarSeconds = CollarSeconds,
                Search = Search,
            };
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        _run = new(_options, [.. Metric.Distinct()], WriteObject, Report, Cancellation);
        _progress = new RunProgress(this, "Scoring recordings", "recordings");
        _intake = new AnnotationIntake(SessionState.Path, Report, Cancellation);
        _intake.Read(Reference, _material.AddReference);
    }

    protected override void ProcessRecord() => _intake!.Read(Hypothesis, _material.AddHypothesis);

    protected override void EndProcessing()
    {
        try
        {
            if (_material.JoinSingles() is { } joined)
            {
                WriteWarning($"The reference has one recording, '{joined.Reference}', and the hypothesis one, '{joined.Hypothesis}': they are taken for the same.");
            }

            foreach (MultiSpeakerPair pair in _material.Pairs(Report)) Score(pair);
            if (_material.WithoutHypothesis.Count > 0) WriteWarning($"No hypothesis for {Names(_material.WithoutHypothesis)}: all of their words count as deletions.");
            if (ParameterSetName == PooledSet) _run!.WritePooled(Blame, new(ConfidenceLevel, Replicates, Seed));
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        _progress!.Complete();
        WriteSummary(Counted.Text(
            $"Scored {_progress.Succeeded:N0} recordings; {_material.WithoutHypothesis.Count:N0} of them without a hypothesis; {Failed:N0} inputs or recordings failed."));
    }

    private void Score(MultiSpeakerPair pair)
    {
        Cancellation.ThrowIfCancellationRequested();
        _progress!.Take();
        _progress.Show();
        bool done = ParameterSetName switch
        {
            PerSpeakerSet => _run!.WriteSpeakers(pair),
            PerUtteranceSet => _run!.WriteUtterances(pair),
            _ when Blame => _run!.AddBlame(pair, PerRecording),
            _ => _run!.AddScores(pair, PerRecording),
        };
        if (done) _progress.Succeed(pair.Reference.Max(segment => segment.EndSeconds) ?? 0);
        else _progress.Fail();
    }

    private void RequireFittingMetric()
    {
        bool paired = Array.TrueForAll(Metric, metric => metric.PairsSpeakers());
        if (PerSpeaker && !paired)
        {
            ThrowInputError(new SpeechDataException(
                "MetricUnfit", SpeechDataProblem.InvalidArgument, "-PerSpeaker takes -Metric Cp or Tcp: the others do not pair speakers one to one."));
        }

        if ((Blame || PerUtterance) && (!paired || Metric.Length != 1))
        {
            ThrowInputError(new SpeechDataException(
                "MetricUnfit",
                SpeechDataProblem.InvalidArgument,
                $"{(Blame ? "-Blame" : "-PerUtterance")} takes one metric, Cp or Tcp, and holds it against Orc or TcOrc by itself."));
        }

        if (MyInvocation.BoundParameters.ContainsKey(nameof(CollarSeconds)) && !Array.Exists(Metric, metric => metric.IsTimeConstrained()))
        {
            WriteWarning($"-CollarSeconds is for metrics with times and changes nothing of {string.Join(", ", Metric)}: take Tcp, TcOrc or DiTcp.");
        }
    }
}
