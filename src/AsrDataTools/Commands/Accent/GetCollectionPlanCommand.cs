using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Says what to collect so that each accent has its share of traffic.</summary>
[Cmdlet(VerbsCommon.Get, "CollectionPlan", DefaultParameterSetName = CoverageSet)]
[OutputType(typeof(CollectionTarget))]
public sealed class GetCollectionPlanCommand : SpeechCommand
{
    private const string CoverageSet = "Coverage";
    private const string ManifestSet = "Manifest";

    private readonly List<AccentCoverage> _rows = [];
    private long _failed;

    /// <summary>Rows of Test-AccentCoverage.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = CoverageSet)]
    [ValidateNotNull]
    public AccentCoverage[] InputObject { get; set; } = [];

    /// <summary>Training: manifests or folders; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ManifestSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Manifest { get; set; } = [];

    /// <summary>Production: a table of traffic, or the manifest of a sample.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ManifestSet)]
    [ValidateNotNullOrEmpty]
    public string Traffic { get; set; } = string.Empty;

    /// <summary>Plan by accent and this property.</summary>
    [Parameter(ParameterSetName = ManifestSet)]
    [ArgumentCompleter(typeof(SamplingPropertyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? By { get; set; }

    /// <summary>Counts of accents and the property of -By together, where traffic has them apart.</summary>
    [Parameter(ParameterSetName = ManifestSet)]
    [ValidateNotNullOrEmpty]
    public string? TrafficPattern { get; set; }

    /// <summary>Which column of the table of traffic stands for what.</summary>
    [Parameter(ParameterSetName = ManifestSet)]
    [ValidateNotNull]
    public Hashtable? TrafficColumnMap { get; set; }

    /// <summary>Mean minutes of speech of a call: a number, or a hashtable by accent.</summary>
    [Parameter(ParameterSetName = ManifestSet)]
    [ValidateNotNull]
    public object? MinutesPerCall { get; set; }

    /// <summary>Accents by label, where a label is not known: a hashtable, or a file.</summary>
    [Parameter(ParameterSetName = ManifestSet)]
    [ValidateNotNull]
    public object? AccentMap { get; set; }

    /// <summary>Share of training over share of traffic that each accent is to reach.</summary>
    [Parameter]
    public double FloorRatio { get; set; } = 0.8;

    /// <summary>Speech that a new speaker is meant to give.</summary>
    [Parameter]
    public double MinutesPerSpeaker { get; set; } = 30;

    /// <summary>Least speech of a new speaker.</summary>
    [Parameter]
    public double MinimumMinutesPerSpeaker { get; set; } = 5;

    /// <summary>Speakers that each accent is to have.</summary>
    [Parameter]
    public int MinimumSpeakers { get; set; } = 10;

    /// <summary>Largest share of an accent's hours that a new speaker may hold.</summary>
    [Parameter]
    public double MaximumSpeakerShare { get; set; } = 1;

    /// <summary>Price of an hour: a number, or a hashtable by accent.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? CostPerHour { get; set; }

    /// <summary>Price of hiring a speaker, beside the hours: a number, or a hashtable by accent.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? CostPerSpeaker { get; set; }

    /// <summary>Most that may be spent.</summary>
    [Parameter]
    [ValidateNotNull]
    public double? Budget { get; set; }

    /// <summary>Emits the strata that need nothing too.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == CoverageSet) _rows.AddRange(InputObject);
    }

    protected override void EndProcessing()
    {
        try
        {
            AccentLabels labels = AccentLabelParameters.ToLabels(AccentMap, SessionState.Path);
            string note = "";
            IReadOnlyList<CollectionStratum> strata = ParameterSetName == CoverageSet ? CollectionStratum.FromCoverage(_rows) : ReadStrata(labels, out note);
            CollectionPlanOptions options = new()
            {
                FloorRatio = FloorRatio,
                MinutesPerSpeaker = MinutesPerSpeaker,
                MinimumMinutesPerSpeaker = MinimumMinutesPerSpeaker,
                MinimumSpeakers = MinimumSpeakers,
                MaximumSpeakerShare = MaximumSpeakerShare,
                Prices = Prices(labels),
                Budget = Budget,
            };
            CollectionPlan plan = CollectionPlanner.Plan(strata, options);
            WriteObject(plan.Targets.Where(target => All || target.AddHours > 0).OrderByDescending(target => target.AddHours), enumerateCollection: true);
            WriteSummary(Summary(plan) + note);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    private CollectionPrices? Prices(AccentLabels labels)
    {
        if (CostPerHour is null && CostPerSpeaker is null) return null;
        return new CollectionPrices(Numbers(CostPerHour, nameof(CostPerHour), "CostInvalid", labels), Numbers(CostPerSpeaker, nameof(CostPerSpeaker), "CostInvalid", labels));
    }

    private static IReadOnlyDictionary<string, double> Numbers(object? value, string parameter, string errorId, AccentLabels labels) =>
        AccentLabelParameters.ToNumbers(value, CollectionPrices.Any, "-" + parameter, errorId, name => Canonical(name, labels));

    // "Indian English/Telephony": the accent as the plan names it, the environment as it stands.
    private static string Canonical(string name, AccentLabels labels)
    {
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        string accent = slash < 0 ? name : name[..slash];
        return (labels.Normalize(accent).Accent ?? accent) + (slash < 0 ? "" : name[slash..]);
    }

    private IReadOnlyList<CollectionStratum> ReadStrata(AccentLabels labels, out string note)
    {
        string? dimension = By is null ? null : TrafficTable.DimensionOf(By);
        TrafficOptions options = new()
        {
            Labels = labels,
            ColumnMap = ManifestParameters.ToColumnMap(TrafficColumnMap),
            MinutesPerCall = Numbers(MinutesPerCall, nameof(MinutesPerCall), "MinutesPerCallInvalid", labels),
        };
        TrafficTable traffic = TrafficInput.Read(Existing(Traffic), dimension, options, Report);
        TrafficTable? pattern = TrafficPattern is null ? null : TrafficInput.Read(Existing(TrafficPattern), dimension, options, Report);
        CollectionInventory inventory = new(traffic, labels, dimension, pattern);
        foreach (string path in Manifest.SelectMany(Paths)) AddManifest(path, inventory);
        foreach (string remark in traffic.Remarks) WriteVerbose($"{traffic.Name}: {remark}");
        note = string.Create(
            CultureInfo.InvariantCulture,
            $" Read {inventory.Utterances:N0} utterances, {inventory.Hours:N1} h, of which {inventory.UnlabelledHours:N1} h have no usable label and are not counted; {_failed:N0} rows or files were left out.");
        return inventory.ToStrata();
    }

    private void AddManifest(string path, CollectionInventory inventory)
    {
        try
        {
            foreach (SpeechUtterance utterance in SpeechManifest.Read(path, null, Report))
            {
                if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
                try
                {
                    inventory.Add(utterance);
                }
                catch (SpeechDataException exception)
                {
                    Report(exception);
                }
            }
        }
        catch (SpeechDataException exception)
        {
            Report(exception);
        }
    }

    private IReadOnlyCollection<string> Paths(string path)
    {
        IReadOnlyCollection<string> paths = InputPath.Resolve(SessionState.Path, path);
        if (paths.Count == 0) Report(InputPath.NotFound(path));
        return paths;
    }

    private string Existing(string path) =>
        InputPath.Resolve(SessionState.Path, path) is { Count: 1 } paths ? paths.First() : throw InputPath.NotFound(path);

    private void Report(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }

    private string Summary(CollectionPlan plan)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        if (plan.AddHours <= 0)
            return string.Create(culture, $"Nothing to collect: {plan.HoursBefore:N1} h of training have every accent of traffic at {plan.FloorBefore:0.00} of its share or more, {FloorRatio:0.00} asked for.");
        string cost = plan.Cost is { } price ? string.Create(culture, $" for {price:N2}") : "";
        string budget = plan.BudgetLeft is { } left ? string.Create(culture, $" {left:N2} of the budget is left.") : "";
        string lacking = plan.HoursLacking > 1e-9 ? string.Create(culture, $" The floor of {FloorRatio:0.00} would take {plan.HoursLacking:N1} h and {plan.CostLacking:N2} more.") : "";
        return string.Create(
            culture,
            $"Collect {plan.AddHours:N1} h from {plan.AddSpeakers:N0} speakers{cost}: training grows from {plan.HoursBefore:N1} to {plan.HoursAfter:N1} h, and the least covered from {plan.FloorBefore:0.00} to {plan.FloorAfter:0.00} of its share of traffic.{budget}{lacking}");
    }
}
