using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Governance.Consent;
using AsrDataTools.Governance.Packaging;
using AsrDataTools.Leakage;
using AsrDataTools.Pipeline;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Commands;

/// <summary>Writes a dataset's card from measured facts: Croissant 1.1 JSON-LD for programs, a datasheet in Markdown for people.</summary>
[Cmdlet(VerbsData.Export, "DatasetCard", SupportsShouldProcess = true)]
[OutputType(typeof(DatasetCardResult))]
public sealed class ExportDatasetCardCommand : SpeechCommand
{
    private readonly CardFactsBuilder _facts = new();
    private readonly List<GateResult> _gates = [];
    private readonly List<string> _targets = [];
    private CorpusIntake? _intake;
    private CardInformation _information = new();
    private CountProgress? _progress;
    private string? _ledgerHead;
    private string _target = "";
    private long _rows;
    private long _failed;

    /// <summary>The corpus (manifests, folders, recordings and delivery packages by path, utterances, rows) and results of Test-ProductionReadiness.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SupportsWildcards]
    public object[] InputObject { get; set; } = [];

    /// <summary>The file to write, taken as it stands: .json or .jsonld for Croissant, .md for the datasheet, without either for both.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>What only people can say: a table, or the path of a .psd1 or .json that holds one.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Information { get; set; }

    /// <summary>Profiles, as Get-AcousticProfile emits them.</summary>
    [Parameter]
    [ValidateNotNull]
    public AcousticProfile[] Profile { get; set; } = [];

    /// <summary>Annotation files and folders; wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Annotation { get; set; } = [];

    /// <summary>What a scan for personal data found: objects with a property Class; empty for nothing found.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [AllowNull]
    public object[]? PersonalData { get; set; }

    /// <summary>What Find-EvalLeakage found between splits; empty for nothing found.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [AllowNull]
    public LeakageFinding[]? Leakage { get; set; }

    /// <summary>The consent ledger whose head the card names.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>Head of the consent ledger, <c>size:root</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LedgerHead { get; set; }

    /// <summary>Which column of manifests stands for which field: <c>@{ AudioPath = 'wavname' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? ColumnMap { get; set; }

    /// <summary>What relative audio paths are relative to; the manifest's own folder unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AudioRoot { get; set; }

    /// <summary>The format of manifests, where the content is not to decide.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestFormatCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Format { get; set; }

    /// <summary>Refuses to replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    protected override void BeginProcessing()
    {
        try
        {
            _target = ResolveNewPath(Path);
            _targets.AddRange(CardFile.Targets(_target));
            _targets.ForEach(CheckTarget);
            _information = ReadInformation();
            ManifestOptions reading = new() { ColumnMap = ManifestParameters.ToColumnMap(ColumnMap), AudioRoot = AudioRoot is null ? null : ResolveNewPath(AudioRoot), Format = Format, Notice = WarnOnce };
            _intake = new CorpusIntake(SessionState.Path, reading, Take, Report, Cancellation);
            _progress = new CountProgress(this, "Measuring the dataset", "utterances");
            if (LedgerHead is not null) _ledgerHead = Governance.Consent.LedgerHead.Parse(LedgerHead).ToString();
            if (Ledger is not null) _ledgerHead = HeadOf(ResolveNewPath(Ledger));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    protected override void ProcessRecord()
    {
        foreach (object item in InputObject) Take(item);
    }

    protected override void EndProcessing()
    {
        try
        {
            // An audit knows what it was an audit of.
            if (_rows == 0 && _gates.Select(gate => gate.Run).FirstOrDefault(run => run is not null) is { } audit)
            {
                foreach (string path in audit.Plan.Training) _intake!.Add(path);
            }

            Array.ForEach(Profile, _facts.Add);
            foreach (string path in Annotation) ReadAnnotation(path);
            TakeFindings();
            DatasetCard card = DatasetCard.Of(_facts.Build(_ledgerHead, Report, Cancellation), _information);
            Write(card);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, _target) ?? exception, _target);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            _progress!.Complete();
        }
    }

