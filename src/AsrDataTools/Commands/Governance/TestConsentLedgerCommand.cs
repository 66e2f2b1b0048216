using System.Management.Automation;
using AsrDataTools.Governance.Consent;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Tells whether a ledger is what it was, and which entry is the first that is not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ConsentLedger")]
[OutputType(typeof(LedgerTestResult), typeof(bool))]
public sealed class TestConsentLedgerCommand : KeyedCommand
{
    private LedgerTest? _test;
    private long _judged;
    private bool _sound = true;

    /// <summary>Ledgers, taken as they stand.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] Ledger { get; set; } = [];

    /// <summary>A head of before: the text size:root or size:root:mac, a head, a result of this command, or a file that holds the text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? ExpectedHead { get; set; }

    /// <summary>Emits True when every ledger passes, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void BeginProcessing()
    {
        try
        {
            _test = new LedgerTest(HeadParameter.Read(ExpectedHead, ResolveNewPath), ReadKey());
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    protected override void ProcessRecord()
    {
        foreach (string ledger in Ledger) Judge(ResolveNewPath(ledger));
    }

    protected override void EndProcessing()
    {
        if (Quiet) WriteObject(_judged > 0 && _sound);
    }

    private void Judge(string path)
    {
        try
        {
            LedgerTestResult result = _test!.Judge(path, Cancellation);
            _judged++;
            _sound &= result.Verdict == Verdict.Pass;
            if (!Quiet) WriteObject(result);
        }
        catch (SpeechDataException exception)
        {
            _sound = false;
            WriteInputError(exception, path);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
