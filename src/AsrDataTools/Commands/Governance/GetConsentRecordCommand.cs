using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Governance.Consent;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Reads the records of a ledger: all, or those that decide where consent stands on a day.</summary>
[Cmdlet(VerbsCommon.Get, "ConsentRecord")]
[OutputType(typeof(ConsentRecord))]
public sealed class GetConsentRecordCommand : SpeechCommand
{
    /// <summary>The ledger, taken as it stands.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Ledger { get; set; } = string.Empty;

    /// <summary>Pseudonyms; wildcards allowed.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(LedgerCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Speaker { get; set; } = [];

    /// <summary>Purposes; all that the ledger names unless given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LedgerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Purpose { get; set; } = [];

    /// <summary>Only records that decide that consent is so on the day of -Date.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateSet(nameof(ConsentState.Granted), nameof(ConsentState.Expired), nameof(ConsentState.Revoked))]
    public string[] Status { get; set; } = [];

    /// <summary>The day, UTC; today unless given.</summary>
    [Parameter]
    public object? Date { get; set; }

    /// <summary>Only grants that hold on the day of -Date and end within so many days of it.</summary>
    [Parameter]
    [ValidateRange(0, 36500)]
    public int? ExpiringWithinDays { get; set; }

    protected override void ProcessRecord()
    {
        string path = ResolveNewPath(Ledger);
        try
        {
            ConsentSnapshot snapshot = ConsentLedger.Read(path, null, Cancellation);
            if (snapshot.Fault is { } fault) WriteWarning($"'{path}' is not sound. {fault.Message} Only the {snapshot.Records.Count:N0} records before it are shown, and no status is told.");
            if (snapshot.TornBytes > 0) WriteVerbose($"{snapshot.TornBytes:N0} bytes of an unfinished record stand at the end of '{path}'.");
            long shown = 0;
            foreach (ConsentRecord record in Choose(snapshot, UtcDay.Parse(Date, "-Date")))
            {
                shown++;
                WriteObject(record);
            }

            WriteSummary(Counted.Text($"{shown:N0} of {snapshot.Records.Count:N0} records of {snapshot.Speakers.Count:N0} speakers; head {snapshot.Head}."));
        }
        catch (SpeechDataException exception)
        {
            WriteInputError(exception, path);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private IEnumerable<ConsentRecord> Choose(ConsentSnapshot snapshot, DateOnly? date)
    {
        WildcardPattern[] patterns = [.. Speaker.Select(pattern => WildcardPattern.Get(pattern, WildcardOptions.None))];
        bool isOfSpeaker(string speaker) => patterns.Length == 0 || Speaker.Contains(speaker, StringComparer.Ordinal) || patterns.Any(pattern => pattern.IsMatch(speaker));
        if (Status.Length == 0 && ExpiringWithinDays is null)
            return snapshot.Records.Where(record => isOfSpeaker(record.Speaker) && (Purpose.Length == 0 || Purpose.Any(record.Covers)) && (date is null || record.EffectiveDay <= date));
        DateOnly day = date ?? DateOnly.FromDateTime(DateTime.UtcNow);
        return snapshot.Speakers.Where(isOfSpeaker)
            .SelectMany(speaker => PurposesOf(snapshot, speaker).Select(purpose => snapshot.Status(speaker, purpose, day)))
            .Where(status => IsAskedFor(status, day))
            .Select(status => status.Record!)
            .Distinct()
            .OrderBy(record => record.Sequence);
    }

    private IEnumerable<string> PurposesOf(ConsentSnapshot snapshot, string speaker)
    {
        if (Purpose.Length > 0) return Purpose;
        string[] named = [.. snapshot.RecordsOf(speaker).SelectMany(record => record.Purpose).Distinct(StringComparer.OrdinalIgnoreCase)];
        // A withdrawal from everything by someone who never granted anything names no purpose.
        return named.Length > 0 ? named : [string.Empty];
    }

    private bool IsAskedFor(ConsentStatus status, DateOnly day) => ExpiringWithinDays is { } days
        ? status.IsGranted && status.Record!.ExpiresAt <= day.AddDays(days) && (Status.Length == 0 || Status.Contains(nameof(ConsentState.Granted), StringComparer.OrdinalIgnoreCase))
        : Status.Contains(status.State.ToString(), StringComparer.OrdinalIgnoreCase) && status.Record is not null;
}
