using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;
using AsrDataTools.Reporting;
using AsrDataTools.Scoring.Audit;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Text;

namespace AsrDataTools.Commands;

/// <summary>Draws a sample of a delivery to listen to, with the rule by which it is accepted or rejected.</summary>
[Cmdlet(VerbsCommon.Get, "AuditSample", DefaultParameterSetName = ManifestSet, SupportsShouldProcess = true)]
[OutputType(typeof(AuditSample))]
public sealed class GetAuditSampleCommand : SpeechCommand
{
    private const string ManifestSet = "Manifest";
    private const string InputObjectSet = "InputObject";

    private readonly AuditHypotheses _hypotheses = new();
    private readonly Dictionary<string, string> _speakers = new(StringComparer.Ordinal);
    private AuditFrame? _frame;
    private AuditFolder? _folder;
    private UtteranceIntake? _intake;
    private RowProgress? _rows;
    private CountProgress? _clips;
    private long _failed;

    /// <summary>The delivery: manifests or folders; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ManifestSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Manifest { get; set; } = [];

    /// <summary>The delivery: utterances, or rows that bear the same property names.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The folder to make: clips, sheet, page and plan. Without it nothing is written.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [Alias("Destination")]
    public string? OutputDirectory { get; set; }

    /// <summary>Word accuracy that was contracted.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double ContractedAccuracy { get; set; } = 0.98;

    /// <summary>Word accuracy that must not pass.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double RejectableAccuracy { get; set; } = 0.95;

    /// <summary>Probability of rejecting a delivery of the contracted accuracy.</summary>
    [Parameter]
    [ValidateRange(0.0001, 0.4999)]
    public double ProducerRisk { get; set; } = 0.05;

    /// <summary>Probability of accepting a delivery of the rejectable accuracy.</summary>
    [Parameter]
    [ValidateRange(0.0001, 0.4999)]
    public double ConsumerRisk { get; set; } = 0.05;

    /// <summary>Listen to all, or in order until the evidence suffices.</summary>
    [Parameter]
    [Alias("Plan")]
    public AcceptancePlanKind SamplingPlan { get; set; }

    /// <summary>By how much clustering of errors raises the variance; from the lengths of the utterances unless given.</summary>
    [Parameter]
    [ValidateRange(1.0, 1000.0)]
    public double? DesignEffect { get; set; }

    /// <summary>Properties or columns that make the strata.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UtterancePropertyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] By { get; set; } = [];

    /// <summary>Where the bands of DurationSeconds part, seconds.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("DurationBand")]
    public double[] DurationBandSeconds { get; set; } = [2, 5, 10, 20];

    /// <summary>How the sample is shared out among the strata.</summary>
    [Parameter]
    public AuditAllocation Allocation { get; set; }

    /// <summary>Utterances of each stratum at least.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int MinimumPerStratum { get; set; } = 2;

    /// <summary>Same seed and delivery, same sample.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>What a recogniser made of it: files or folders as Measure-WordError takes them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Hypothesis { get; set; } = [];

    /// <summary>Column of the recogniser's text, in the hypotheses or in the delivery itself.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? HypothesisColumn { get; set; }

    /// <summary>How many utterances that the recogniser disagrees with come first.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int SuspectCount { get; set; } = 20;

    /// <summary>Speaker embeddings by utterance id: CSV or JSON Lines.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Embedding { get; set; } = [];

    /// <summary>What makes a word: None, Basic or English.</summary>
    [Parameter]
    [ValidateSet("None", "Basic", "English")]
    public string Normalizer { get; set; } = "Basic";

    /// <summary>Each character of a script written without spaces is a word.</summary>
    [Parameter]
    public SwitchParameter SplitUnsegmented { get; set; }

    /// <summary>What is heard before and after each utterance, seconds.</summary>
    [Parameter]
    [ValidateRange(0.0, 10.0)]
    public double PaddingSeconds { get; set; } = 0.3;

    /// <summary>Replaces an audit without answers that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    // Before anything is read: a pass over millions of rows must not end in a folder that is taken.
    protected override void BeginProcessing()
    {
        try
        {
            _frame = new AuditFrame(Options(), Cancellation);
            if (OutputDirectory is not null) _folder = new AuditFolder(ResolveNewPath(OutputDirectory), Force);
            foreach (string path in Hypothesis) _hypotheses.Read(ResolveNewPath(path), HypothesisColumn, Fail);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        _intake = new UtteranceIntake(SessionState.Path.CurrentFileSystemLocation.ProviderPath);
        _rows = new RowProgress(this, "Drawing the audit sample");
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == ManifestSet) ReadManifests();
        else foreach (PSObject row in InputObject) Take(row);
    }

