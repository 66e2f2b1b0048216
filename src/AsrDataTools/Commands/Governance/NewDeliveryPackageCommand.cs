using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Governance.Consent;
using AsrDataTools.Governance.Packaging;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Packages a corpus as a BagIt bag: recordings, manifest, annotation, checksums, contract, head of the consent ledger.</summary>
[Cmdlet(VerbsCommon.New, "DeliveryPackage", SupportsShouldProcess = true)]
[OutputType(typeof(PackageResult))]
public sealed class NewDeliveryPackageCommand : SpeechCommand, IDynamicParameters
{
    private readonly StorageParameters _storage = new();
    private readonly PackagePlan _plan = new();
    private CorpusIntake? _intake;
    private UtteranceFilter? _filter;
    private PackageOptions? _options;
    private ByteProgress? _progress;
    private string _target = "";
    private bool _goes;
    private long _failed;
    private long _excluded;

    /// <summary>What is packaged: manifests, folders and recordings by path (wildcards allowed), utterances, rows of a table.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SupportsWildcards]
    public object[] InputObject { get; set; } = [];

    /// <summary>The folder to make, taken as it stands.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string PackagePath { get; set; } = "";

    /// <summary>Annotation files and folders that go along; wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Annotation { get; set; } = [];

    /// <summary>What the delivery must be: a table of settings, or the path of a .psd1 or .json that holds one.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Contract { get; set; }

    /// <summary>The consent ledger whose head is stored.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>Head of the consent ledger, <c>size:root</c>, where the ledger itself is elsewhere.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LedgerHead { get; set; }

    /// <summary>File with the key that the head is signed with.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KeyPath { get; set; }

    /// <summary>Checksum algorithms.</summary>
    [Parameter]
    [ValidateSet("sha256", "sha512")]
    public string[] Algorithm { get; set; } = ["sha256"];

    /// <summary>Labels and values for bag-info.txt: <c>@{ 'Source-Organization' = '…' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Information { get; set; }

    /// <summary>Hard links instead of copies.</summary>
    [Parameter]
    public SwitchParameter Link { get; set; }

    /// <summary>Makes the package even where the contract is not met.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>What is left out: utterances, findings, files, ids or paths.</summary>
    [Parameter]
    public object[] Exclude { get; set; } = [];

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

    /// <summary>Most files copied at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _storage;

    protected override void BeginProcessing()
    {
        try
        {
            _target = System.IO.Path.TrimEndingDirectorySeparator(ResolveNewPath(PackagePath));
            _filter = ExcludeParameter.ToFilter(Exclude, ResolveNewPath);
            ManifestOptions reading = new() { ColumnMap = ManifestParameters.ToColumnMap(ColumnMap), AudioRoot = AudioRoot is null ? null : ResolveNewPath(AudioRoot), Format = Format, Notice = WarnOnce };
            _intake = new CorpusIntake(SessionState.Path, reading, Take, Report, Cancellation);
            _progress = new ByteProgress(this, $"Packaging {_target}");
            _options = Options();
            PackageBuilder.Check(_target, _options);
            foreach (string path in Annotation) AddAnnotation(path);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        _goes = ShouldProcess(_target, "Make delivery package");
    }

    protected override void ProcessRecord()
    {
        if (_goes) _intake!.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        if (!_goes) return;
        try
        {
            // A package that lacks what was asked for would look whole to whoever gets it.
            if (_failed > 0)
            {
                throw new SpeechDataException(
                    "PackageIncomplete", SpeechDataProblem.InvalidData, Counted.Text($"{_failed:N0} inputs or rows cannot be packaged, so '{_target}' is not made. Mend them, or leave them out with -Exclude."), _target);
            }

            Make();
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, _target) ?? exception, _target);
        }
        finally
        {
            _progress!.Complete();
        }
    }

    private void Make()
    {
        PackageResult? made = null;
        // What is found comes as trouble of the run too: both are written from this thread.
        using AsideRun<object> run = new(
            item =>
            {
                if (item is Finding breach) WriteError(ToErrorRecord(new SpeechDataException("ContractBroken", SpeechDataProblem.InvalidData, $"{breach.Rule}: {breach.Message} {breach.Remedy}", breach.Path), breach));
                else made = (PackageResult)item;
            },
            exception => WriteInputError(exception),
            _progress!.Show,
            Cancellation,
            _storage.Use(this, ThrottleLimit));
        run.Run(() => Results(run));
        WriteObject(made);
        if (ExcludeParameter.Warning(_filter!) is { } warning) WriteWarning(warning);
        WriteSummary(Counted.Text(
            $"Packaged {made!.Utterances:N0} utterances in {made.PayloadFiles:N0} files, {made.PayloadBytes / 1e6:N1} MB at {_progress.MegaBytesPerSecond:N0} MB a second; {made.Resumed:N0} files were there from an interrupted run, {_excluded:N0} utterances were excluded."));
    }

    private IEnumerable<object> Results(AsideRun<object> run)
    {
        List<Finding> breaches = [];
        PackageResult? made = null;
        SpeechDataException? failure = null;
        try
        {
            made = new PackageBuilder(_plan, _target, _options!, Cancellation).Run(breaches.Add, run.Report);
        }
        catch (SpeechDataException exception)
        {
            failure = exception;
        }

        foreach (Finding breach in breaches) yield return breach;
        if (failure is not null) throw failure;
        yield return made!;
    }

    private PackageOptions Options()
    {
        LedgerHead? head = LedgerHead is null ? null : Governance.Consent.LedgerHead.Parse(LedgerHead);
        if (Ledger is not null)
        {
            ConsentSnapshot snapshot = ConsentLedger.Read(ResolveNewPath(Ledger), head, Cancellation);
            snapshot.RequireSound();
            head = snapshot.Head;
        }

        if (KeyPath is not null)
        {
            if (head is null) throw new SpeechDataException("LedgerHeadMissing", SpeechDataProblem.InvalidArgument, "-KeyPath signs the head of the consent ledger: give -Ledger or -LedgerHead too.");
            head = head.Sign(SecretKey.Read(ResolveNewPath(KeyPath)));
        }

        return new()
        {
            Algorithms = [.. Algorithm.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => BagAlgorithm.Find(name)!)],
            Link = Link,
            Force = Force,
            Contract = Contract is null ? null : ContractParameter.Read(Contract, ResolveNewPath),
            LedgerHead = head,
            Information = [.. Entries(Information)],
            Parallelism = ThrottleLimit,
            OnBytes = bytes => _progress!.Add(bytes),
            OnStart = bytes => _progress!.Expect(bytes),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Entries(IDictionary? table)
    {
        if (table is null) yield break;
        foreach (DictionaryEntry entry in table)
        {
            string label = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!;
            object? value = SettingsReader.Plain(entry.Value);
            foreach (object? one in value is IEnumerable list and not string and not IDictionary ? list : new[] { value })
                yield return new(label, Convert.ToString(one, CultureInfo.InvariantCulture) ?? "");
        }
    }

    private void AddAnnotation(string path)
    {
        IReadOnlyCollection<string> resolved = InputPath.Resolve(SessionState.Path, path);
        if (resolved.Count == 0) throw InputPath.NotFound(path);
        foreach (string one in resolved) _plan.AddAnnotation(one);
    }

    private void Take(SpeechUtterance utterance)
    {
        if (_filter!.Matches(utterance))
        {
            _excluded++;
            return;
        }

        try
        {
            _plan.Add(utterance);
        }
        catch (SpeechDataException exception)
        {
            Report(exception); // Caught here: the rows after it are taken too.
        }
    }

    private void Report(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
