using System.Globalization;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Governance.Policy;

/// <summary>Speakers of whom the ledger has no consent for a purpose on the day of the audit.</summary>
internal sealed class ConsentMissing : GovernanceRule
{
    private readonly Dictionary<string, Spoken> _speakers = [];
    private readonly Dictionary<string, Spoken> _nameless = [];

    public override string Id => "GOV020";

    public override string Description => "A speaker's consent for a purpose was not given, has expired or was withdrawn, by the ledger, on the day of the audit";

    public override string Remedy => "drop what the speaker said, or ask for consent and record it (Add-ConsentRecord)";

    public override string Unit => "speakers";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.LawfulBasis, Policy.Controls.ConsentConditions, Policy.Controls.HipaaAuthorization, Policy.Controls.AiDataGovernance, Policy.Controls.PersonalInformation];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Consent is not null;

    internal override void See(SpeechUtterance row, GovernanceContext context)
    {
        bool isNamed = !string.IsNullOrWhiteSpace(row.Speaker);
        Dictionary<string, Spoken> rows = isNamed ? _speakers : _nameless;
        string key = isNamed ? row.Speaker! : row.SourcePath ?? "";
        if (!rows.TryGetValue(key, out Spoken? spoken)) rows[key] = spoken = new(row.SourcePath ?? row.AudioPath ?? context.Policy.Folder, row.SourceLine, row.Id);
        spoken.Rows++;
        spoken.Seconds += row.DurationSeconds ?? 0;
    }

    internal override void Finish(GovernanceContext context)
    {
        ConsentRequirement required = context.Policy.Consent!;
        Sheet.Count((_speakers.Count * (long)required.Purpose.Count) + _nameless.Count);
        foreach (Spoken spoken in _nameless.Values)
            Sheet.CannotTell(spoken.Manifest, $"{spoken.Amount} name no speaker, the first is '{spoken.Id}': whose consent they need cannot be told", $"name the speakers of {spoken.Amount}", about: "speaker");
        if (_speakers.Count + _nameless.Count == 0)
        {
            Sheet.CannotTell(context.Policy.Folder, "no manifest was found, so that no speaker is known", "judge the manifest too: give its path");
            return;
        }

        if (Ledger(required, context) is not { } ledger) return;
        DateOnly day = DateOnly.FromDateTime(context.AuditDate.Date);
        foreach ((string speaker, Spoken spoken) in _speakers.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            foreach (string purpose in required.Purpose) Judge(speaker, spoken, purpose, ledger.Status(speaker, purpose, day));
        }
    }

    private ConsentSnapshot? Ledger(ConsentRequirement required, GovernanceContext context)
    {
        string why;
        try
        {
            ConsentSnapshot ledger = ConsentLedger.Read(required.Ledger, ConsentHead.Of(required), context.Cancellation);
            if (ledger.Fault is null) return ledger;
            why = ledger.Fault.Message;
        }
        catch (SpeechDataException exception)
        {
            why = exception.Message;
        }

        Sheet.CannotTell(required.Ledger, string.Create(CultureInfo.InvariantCulture, $"the consent of {_speakers.Count:N0} speakers cannot be told: {why.TrimEnd('.')}"), "bring the ledger as it should be, from a copy", _speakers.Count * required.Purpose.Count, "ledger");
        return null;
    }

    private void Judge(string speaker, Spoken spoken, string purpose, ConsentStatus status)
    {
        if (status.IsGranted) return;
        string what = status.State switch
        {
            ConsentState.Expired => string.Create(CultureInfo.InvariantCulture, $"expired on {status.Record!.ExpiresAt:yyyy-MM-dd}"),
            ConsentState.Revoked => string.Create(CultureInfo.InvariantCulture, $"was withdrawn on {status.Record!.EffectiveDay:yyyy-MM-dd}"),
            _ => "is not on record",
        };
        Sheet.Break(
            spoken.Manifest,
            $"the consent of '{speaker}' for '{purpose}' {what}; of this speaker: {spoken.Amount}",
            status.State == ConsentState.Revoked ? $"drop {spoken.Amount}" : $"drop {spoken.Amount}, or ask '{speaker}' and record the answer (Add-ConsentRecord)",
            about: $"{speaker} {purpose}",
            details: finding => finding with { Line = spoken.Line, Speaker = speaker });
    }

    /// <summary>What one speaker says in all manifests.</summary>
    private sealed class Spoken(string manifest, long? line, string id)
    {
        public string Manifest => manifest;

        public long? Line => line;

        public string Id => id;

        public long Rows { get; set; }

        public double Seconds { get; set; }

        /// <summary>"4 rows (12.3 s)".</summary>
        public string Amount => string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} rows{(Seconds > 0 ? $" ({Seconds:N1} s)" : "")}");
    }
}
