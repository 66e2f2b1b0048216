using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Coverage;
using AsrDataTools.Pipeline;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Commands;

/// <summary>Says what to collect: hours and speakers by accent, or sentences that hold missing terms.</summary>
[Cmdlet(VerbsCommon.Get, "CollectionPlan", DefaultParameterSetName = CoverageSet, SupportsShouldProcess = true)]
[OutputType(typeof(CollectionTarget), typeof(CollectionPrompt))]
public sealed class GetCollectionPlanCommand : SpeechCommand
{
    private const string CoverageSet = "Coverage";
    private const string ManifestSet = "Manifest";
    private const string VocabularySet = "Vocabulary";

    private readonly List<AccentCoverage> _rows = [];
    private NeededTermIntake? _needed;
    private string? _sheet;
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

    /// <summary>Production: a table of accents and amounts, rows of such, a hashtable of accent and amount, or a production manifest.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ManifestSet)]
    [ValidateNotNullOrEmpty]
    public object[] Traffic { get; set; } = [];

    /// <summary>Plan by accent and this property.</summary>
    [Parameter(ParameterSetName = ManifestSet)]
    [ArgumentCompleter(typeof(CoverageDimensionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? By { get; set; }

    /// <summary>Counts of accents and the property of -By together, where traffic has them apart.</summary>
    [Parameter(ParameterSetName = ManifestSet)]
    [ValidateNotNullOrEmpty]
    public object[] TrafficPattern { get; set; } = [];

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
    [Parameter(ParameterSetName = CoverageSet)]
    [Parameter(ParameterSetName = ManifestSet)]
    public double FloorRatio { get; set; } = 0.8;

    /// <summary>Speech that a new speaker is meant to give.</summary>
    [Parameter(ParameterSetName = CoverageSet)]
    [Parameter(ParameterSetName = ManifestSet)]
    public double MinutesPerSpeaker { get; set; } = 30;

    /// <summary>Least speech of a new speaker.</summary>
    [Parameter(ParameterSetName = CoverageSet)]
    [Parameter(ParameterSetName = ManifestSet)]
    public double MinimumMinutesPerSpeaker { get; set; } = 5;

    /// <summary>Speakers that each accent is to have.</summary>
    [Parameter(ParameterSetName = CoverageSet)]
    [Parameter(ParameterSetName = ManifestSet)]
    public int MinimumSpeakers { get; set; } = 10;

    /// <summary>Largest share of an accent's hours that a new speaker may hold.</summary>
    [Parameter(ParameterSetName = CoverageSet)]
    [Parameter(ParameterSetName = ManifestSet)]
    public double MaximumSpeakerShare { get; set; } = 1;

    /// <summary>Price of an hour: a number, or a hashtable by accent.</summary>
    [Parameter(ParameterSetName = CoverageSet)]
    [Parameter(ParameterSetName = ManifestSet)]
    [ValidateNotNull]
    public object? CostPerHour { get; set; }

    /// <summary>Price of hiring a speaker, beside the hours: a number, or a hashtable by accent.</summary>
    [Parameter(ParameterSetName = CoverageSet)]
    [Parameter(ParameterSetName = ManifestSet)]
    [ValidateNotNull]
    public object? CostPerSpeaker { get; set; }

    /// <summary>Most that may be spent.</summary>
    [Parameter(ParameterSetName = CoverageSet)]
    [Parameter(ParameterSetName = ManifestSet)]
    [ValidateNotNull]
    public double? Budget { get; set; }

    /// <summary>Emits the strata that need nothing too.</summary>
    [Parameter(ParameterSetName = CoverageSet)]
    [Parameter(ParameterSetName = ManifestSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Plans sentences to be read instead of hours by accent.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VocabularySet)]
    public SwitchParameter Vocabulary { get; set; }

    /// <summary>Missing terms: rows of Measure-DomainTerm, of Compare-Vocabulary -PerTerm, or with Term and Needed.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = VocabularySet)]
    [ValidateNotNull]
    public object[] Term { get; set; } = [];

    /// <summary>Sentences of production to choose from: manifests, annotation, text files, folders, utterances; wildcards allowed.</summary>
    [Parameter(ParameterSetName = VocabularySet)]
    [ValidateNotNullOrEmpty]
    public object[] Sentence { get; set; } = [];

    /// <summary>Files of sentences with slots, a sentence a line: <c>take {drug} twice a day</c>.</summary>
    [Parameter(ParameterSetName = VocabularySet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Template { get; set; } = [];

    /// <summary>The prompt sheet to write: .csv, .tsv, or .txt with sentences only.</summary>
    [Parameter(ParameterSetName = VocabularySet)]
    [ValidateNotNullOrEmpty]
    public string? PromptPath { get; set; }

    /// <summary>Most readings of one sentence.</summary>
    [Parameter(ParameterSetName = VocabularySet)]
    [ValidateRange(1, 1000)]
    public int MaximumRepeats { get; set; } = 5;

    /// <summary>Fewest words of a sentence.</summary>
    [Parameter(ParameterSetName = VocabularySet)]
    [ValidateRange(1, 1000)]
    public int MinimumWords { get; set; } = 3;

    /// <summary>Most words of a sentence.</summary>
    [Parameter(ParameterSetName = VocabularySet)]
    [ValidateRange(1, 1000)]
    public int MaximumWords { get; set; } = 30;

    /// <summary>Most sentences.</summary>
    [Parameter(ParameterSetName = VocabularySet)]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumPrompts { get; set; } = int.MaxValue;

    /// <summary>Takes sentences too that may point at a person.</summary>
    [Parameter(ParameterSetName = VocabularySet)]
    public SwitchParameter AllowIdentifiers { get; set; }

    // Before the terms come: hours of work must not end in a mistyped name.
    protected override void BeginProcessing()
    {
        if (ParameterSetName != VocabularySet) return;
        _needed = new NeededTermIntake(Report);
        if (Sentence.Length == 0 && Template.Length == 0)
            ThrowInputError(new SpeechDataException("SentencesMissing", SpeechDataProblem.InvalidArgument, "Give sentences of production with -Sentence, sentences with slots with -Template, or both: prompts are chosen from these."));
        if (PromptPath is null) return;
        _sheet = ResolveNewPath(PromptPath);
        if (!PromptSheet.Knows(_sheet))
            ThrowInputError(new SpeechDataException("SheetFormatUnknown", SpeechDataProblem.InvalidArgument, $"'{System.IO.Path.GetFileName(_sheet)}' does not tell the format: end it in .csv, .tsv or .txt.", _sheet));
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(_sheet)))
            ThrowInputError(new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"The folder of '{_sheet}' does not exist; make it first.", _sheet));
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == CoverageSet) _rows.AddRange(InputObject);
        if (ParameterSetName != VocabularySet) return;
        foreach (object row in Term) _needed!.Add(row);
    }

    protected override void EndProcessing()
    {
        try
        {
            if (ParameterSetName == VocabularySet)
            {
                WritePrompts();
                return;
            }

            AccentLabels labels = new(AccentParameters.ToMap(AccentMap, SessionState.Path));
            string note = "";
            IReadOnlyList<CollectionStratum> strata = CollectionStratum.FromCoverage(ParameterSetName == CoverageSet ? _rows : Compare(labels, out note));
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
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void WritePrompts()
    {
        if (_needed!.Terms.Count == 0)
        {
            WriteSummary(Counted.Text($"Nothing to collect: of {_needed.Satisfied:N0} terms none lacks an example; {_failed:N0} rows were left out."));
            return;
        }

        PromptOptions options = new()
        {
            MaximumRepeats = MaximumRepeats,
            MinimumWords = MinimumWords,
            MaximumWords = MaximumWords,
            MaximumPrompts = MaximumPrompts,
            AllowIdentifiers = AllowIdentifiers,
        };
        PromptPlanning planning = new(_needed.Terms, options, SessionState.Path, Report, Cancellation);
        PromptPlan plan = planning.Plan(Sentence, Template.SelectMany(Paths));
        if (_sheet is not null && ShouldProcess(_sheet, "Write the prompt sheet"))
        {
            try
            {
                PromptSheet.Write(plan.Prompts, _sheet);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                WriteInputError(exception, _sheet);
            }
        }

        WriteObject(plan.Prompts, enumerateCollection: true);
        WriteSummary(Counted.Text($"{planning.Summary} {_failed:N0} rows or files were left out."));
    }

    private CollectionPrices? Prices(AccentLabels labels)
    {
        if (CostPerHour is null && CostPerSpeaker is null) return null;
        return new CollectionPrices(PriceParameters.ToPrices(CostPerHour, "-CostPerHour", labels), PriceParameters.ToPrices(CostPerSpeaker, "-CostPerSpeaker", labels));
    }

    // As Test-AccentCoverage does, so that a plan from manifests and one from its rows are the same.
    private IReadOnlyList<AccentCoverage> Compare(AccentLabels labels, out string note)
    {
        TrafficTable traffic = ReadTraffic(Traffic, labels);
        if (TrafficPattern.Length > 0)
        {
            if (By is null) throw new SpeechDataException("PlanOptionInvalid", SpeechDataProblem.InvalidArgument, "-TrafficPattern tells which accent has which value of another property: say of which with -By.");
            traffic = JointTraffic.Combine(traffic, ReadTraffic(TrafficPattern, labels), TrafficTable.DimensionOf(By));
        }

        AccentComparison comparison = new(traffic, labels, new AccentComparisonOptions { By = Dimensions, MinimumSpeakers = Math.Max(2, MinimumSpeakers) });
        foreach (string path in Manifest.SelectMany(Paths)) AddManifest(path, comparison);
        AccentComparisonResult result = comparison.Complete(Cancellation);
        note = Counted.Text(
            $" Read {comparison.Rows:N0} utterances, {comparison.Unmeasured:N0} of them without a duration; {100 * (result.Overall.UnlabelledShare ?? 0):0.0} % of the hours have no usable accent and are not counted; {_failed:N0} rows or files were left out.");
        return result.Rows;
    }

    private string[] Dimensions => By is null ? [] : [By];

    private TrafficTable ReadTraffic(object[] traffic, AccentLabels labels)
    {
        TrafficOptions options = new()
        {
            Labels = labels,
            ColumnMap = ManifestParameters.ToColumnMap(TrafficColumnMap),
            MinutesPerCall = AccentParameters.ToMinutes(MinutesPerCall, labels),
        };
        return new TrafficIntake(options, Dimensions, new ManifestOptions { Notice = WarnOnce }, utterance => utterance.DurationSeconds, SessionState.Path, Report).Read(traffic);
    }

    private void AddManifest(string path, AccentComparison comparison)
    {
        try
        {
            foreach (SpeechUtterance utterance in SpeechManifest.Read(path, new ManifestOptions { Notice = WarnOnce }, Report))
            {
                if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
                comparison.Add(utterance);
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
