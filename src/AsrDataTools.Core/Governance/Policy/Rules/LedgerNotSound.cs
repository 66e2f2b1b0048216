using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Governance.Policy;

/// <summary>A ledger that is not there, was tampered with, or of which that cannot be told.</summary>
internal sealed class LedgerNotSound : GovernanceRule
{
    public override string Id => "GOV021";

    public override string Description => "The consent ledger, the log that the audit rests on, is missing, broken or cut off; or, without an expected head, whether it is cannot be told";

    public override string Remedy => "restore it from a copy, and keep its head elsewhere (Consent.ExpectedHead)";

    public override string Unit => "records";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Accountability, Policy.Controls.HipaaAudit, Policy.Controls.HipaaIntegrity, Policy.Controls.Logging, Policy.Controls.ProtectionOfRecords];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Consent is not null;

    internal override void Finish(GovernanceContext context)
    {
        ConsentRequirement required = context.Policy.Consent!;
        try
        {
            ConsentSnapshot ledger = ConsentLedger.Read(required.Ledger, ConsentHead.Of(required), context.Cancellation);
            Sheet.Count(Math.Max(1, ledger.Head.Size));
            if (ledger.Fault is { } fault)
                Sheet.Break(required.Ledger, fault.Message, Remedy, details: finding => finding with { Line = fault.Line });
            else if (required.ExpectedHead is null)
                Sheet.CannotTell(required.Ledger, "whether its end was cut off, or all of it written anew, cannot be told: no head is expected", $"keep its head elsewhere, and give it as Consent.ExpectedHead; now it is {ledger.Head}");
            foreach (Finding clock in ledger.ClockFindings)
                Sheet.Break(required.Ledger, clock.Message, clock.Remedy ?? Remedy, about: clock.Rule, details: finding => finding with { Line = clock.Line, Severity = clock.Severity });
        }
        catch (SpeechDataException exception)
        {
            Sheet.Count();
            Sheet.Break(required.Ledger, exception.Message, Remedy);
        }
    }
}
