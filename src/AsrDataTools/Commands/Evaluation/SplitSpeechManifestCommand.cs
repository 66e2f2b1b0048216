using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;
using AsrDataTools.Leakage;
using AsrDataTools.Leakage.Splitting;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Splits a corpus into training and evaluation that share no speaker, session, sentence or speech.</summary>
[Cmdlet(VerbsCommon.Split, "SpeechManifest")]
[OutputType(typeof(SpeechUtterance))]
public sealed class SplitSpeechManifestCommand : LeakageCommand
{
    private const int CutsNamed = 3;

    private readonly List<LeakageItem> _items = [];
    private readonly AccentLabels _labels = new();
    private readonly CompactUtterances _production = [];
    private CorpusIntake? _intake;
    private CorpusSplitOptions? _options;

    /// <summary>The corpus: manifests, folders, recordings, utterances, or rows with the same property names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Manifest { get; set; } = [];

    /// <summary>Names of the splits and their shares; the largest is training.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public Hashtable Share { get; set; } = new() { ["train"] = 0.8, ["dev"] = 0.1, ["test"] = 0.1 };

    /// <summary>Whether shares are of seconds or of utterances.</summary>
    [Parameter]
    public SamplingUnit Unit { get; set; }

    /// <summary>Properties or columns whose values every split is to hold in proportion.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CoverageDimensionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] By { get; set; } = [];

    /// <summary>Production, whose proportions evaluation is to have; those of the corpus itself unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Production { get; set; } = [];

    /// <summary>How far a share may be off, as a part of itself.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double Tolerance { get; set; } = 0.1;

    /// <summary>Leaves out the utterances that tie splits together, where the shares cannot be met else.</summary>
    [Parameter]
    public SwitchParameter CutBridges { get; set; }

