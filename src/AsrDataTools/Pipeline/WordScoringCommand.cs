using System.Diagnostics;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Pipeline;

/// <summary>What the cmdlets that score words share: how words are compared, grouped and resampled.</summary>
public abstract class WordScoringCommand : SpeechCommand
{
    private const string Activity = "Scoring words";
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _shown;
    private bool _visible;
    private GroupEvidence? _evidence;

    /// <summary>Column or property of the reference text.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ReferenceColumn { get; set; }

    /// <summary>What the alignment minimises.</summary>
    [Parameter]
    public AlignmentConvention Convention { get; set; }

    /// <summary>None, Basic, English, or the path of a file of rules (GLM).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NormalizerCompleter))]
    [ValidateNotNullOrEmpty]
    public string Normalizer { get; set; } = "None";

    /// <summary>Letter case counts; with the normaliser None.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <summary>How braces and parentheses are read.</summary>
    [Parameter]
    public TranscriptNotation Notation { get; set; }

    /// <summary>A fragment is right where the other side's word begins or ends so.</summary>
    [Parameter]
    public SwitchParameter FragmentCorrect { get; set; }

    /// <summary>Each character of a script written without spaces is a word.</summary>
    [Parameter]
    public SwitchParameter SplitUnsegmented { get; set; }

    /// <summary>Properties or columns to group by; numbers are sorted into bands.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupingCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] GroupBy { get; set; } = [];

    /// <summary>Width of the bands.</summary>
    [Parameter]
    [ValidateRange(1e-9, 1e12)]
    public double? BinWidth { get; set; }

    /// <summary>Acoustic profiles to group by: profiles, saved tables, or recordings, folders and manifests, which are measured.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Profile { get; set; } = [];

    /// <summary>Annotation of the recordings, by which <c>OverlapShare</c> is told: files, folders or documents.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Annotation { get; set; } = [];

    /// <summary>Most recordings measured at once.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>What is resampled as a whole.</summary>
    [Parameter]
    public ErrorClustering ClusterBy { get; set; }

    /// <summary>Level of the interval.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates.</summary>
    [Parameter]
    [ValidateRange(100, 1_000_000)]
    public int Replicates { get; set; } = 10_000;

    /// <summary>Same seed and data, same interval.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>How words are compared.</summary>
    protected WordScoringOptions Scoring { get; private set; } = new();

    /// <summary>How scores are summed up.</summary>
    protected WordErrorOptions Summing => new()
    {
        GroupBy = GroupBy,
        BinWidth = BinWidth,
        ClusterBy = ClusterBy,
        ConfidenceLevel = ConfidenceLevel,
        Replicates = Replicates,
        Seed = Seed,
    };

    protected override void BeginProcessing()
    {
        try
        {
            Scoring = NamedNormalizer.Apply(
                new WordScoringOptions { Convention = Convention, FragmentsCorrect = FragmentCorrect, SplitUnsegmented = SplitUnsegmented },
                Normalizer, CaseSensitive, ResolveNewPath);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        if (GroupBy.Length == 0 && (Profile.Length > 0 || Annotation.Length > 0)) WriteWarning("-Profile and -Annotation are of no use without -GroupBy: name what to group by, such as SnrDb, ChannelClass or OverlapShare.");
        else _evidence = new GroupEvidenceIntake(this, SessionState.Path, WriteInputError, ThrottleLimit, Cancellation).Read(Profile, Annotation);
    }

    /// <summary>The score of a pair; null where it could not be scored, which is reported.</summary>
    protected UtteranceScore? Score(WordScorer scorer, TranscriptPair pair, Action<SpeechDataException> report)
    {
        if (Notation != TranscriptNotation.Auto) pair = pair with { InNistNotation = Notation == TranscriptNotation.Nist };
        if (_evidence is not null) pair = _evidence.Complete(pair);
        try
        {
            return scorer.Score(pair);
        }
        catch (SpeechDataException exception)
        {
            report(exception);
            return null;
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Shows how far the run is, at most five times a second.</summary>
    protected void ShowScoring(long utterances)
    {
        if (_watch.Elapsed - _shown < ProgressInterval) return;
        _shown = _watch.Elapsed;
        _visible = true;
        WriteProgress(new ProgressRecord(0, Activity, FormattableString.Invariant($"{utterances:N0} utterances")));
    }

    /// <summary>Says which utterances had no profile to be grouped by. To be called once the groups are made.</summary>
    protected void WarnOfGaps()
    {
        if (_evidence is not { WithoutProfile: { Count: > 0 } missing }) return;
        WriteWarning(FormattableString.Invariant(
            $"{missing.Count:N0} utterances have no acoustic profile, such as '{missing.Order(StringComparer.Ordinal).First()}': they are in the group Unknown. Profiles are found by the utterance's Id, the path of its audio, or the name of its recording."));
    }

    /// <summary>Takes the bar away.</summary>
    protected void CompleteScoring()
    {
        if (_visible) WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        _visible = false;
    }
}
