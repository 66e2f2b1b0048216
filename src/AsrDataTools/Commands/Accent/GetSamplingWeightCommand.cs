using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Weighs the utterances of training so that they have production's shares.</summary>
[Cmdlet(VerbsCommon.Get, "SamplingWeight", DefaultParameterSetName = ManifestSet)]
[OutputType(typeof(SpeechUtterance), typeof(AcousticProfile), typeof(PSObject))]
public sealed class GetSamplingWeightCommand : SpeechCommand
{
    private const string ManifestSet = "Manifest";
    private const string InputObjectSet = "InputObject";

    private readonly SourceRows _sources = new();
    private SamplingWeights? _weights;
    private SamplingIntake? _intake;
    private long _failed;

    /// <summary>Training: manifests, saved profiles or folders; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ManifestSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Manifest { get; set; } = [];

    /// <summary>Training: utterances, profiles or rows of a table.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [ValidateNotNull]
    public object[] InputObject { get; set; } = [];

    /// <summary>Production: manifests, profiles, utterances, or a table of traffic.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public object[] Reference { get; set; } = [];

    /// <summary>What to weigh by.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ArgumentCompleter(typeof(GroupingCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Property { get; set; } = [];

    /// <summary>Acoustic profiles of the utterances of either side, found by Id or by recording.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Profile { get; set; } = [];

    /// <summary>What shares are shares of.</summary>
    [Parameter]
    public SamplingUnit Unit { get; set; }

    /// <summary>Largest weight; the mean is 1.</summary>
    [Parameter]
    [ValidateRange(1.0, 1e9)]
    public double MaximumWeight { get; set; } = 5;

    /// <summary>Bins of a numeric measure.</summary>
    [Parameter]
    [ValidateRange(2, 100)]
    public int Bins { get; set; } = 10;

    /// <summary>Most rounds.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int Iterations { get; set; } = 1000;

    /// <summary>How near a share has to come.</summary>
    [Parameter]
    [ValidateRange(1e-12, 0.1)]
    public double Tolerance { get; set; } = 1e-6;

    /// <summary>Accents by label, where a label is not known: a hashtable, or a file.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AccentMap { get; set; }

    /// <summary>Emits each utterance as often as its weight says, in place of the weight.</summary>
    [Parameter]
    public SwitchParameter Repeat { get; set; }

    /// <summary>Decides which utterances get the repetitions that a weight with decimals leaves open.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>Name of the variable that takes the SamplingReport.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ReportVariable { get; set; }

    protected override void BeginProcessing()
    {
        try
        {
            _weights = new SamplingWeights(Property, new SamplingOptions
            {
                Unit = Unit,
                MaximumWeight = MaximumWeight,
                Bins = Bins,
                Iterations = Iterations,
                Tolerance = Tolerance,
            });
            AccentLabels labels = new(AccentParameters.ToMap(AccentMap, SessionState.Path));
            ProfileIndex profiles = new();
            Intake(labels, profiles, item => Index(item, profiles), null).Add(Profile);
            Intake(labels, profiles, TakeProduction, _weights.AddProduction).Add(Reference);
            _weights.EndProduction();
            _intake = Intake(labels, profiles, TakeTraining, null);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    protected override void ProcessRecord()
    {
        try
        {
            _intake!.Add(ParameterSetName == ManifestSet ? Manifest : InputObject);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    protected override void EndProcessing()
    {
        SamplingResult result;
        try
        {
            result = _weights!.Solve();
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
            return;
        }

        if (ReportVariable is not null) SessionState.PSVariable.Set(ReportVariable, result.Report);
        int[]? counts = Repeat ? SamplingRepeats.Of(result, Seed) : null;
        for (int i = 0; i < _sources.Count && !Cancellation.IsCancellationRequested; i++)
        {
            if (counts is null) WriteObject(WeightedRow.Of(_sources[i], result.Weights[i]));
            else for (int copy = 0; copy < counts[i]; copy++) WriteObject(WeightedRow.Copy(_sources[i], copy));
        }

        if (!result.Report.Converged) WriteWarning(Shortfall(result.Report));
        WriteSummary(Summary(result.Report));
    }

    private SamplingIntake Intake(AccentLabels labels, ProfileIndex profiles, Action<SamplingItem> take, Action<TrafficTable>? takeTraffic) =>
        new(SessionState.Path, labels, profiles, Report, take, takeTraffic) { Manifests = new() { Notice = WarnOnce } };

    private static void Index(SamplingItem item, ProfileIndex profiles)
    {
        if ((item.Source is PSObject wrapped ? wrapped.BaseObject : item.Source) is AcousticProfile profile) profiles.Add(profile);
        else throw new SpeechDataException("InputNotProfile", SpeechDataProblem.InvalidArgument, $"'{item.Name}', given by -Profile, is no acoustic profile. Give the output of Get-AcousticProfile or a table of it.");
    }

    private void TakeProduction(SamplingItem item)
    {
        if (MassOf(item, "production") is { } mass) _weights!.AddProduction(item.ValueOf, mass);
    }

    private void TakeTraining(SamplingItem item)
    {
        if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
        if (MassOf(item, "training") is not { } mass) return;
        _weights!.AddTraining(item.ValueOf, mass);
        _sources.Add(item.Source);
    }

    private double? MassOf(SamplingItem item, string side)
    {
        if (Unit == SamplingUnit.Utterances) return 1;
        if (item.Seconds is { } seconds and >= 0) return seconds;
        Report(
            new SpeechDataException("DurationMissing", SpeechDataProblem.InvalidData, $"'{item.Name}' of {side} has no duration, so it has no share of seconds. It is left out; give durations, or -Unit Utterances."),
            item.Source);
        return null;
    }

    private void Report(Exception exception, object? target)
    {
        _failed++;
        WriteInputError(exception, target);
    }

    private string Shortfall(SamplingReport report) => Counted.Text(
        $"The shares are not all met: {report.LargestErrorAt} is off by {100 * report.LargestError:0.##} % of training after {report.Iterations:N0} rounds. {(report.LimitedShare > 0 ? $"{100 * report.LimitedShare:0.#} % of training is at the largest weight, {MaximumWeight:0.##}: collect more of it (Get-CollectionPlan), or raise -MaximumWeight." : "Training lacks combinations that the shares need: weigh by fewer properties or wider bins, or give more -Iterations.")}");

    private string Summary(SamplingReport report)
    {
        string mass = Unit == SamplingUnit.Seconds ? $" ({report.Mass / 3600:N2} h)" : "";
        string unused = report.UnusedShare > 0 ? Counted.Text($"; {100 * report.UnusedShare:0.0} % unused, since production has none of it") : "";
        string unreachable = report.Unreachable.Count > 0 ? $"; not in training: {report.Unreachable}" : "";
        string failed = Counted.Text($"; {_failed:N0} rows or files were left out");
        return Counted.Text(
            $"Weighed {report.Utterances:N0} utterances{mass} by {string.Join(", ", Property)} in {report.Cells:N0} cells and {report.Iterations:N0} rounds; largest error {100 * report.LargestError:0.####} %; worth {100 * report.EffectiveShare:0.0} % of as many equal ones; largest weight {report.LargestWeight:0.##}{unused}{unreachable}{failed}.");
    }
}
