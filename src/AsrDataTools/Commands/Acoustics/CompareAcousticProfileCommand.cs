using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Compares the acoustics of training with those of production, measure by measure and jointly.</summary>
[Cmdlet(VerbsData.Compare, "AcousticProfile")]
[OutputType(typeof(AcousticShift))]
public sealed class CompareAcousticProfileCommand : SpeechCommand
{
    private const string Activity = "Comparing training with production";

    private RunProgress? _progress;
    private ProfileIntake? _reference;
    private ProfileIntake? _difference;

    /// <summary>Production: profiles, saved profiles, manifests, folders or recordings.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public object[] Reference { get; set; } = [];

    /// <summary>Training, as <see cref="Reference"/>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Difference { get; set; } = [];

    /// <summary>Measures to compare; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AcousticMeasureCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Measure { get; set; } = [];

    /// <summary>Weights of training: the name of a property or column, or a hashtable by Id or absolute path.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Weight { get; set; }

    /// <summary>What is resampled as a whole.</summary>
    [Parameter]
    public ShiftClustering ClusterBy { get; set; }

    /// <summary>Level of the intervals.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates, and as many permutations.</summary>
    [Parameter]
    [ValidateRange(100, 100_000)]
    public int Replicates { get; set; } = 1000;

    /// <summary>Effect size below which a difference passes.</summary>
    [Parameter]
    [ValidateRange(0.01, 1.0)]
    public double WarnThreshold { get; set; } = 0.33;

    /// <summary>Effect size from which it fails.</summary>
    [Parameter]
    [ValidateRange(0.01, 1.0)]
    public double FailThreshold { get; set; } = 0.474;

    /// <summary>Same seed and data, same result.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>Most threads; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    protected override void BeginProcessing()
    {
        _progress = new RunProgress(this, "Measuring recordings", "profiles");
        _reference = Intake(null);
        _difference = Intake(Weight);
        _reference.Add(Reference);
    }

    protected override void ProcessRecord() => _difference!.Add(Difference);

    protected override void EndProcessing()
    {
        try
        {
            _progress!.AllTaken = true;
            _reference!.Finish();
            _difference!.Finish();
            _progress.Complete();
            WriteObject(Compare(), enumerateCollection: true);
            WriteSummary(Counted.Text(
                $"Compared {_difference.Profiles.Count:N0} profiles of training with {_reference.Profiles.Count:N0} of production; {_progress.Failed:N0} inputs failed."));
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

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _reference?.Dispose();
        _difference?.Dispose();
    }

    private ProfileIntake Intake(object? weight) => new(
        weight, ThrottleLimit, SessionState.Path, WriteInputError, _progress!, Cancellation)
    { Manifests = new() { Notice = WarnOnce } };

    private IReadOnlyList<AcousticShift> Compare()
    {
        AcousticComparisonOptions options = new()
        {
            Measures = Measure.Length == 0 ? null : NamePattern.Expand(Measure, AcousticComparison.MeasureNames).Distinct().ToArray(),
            ClusterBy = ClusterBy,
            ConfidenceLevel = ConfidenceLevel,
            Replicates = Replicates,
            WarnThreshold = WarnThreshold,
            FailThreshold = FailThreshold,
            Seed = Seed,
            ThrottleLimit = ThrottleLimit,
            DifferenceWeights = _difference!.Weights,
        };
        ShareProgress share = new();
        Task<IReadOnlyList<AcousticShift>> work = Task.Run(
            () => AcousticComparison.Compare(_reference!.Profiles, _difference.Profiles, options, Cancellation, share), Cancellation);
        bool shown = false;
        while (Task.WaitAny([work], millisecondsTimeout: 200) < 0)
        {
            shown = true;
            WriteProgress(new ProgressRecord(0, Activity, $"{_reference!.Profiles.Count} profiles of production, {_difference.Profiles.Count} of training")
            {
                PercentComplete = (int)(100 * share.Value),
            });
        }

        if (shown) WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        return work.GetAwaiter().GetResult();
    }
}