    private void Write(DatasetCard card)
    {
        List<string> written = [];
        foreach (string target in _targets)
        {
            if (!ShouldProcess(target, "Write dataset card")) continue;
            CardFile.Write(card, target);
            written.Add(target);
        }

        if (written.Count == 0) return;
        if (card.MissingRequired.Count > 0) WriteWarning($"Croissant 1.1 requires {string.Join(", ", card.MissingRequired)}, which nobody has said: give -Information.");
        WriteObject(new DatasetCardResult
        {
            Path = written[0],
            Files = new(written),
            Name = card.Name,
            Hours = card.Facts.Hours,
            Utterances = card.Facts.Rows,
            Speakers = card.Facts.Speakers,
            Gaps = new(card.Gaps.Select(gap => gap.Fact)),
            MissingRequired = card.MissingRequired,
        });
        WriteSummary(Counted.Text($"Wrote {string.Join(" and ", written.Select(path => $"'{path}'"))} from {card.Facts.Rows:N0} utterances; {card.Gaps.Count:N0} gaps; {_failed:N0} inputs or rows failed."));
    }

    private void Take(object item)
    {
        object plain = item is PSObject wrapped ? wrapped.BaseObject : item;
        if (plain is GateResult gate)
        {
            _gates.Add(gate);
            _facts.Add(gate);
        }
        else if (plain is string path && InputPath.Resolve(SessionState.Path, path).ToArray() is [string folder] && DeliveryPackage.IsPackage(folder))
        {
            TakePackage(folder);
        }
        else
        {
            _intake!.Add(item);
        }
    }

    private void TakePackage(string folder)
    {
        string manifest = System.IO.Path.Combine(folder, PackageBuilder.ManifestPath), annotation = System.IO.Path.Combine(folder, "data", "annotation");
        _intake!.Add(new FileInfo(File.Exists(manifest) ? manifest : System.IO.Path.Combine(folder, "data")));
        if (Directory.Exists(annotation)) ReadAnnotation(annotation);
        _ledgerHead ??= DeliveryPackage.Verify(folder, new() { Fast = true }, Cancellation).ConsentLedgerHead;
    }

    private void Take(SpeechUtterance utterance)
    {
        if (++_rows % 256 == 0)
        {
            _progress!.Done = _rows;
            _progress.Show(_rows);
        }

        try
        {
            _facts.Add(utterance);
        }
        catch (SpeechDataException exception)
        {
            Report(exception);
        }
    }

    private void TakeFindings()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(PersonalData))) _facts.LookedForPersonalData();
        foreach (object found in PersonalData ?? [])
            _facts.AddPersonalData(Convert.ToString(PSObject.AsPSObject(found).Properties["Class"]?.Value, CultureInfo.InvariantCulture) is { Length: > 0 } kind ? kind : "unclassed");
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Leakage))) _facts.LookedForLeakage();
        foreach (LeakageFinding leak in Leakage ?? []) _facts.AddLeak(leak.Kind.ToString());
    }

    private void ReadAnnotation(string path)
    {
        IReadOnlyCollection<string> resolved = InputPath.Resolve(SessionState.Path, path);
        if (resolved.Count == 0) Report(InputPath.NotFound(path));
        foreach (string one in resolved)
            new AnnotationFolders(AsrDataTools.Annotation.AnnotationReadOptions.Default, Report, WriteVerbose).Each(one, file => _facts.AddAnnotation(file, Report, Cancellation));
    }

    private string HeadOf(string ledger)
    {
        ConsentSnapshot snapshot = ConsentLedger.Read(ledger, LedgerHead is null ? null : Governance.Consent.LedgerHead.Parse(LedgerHead), Cancellation);
        snapshot.RequireSound();
        return snapshot.Head.ToString();
    }

    private CardInformation ReadInformation() => Information is null ? new() : SettingsReader.Plain(Information) switch
    {
        IDictionary table => CardInformation.FromTable(table, "The information"),
        string path => CardInformation.Read(ResolveNewPath(path), file => SettingsReader.ReadDataFile(file, "Card")),
        _ => throw new SpeechDataException("CardInvalid", SpeechDataProblem.InvalidArgument, "-Information takes a table, or the path of a .psd1 or .json file that holds one."),
    };

    private void CheckTarget(string path)
    {
        if (Directory.Exists(path)) throw new SpeechDataException("CardPathInvalid", SpeechDataProblem.InvalidArgument, $"'{path}' is a folder; name a file in it.", path);
        string folder = System.IO.Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder)) throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"The folder '{folder}' does not exist; make it first.", path);
        if (NoClobber && File.Exists(path)) throw new SpeechDataException("CardExists", SpeechDataProblem.InvalidArgument, $"'{path}' exists; leave -NoClobber out to replace it.", path);
    }

    private void Report(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
