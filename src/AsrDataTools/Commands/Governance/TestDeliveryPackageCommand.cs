using System.Management.Automation;
using AsrDataTools.Governance.Consent;
using AsrDataTools.Governance.Packaging;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Checks packages, this module's or anyone's BagIt bags: nothing altered, missing, added, renamed; contract and consent ledger.</summary>
[Cmdlet(VerbsDiagnostic.Test, "DeliveryPackage", DefaultParameterSetName = PathSet)]
[OutputType(typeof(PackageVerification), typeof(Finding), typeof(bool))]
public sealed class TestDeliveryPackageCommand : PathCommand, IDynamicParameters
{
    private readonly StorageParameters _storage = new();
    private readonly List<string> _packages = [];
    private long _failed;

    /// <summary>Compares names, sizes and Payload-Oxum only; no content is read.</summary>
    [Parameter]
    public SwitchParameter Fast { get; set; }

    /// <summary>Checks fetch.txt for its form instead of refusing it; nothing is ever fetched.</summary>
    [Parameter]
    public SwitchParameter AllowFetchList { get; set; }

    /// <summary>What the delivery must be, instead of the contract in the package: a table of settings, or the path of a .psd1 or .json.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Contract { get; set; }

    /// <summary>Looks at no contract.</summary>
    [Parameter]
    public SwitchParameter SkipContract { get; set; }

    /// <summary>The head of the consent ledger that the package must say: the text <c>size:root</c>, a head, a result of Test-ConsentLedger, or a file that holds the text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? ExpectedHead { get; set; }

    /// <summary>The consent ledger, which must still begin with what it was when the package was made.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>File with the key that the head must be signed with.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KeyPath { get; set; }

    /// <summary>Most files read at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Emits True when there were packages and no error was found in any, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _storage;

    protected override void ProcessRecord() => _packages.AddRange(ResolvePaths());

    protected override void EndProcessing()
    {
        ByteProgress progress = new(this, "Testing packages");
        PackageAuditOptions options = ReadOptions(progress);
        long files = 0, bytes = 0, wrong = 0, judged = 0;
        using AsideRun<PackageVerification> run = new(
            result =>
            {
                judged++;
                files += result.PayloadFiles;
                bytes += result.PayloadBytes;
                if (result.Problems.Any(problem => problem.Severity == Severity.Error)) wrong++;
                if (Quiet) return;
                WriteObject(result.Problems, enumerateCollection: true);
                WriteObject(result);
            },
            Report,
            progress.Show,
            Cancellation,
            _storage.Use(this, ThrottleLimit));
        try
        {
            run.Run(() => Judge(options, run.Report));
        }
        finally
        {
            progress.Complete();
        }

        if (Quiet) WriteObject(judged > 0 && wrong == 0 && _failed == 0);
        WriteSummary(Counted.Text(
            $"Tested {judged:N0} packages of {files:N0} files and {bytes / 1e6:N1} MB{(Fast ? " by names and sizes only" : Counted.Text($" at {progress.MegaBytesPerSecond:N0} MB a second"))}: {wrong:N0} with errors; {_failed:N0} inputs failed."));
    }

    protected override void OnPathNotFound() => _failed++;

    private IEnumerable<PackageVerification> Judge(PackageAuditOptions options, Action<SpeechDataException> report)
    {
        foreach (string path in _packages)
        {
            PackageVerification? result = null;
            try
            {
                result = PackageAudit.Run(path, options, report, Cancellation);
            }
            catch (SpeechDataException exception)
            {
                report(exception);
            }

            if (result is not null) yield return result;
        }
    }

    private PackageAuditOptions ReadOptions(ByteProgress progress)
    {
        try
        {
            return new()
            {
                Verification = new() { Fast = Fast, AllowFetchList = AllowFetchList, Parallelism = ThrottleLimit, OnBytes = progress.Add, OnStart = progress.Expect },
                Contract = Contract is null ? null : ContractParameter.Read(Contract, ResolveNewPath),
                SkipContract = SkipContract,
                ExpectedHead = HeadParameter.Read(ExpectedHead, ResolveNewPath),
                Ledger = Ledger is null ? null : ResolveNewPath(Ledger),
                Key = KeyPath is null ? null : SecretKey.Read(ResolveNewPath(KeyPath)),
            };
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
            throw;
        }
    }

    private void Report(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