    /// <summary>Same seed and corpus, same split.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    protected override void BeginProcessing()
    {
        WarnOfKinds();
        try
        {
            // A sentence is in one split however many say it, unless the user allows for prompts.
            LeakageOptions disjoint = SearchOptions;
            if (!MyInvocation.BoundParameters.ContainsKey(nameof(PromptFrequency))) disjoint = disjoint with { PromptFrequency = int.MaxValue };
            if (Production.Length > 0)
            {
                new CorpusIntake(SessionState.Path, ReadingOptions, _production.Add, Report, Cancellation).Add(Production);
                RequireStrata();
            }

            _options = new CorpusSplitOptions
            {
                Splits = Shares(),
                Disjoint = disjoint,
                Unit = Unit,
                By = By,
                Value = Value,
                Production = Production.Length > 0 ? _production : null,
                Tolerance = Tolerance,
                CutBridges = CutBridges,
                Seed = Seed,
            };
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        _intake = IntakeInto(_items, () => _items.Count);
    }

    protected override void ProcessRecord() => _intake!.Add(Manifest);

    protected override void EndProcessing()
    {
        if (_items.Count == 0)
        {
            ThrowInputError(new SpeechDataException(
                "CorpusEmpty", SpeechDataProblem.InvalidData, "There is nothing to split: no utterance could be read. Give a manifest, a folder of audio, or utterances."));
        }

        SplitResult? result = null;
        try
        {
            RunAside<SplitResult>(report =>
            {
                CorpusSplitter splitter = new(_items, _options!, report, Cancellation);
                return (splitter.Input.Progress, () => [splitter.Split()]);
            }, split => result = split);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        if (ReportVariable is not null) SessionState.PSVariable.Set(ReportVariable, result!.Report);
        foreach (SpeechUtterance utterance in result!.Utterances)
        {
            if (Cancellation.IsCancellationRequested) return;
            WriteObject(utterance);
        }

        if (!result.Report.IsPossible) WriteInputError(Impossible(result.Report));
        foreach (string note in result.Report.Notes) WriteWarning($"{char.ToUpperInvariant(note[0])}{note[1..]}.");
        WriteSummary(Totals(result.Report));
    }

    private string? Value(SpeechUtterance utterance, string property) =>
        property.Equals(nameof(SpeechUtterance.Accent), StringComparison.OrdinalIgnoreCase) ? _labels.Normalize(utterance).Accent ?? utterance.Accent : UtteranceProperty.Text(utterance, property);

    private void RequireStrata()
    {
        if (By.Length == 0) throw new SpeechDataException("SplitOptionInvalid", SpeechDataProblem.InvalidArgument, "-Production has proportions of something: name it with -By, as -By Accent, Environment.");
        foreach (string property in By)
        {
            if (_production.Any(utterance => Value(utterance, property) is not null)) continue;
            throw new SpeechDataException("PropertyMissing", SpeechDataProblem.InvalidData, $"No utterance of production has a '{property}'. Name another column with -By.");
        }
    }

    private (string Name, double Share)[] Shares() => [.. Share.Cast<DictionaryEntry>()
        .Select(entry => (Name: Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, Share: Number(entry)))
        .OrderByDescending(split => split.Share).ThenBy(split => split.Name, StringComparer.Ordinal)];

    private static double Number(DictionaryEntry entry)
    {
        object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
        if (double.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out double share)) return share;
        throw new SpeechDataException("SplitShareInvalid", SpeechDataProblem.InvalidArgument, $"The share of '{entry.Key}' is '{value}', which is no number. Give shares as @{{ train = 0.8; dev = 0.1; test = 0.1 }}.");
    }

    private SpeechDataException Impossible(SplitReport report)
    {
        double most = report.Splits.Max(split => split.AskedShare) * (1 + Tolerance);
        string size = Counted.Text($"utterances that share something form {report.Components:N0} {(report.Components == 1 ? "group" : "groups")}, and the largest is {report.LargestComponentShare:0.0%} of the corpus")
            + (report.LargestComponentShare > most ? Counted.Text($", where no split may have more than {most:0.0%}") : "");
        string remedy = report.MeetsShares
            ? Counted.Text($"Leaving out {report.Dropped:N0} utterances ({report.DroppedSeconds:N1} s) that tie it together makes it possible: {Named(report.Cuts)}. -CutBridges does so, the report's Cuts lists them; or allow more with -Kind or -PromptFrequency")
            : Enough(report.Without);
        return new SpeechDataException("SplitImpossible", SpeechDataProblem.InvalidData, $"The shares cannot be met: {size}. {remedy}.");
    }

    // Each kind of tie alone, and which are to be let go.
    private string Enough(IReadOnlyList<SplitWithout> without)
    {
        string each = without.Count == 0 ? "" : $"The largest is {string.Join(", ", without.Where(row => row.Kinds.Count == 1).Select(Size))}. ";
        if (without.FirstOrDefault(row => row.MeetsShares) is not { } enough) return $"{each}Give shares that are nearer to these groups, a wider -Tolerance, or more speakers";
        IEnumerable<LeakageKind> left = SearchOptions.Kinds.Except(enough.Kinds).Order();
        string more = enough.Kinds.Count > 1 ? $"It is {Size(enough)}. " : "";
        return left.Any()
            ? $"{each}{more}The shares are met with -Kind {string.Join(", ", left)}; or give shares that are nearer to these groups, a wider -Tolerance, or more speakers"
            : $"{each}{more}The shares are met where nothing is kept together; give shares that are nearer to these groups, a wider -Tolerance, or more speakers";
    }

    private static string Size(SplitWithout row) => Counted.Text($"{row.LargestComponentShare:0.0%} without {string.Join(" and ", row.Kinds)}");

    private static string Named(IReadOnlyList<SplitCut> cuts) =>
        string.Join("; ", cuts.Take(CutsNamed).Select(cut => Counted.Text($"{cut.Dropped:N0} of {cut.Items:N0} with {cut.Kind} '{cut.Label}'"))) + (cuts.Count > CutsNamed ? Counted.Text($"; {cuts.Count - CutsNamed:N0} more") : "");

    private string Totals(SplitReport report)
    {
        string splits = string.Join(", ", report.Splits.Select(split => Counted.Text($"{split.Split} {split.Items:N0} utterances, {split.Speakers:N0} speakers, {split.Seconds / 3600:0.00} h ({split.Share:0.0%} of {split.AskedShare:0.0%} asked)")));
        string cut = report.Dropped > 0 ? Counted.Text($"; {report.Dropped:N0} utterances ({report.DroppedSeconds:N1} s) {(report.IsPossible ? "were left out" : "would have to be left out")}") : "";
        string proof = report.IsPossible ? Counted.Text($"; searched in each other: {report.Findings:N0} findings") : "; no split was made";
        return Counted.Text($"Split {report.Items:N0} utterances in {report.Components:N0} groups: {splits}{cut}{proof}; {FailedInputs:N0} inputs failed.");
    }
}
