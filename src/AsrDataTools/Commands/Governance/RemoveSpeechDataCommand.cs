using System.Management.Automation;
using AsrDataTools.Governance.Withdrawal;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Takes away what Revoke-Consent listed, proves that nothing is left and certifies it.</summary>
[Cmdlet(VerbsCommon.Remove, "SpeechData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovalResult))]
public sealed class RemoveSpeechDataCommand : SpeechCommand
{
    private readonly List<SpeechDataItem> _items = [];
    private bool _isWhole = true;

    /// <summary>Items, as Revoke-Consent -Path emits them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SpeechDataItem[] InputObject { get; set; } = [];

    /// <summary>Silences the speaker's spans of recordings that others speak in too; those are refused otherwise.</summary>
    [Parameter]
    public SwitchParameter MuteSharedRecordings { get; set; }

    /// <summary>Where the certificate is written, JSON.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("Certificate")]
    public string? CertificatePath { get; set; }

    protected override void ProcessRecord() => _items.AddRange(InputObject);

    protected override void EndProcessing()
    {
        if (_items.Count == 0) return;
        RemovalRun run = new(MuteSharedRecordings, Cancellation);
        CountProgress progress = new(this, "Removing speech data", "files");
        IReadOnlyList<SpeechDataItem>[] groups = [.. RemovalRun.InOrder(_items)];
        try
        {
            foreach (IReadOnlyList<SpeechDataItem> group in groups)
            {
                if (ShouldProcess(group[0].Path, Describe(group))) Emit(run.Remove(group));
                else _isWhole = false;
                progress.Done++;
                progress.Show(groups.Length);
            }

            progress.Complete();
            if (run.Results.Count > 0) Prove(run);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Emit(IReadOnlyList<RemovalResult> results)
    {
        foreach (RemovalResult result in results) WriteObject(result);
        if (results[0] is { Action: RemovalAction.Refused } refused)
            WriteInputError(new SpeechDataException("RemovalRefused", SpeechDataProblem.InvalidData, refused.Reason!, refused.Path), refused.Path);
    }

    private void Prove(RemovalRun run)
    {
        string[] roots = [.. _items.Select(item => item.Root).Distinct(StringComparer.Ordinal)];
        AbsenceProof? proof = null;
        string? certificate = CertificatePath is null ? null : ResolveNewPath(CertificatePath);
        HashSet<string> leaveOut = LedgerFiles.Of(_items.Select(item => item.Ledger).OfType<string>().Distinct(StringComparer.Ordinal).ToArray());
        if (certificate is not null) leaveOut.Add(certificate);
        using (AsideRun<SpeechDataItem> aside = new(Left, _ => { }, () => { }, Cancellation))
        {
            aside.Run(() =>
            {
                proof = AbsenceProof.Search(_items, run.Results, roots, leaveOut, Cancellation);
                return proof.Left;
            });
        }

        foreach (SpeechDataException fault in proof!.Faults) WriteInputError(fault);
        if (certificate is not null) WriteCertificate(certificate, run, proof);
        long refused = run.Results.LongCount(result => result.Action == RemovalAction.Refused);
        WriteSummary(Counted.Text(
            $"Of {_items.Count:N0} items {string.Join(", ", run.Results.GroupBy(result => result.Action).OrderBy(group => group.Key).Select(group => Counted.Text($"{group.Key} {group.Count():N0}")))}; searched {proof.Files:N0} files afterwards: {(proof.IsComplete && refused == 0 && _isWhole ? "nothing is left" : Counted.Text($"{proof.Left.Count:N0} items are left, {proof.Faults.Count:N0} files could not be looked into"))}."));
    }

    private void Left(SpeechDataItem item) => WriteInputError(
        new SpeechDataException("SpeechDataLeft", SpeechDataProblem.InvalidData, $"'{item.Path}' still holds the speaker ({item.Kind}{(item.Row is { } row ? Counted.Text($", {row:N0}") : "")}): {item.Reason}.", item.Path), item);

    private void WriteCertificate(string path, RemovalRun run, AbsenceProof proof)
    {
        try
        {
            RemovalCertificate.Write(path, _items, run.Results, proof, DateTimeOffset.UtcNow);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteInputError(Corpus.Manifests.StorageErrors.Explain(exception, path)!, path);
        }
    }

    private string Describe(IReadOnlyList<SpeechDataItem> group) => group[0].Kind switch
    {
        SpeechDataKind.File or SpeechDataKind.Variant => "Delete file",
        SpeechDataKind.Segment => Counted.Text($"{(MuteSharedRecordings ? "Silence" : "Refuse to touch")} {group.Count:N0} spans"),
        SpeechDataKind.Package => "Update checksums of package",
        SpeechDataKind.IndexEntry => Counted.Text($"Take {group.Count:N0} fingerprints out of index"),
        _ => Counted.Text($"Take {group.Count:N0} rows out"),
    };
}
