using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Governance.Consent;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Records consent in a ledger.</summary>
[Cmdlet(VerbsCommon.Add, "ConsentRecord", SupportsShouldProcess = true)]
[OutputType(typeof(ConsentRecord))]
public sealed class AddConsentRecordCommand : ConsentWritingCommand
{
    private readonly List<ConsentEntry> _entries = [];

    /// <summary>Grant, or Revoke where a table holds both.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public ConsentAction Action { get; set; } = ConsentAction.Grant;

    /// <summary>The ground of a grant, by name or by its letter in GDPR article 6(1).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Basis")]
    [ArgumentCompleter(typeof(LawfulBasisCompleter))]
    [AllowEmptyString]
    public string? LawfulBasis { get; set; }

    /// <summary>The last day of a grant, UTC; no end unless given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Until", "ValidUntil")]
    public object? ExpiresAt { get; set; }

    protected override void ProcessRecord()
    {
        try
        {
            foreach (string speaker in Speakers())
            {
                ConsentEntry entry = Entry(speaker, Action) with { LawfulBasis = LawfulBasisName.Parse(LawfulBasis), ExpiresAt = UtcDay.Parse(ExpiresAt, $"{nameof(ExpiresAt)} of speaker '{speaker}'") };
                entry.Check();
                string what = Action == ConsentAction.Grant ? $"Record consent of speaker {speaker} for {entry.Purpose}" : $"Record withdrawal of speaker {speaker}";
                if (ShouldProcess(LedgerPath, what)) _entries.Add(entry);
            }
        }
        catch (SpeechDataException exception)
        {
            Fail(exception, Speaker.FirstOrDefault());
        }
    }

    protected override void EndProcessing()
    {
        IReadOnlyList<ConsentRecord> records = Append(_entries);
        WriteObject(records, enumerateCollection: true);
        WriteSummary(Counted.Text(
            $"Added {records.Count:N0} records to '{LedgerPath}'{(records.Count > 0 ? $", the last is entry {records[^1].Sequence:N0}" : "")}; {Failed:N0} inputs failed."));
    }
}