    protected override void EndProcessing()
    {
        _rows!.Complete();
        try
        {
            AuditSample sample = WithVoices(_frame!.Draw());
            if (_folder is not null && ShouldProcess(ResolveNewPath(OutputDirectory!), "Write listening sheet")) sample = Write(sample);
            WriteObject(sample);
            WriteSummary(Summary(sample));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private AuditOptions Options() => new()
    {
        Terms = new AcceptanceTerms(ContractedAccuracy, RejectableAccuracy, ProducerRisk, ConsumerRisk),
        Kind = SamplingPlan,
        DesignEffect = DesignEffect,
        By = By,
        DurationBands = DurationBandSeconds,
        Allocation = Allocation,
        MinimumPerStratum = MinimumPerStratum,
        Seed = Seed,
        SuspectCount = SuspectCount,
        Normalizer = TextNormalizers.Find(Normalizer, caseSensitive: false)!,
        SplitUnsegmented = SplitUnsegmented,
    };

    private void ReadManifests()
    {
        foreach (string typed in Manifest)
        {
            IReadOnlyCollection<string> paths = InputPath.Resolve(SessionState.Path, typed);
            if (paths.Count == 0) Fail(InputPath.NotFound(typed));
            foreach (string path in paths) ReadManifest(path);
        }
    }

    private void ReadManifest(string path)
    {
        try
        {
            foreach (SpeechUtterance utterance in SpeechManifest.Read(path, new ManifestOptions { Notice = WarnOnce }, Fail)) Take(utterance);
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
    }

    private void Take(PSObject row)
    {
        try
        {
            Take(_intake!.Read(row));
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
    }

    private void Take(SpeechUtterance utterance)
    {
        if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
        _rows!.Add();
        try
        {
            _frame!.Add(utterance, TranscriptSource.HypothesisOf(utterance, HypothesisColumn) ?? _hypotheses.Find(utterance));
            if (Embedding.Length > 0 && utterance.Speaker is { } speaker) _speakers[utterance.Id] = speaker;
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private AuditSample WithVoices(AuditSample sample)
    {
        if (Embedding.Length == 0) return sample;
        VoiceProfiles voices = new(Seed);
        foreach (string path in Embedding)
        {
            foreach ((string id, float[] vector, string place) in EmbeddingFile.Read(ResolveNewPath(path), Fail))
            {
                if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
                if (_speakers.TryGetValue(id, out string? speaker)) AddVoice(voices, speaker, vector, place);
            }
        }

        (VoiceVerdict verdict, string reason, IReadOnlyList<Finding> findings) = voices.Judge(Cancellation);
        return sample with { VoiceVerdict = verdict, VoiceReason = reason, VoiceFindings = findings };
    }

    private void AddVoice(VoiceProfiles voices, string speaker, float[] vector, string place)
    {
        try
        {
            voices.Add(speaker, vector, place);
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
    }

    private AuditSample Write(AuditSample sample)
    {
        _clips = new CountProgress(this, "Cutting clips", "clips");
        AuditSample written = _folder!.Write(sample, PaddingSeconds, AuditPage.Write, ShowClips, Fail, Cancellation);
        _clips.Complete();
        return written;

        void ShowClips(int done)
        {
            _clips.Done = done;
            _clips.Show(sample.Items.Count);
        }
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }

    private string Summary(AuditSample sample)
    {
        string suspects = _frame!.Compared > 0 ? Counted.Text($"; {sample.Suspects:N0} suspects of {_frame.Compared:N0} utterances with a hypothesis come first") : "";
        string silent = sample.Path is null ? "" : Counted.Text($"; {sample.Items.Count(item => item.Clip is null):N0} without a clip");
        return Counted.Text(
            $"Drew {sample.Utterances:N0} of {sample.PopulationUtterances:N0} utterances ({sample.Words:N0} of {sample.PopulationWords:N0} words) from {sample.Strata.Count:N0} strata{suspects}{silent}; {sample.WithoutWords:N0} rows have no transcript; {_failed:N0} rows, clips or files failed; voices: {sample.VoiceVerdict} ({sample.VoiceReason}).");
    }
}
