using System.Management.Automation;
using AsrDataTools.Governance.Consent;
using AsrDataTools.Governance.Withdrawal;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Records that a speaker withdraws and, with -Path, lists all that is theirs.</summary>
[Cmdlet(VerbsSecurity.Revoke, "Consent", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConsentRecord), typeof(SpeechDataItem))]
public sealed class RevokeConsentCommand : ConsentWritingCommand
{
    private readonly List<ConsentEntry> _entries = [];
    private readonly HashSet<string> _speakers = new(StringComparer.Ordinal);
    private ConsentSnapshot? _before;

    /// <summary>Corpora, manifests, splits, packages, indexes, or folders of them; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Records the withdrawal of a speaker whom the ledger does not know.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!File.Exists(LedgerPath)) return;
        try
        {
            _before = ConsentLedger.Read(LedgerPath, null, Cancellation);
            _before.RequireSound();
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

    protected override void ProcessRecord()
    {
        try
        {
            foreach (string speaker in Speakers()) Take(speaker);
        }
        catch (SpeechDataException exception)
        {
            Fail(exception, Speaker.FirstOrDefault());
        }
    }

    protected override void EndProcessing()
    {
        IReadOnlyList<ConsentRecord> records = Append(_entries);
        if (Path.Length == 0)
        {
            WriteObject(records, enumerateCollection: true);
            WriteSummary(Counted.Text($"Recorded {records.Count:N0} withdrawals in '{LedgerPath}'; {Failed:N0} inputs failed."));
            return;
        }

        if (_speakers.Count > 0) Search(records);
    }

    private void Take(string speaker)
    {
        ConsentEntry entry = Entry(speaker, ConsentAction.Revoke);
        entry.Check();
        if (_before?.Speakers.Contains(speaker) != true && !Force)
        {
            string like = _before is not null && NearestName.Like(speaker, _before.Speakers) is { } near ? $" Did you mean '{near}'?" : string.Empty;
            throw new SpeechDataException("SpeakerUnknown", SpeechDataProblem.InvalidArgument, $"The ledger does not know the speaker '{speaker}'.{like} If the withdrawal is to be recorded all the same, give -Force.");
        }

        if (!_speakers.Add(speaker)) return;
        if (LastWithdrawal(entry) is { } earlier)
        {
            WriteVerbose(Counted.Text($"Speaker '{speaker}' has withdrawn already (entry {earlier.Sequence:N0}); nothing is added."));
            return;
        }

        if (entry.Purpose.Count > 0 && Path.Length > 0 && StillGranted(entry) is { Length: > 0 } others)
            WriteWarning($"Speaker '{speaker}' withdraws from {entry.Purpose} and still grants {others}. All of the speaker's data is listed; to remove it goes beyond the withdrawal.");
        if (ShouldProcess(LedgerPath, $"Record withdrawal of speaker {speaker} from {(entry.Purpose.Count > 0 ? entry.Purpose : "all purposes")}")) _entries.Add(entry);
    }

    // A withdrawal that a later grant did not undo, and that says as much as this one.
    private ConsentRecord? LastWithdrawal(ConsentEntry entry) => _before?.RecordsOf(entry.Speaker) is [.., { Action: ConsentAction.Revoke } last]
        && (last.Purpose.Count == 0 || (entry.Purpose.Count > 0 && entry.Purpose.All(last.Covers)))
        && last.EffectiveDay <= (entry.EffectiveFrom ?? DateOnly.FromDateTime(DateTime.UtcNow)) ? last : null;

    private string StillGranted(ConsentEntry entry)
    {
        DateOnly day = entry.EffectiveFrom ?? DateOnly.FromDateTime(DateTime.UtcNow);
        return string.Join(", ", _before!.RecordsOf(entry.Speaker).SelectMany(record => record.Purpose).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(purpose => !entry.Covers(purpose) && _before.Status(entry.Speaker, purpose, day).IsGranted));
    }

    private void Search(IReadOnlyList<ConsentRecord> records)
    {
        string? head = File.Exists(LedgerPath) ? ConsentLedger.Read(LedgerPath, null, Cancellation).Head.ToString() : null;
        List<string> roots = [];
        foreach (string path in Path)
        {
            IReadOnlyCollection<string> resolved = InputPath.Resolve(SessionState.Path, path);
            if (resolved.Count == 0) Fail(InputPath.NotFound(path), path);
            roots.AddRange(resolved);
        }

        SpeechDataSearch? search = null;
        SortedDictionary<SpeechDataKind, long> counts = [];
        CountProgress progress = new(this, "Searching the speaker's data", "items");
        using AsideRun<SpeechDataItem> run = new(
            item =>
            {
                counts[item.Kind] = counts.GetValueOrDefault(item.Kind) + 1;
                WriteObject(item with { Ledger = LedgerPath, LedgerHead = head });
            },
            exception => Fail(exception, exception.Path),
            () => progress.Show(counts.Values.Sum()),
            Cancellation);
        run.Run(() =>
        {
            search = new SpeechDataSearch(_speakers, roots, LedgerFiles.Of(LedgerPath), run.Report, Cancellation);
            return search.Find();
        });
        progress.Complete();
        string kinds = counts.Count == 0 ? "nothing" : string.Join(", ", counts.Select(entry => Counted.Text($"{entry.Key} {entry.Value:N0}")));
        WriteSummary(Counted.Text(
            $"Recorded {records.Count:N0} withdrawals; searched {search!.Files:N0} files for {_speakers.Count:N0} speakers: {kinds}; {Failed:N0} inputs failed or could not be looked into."));
    }
}
