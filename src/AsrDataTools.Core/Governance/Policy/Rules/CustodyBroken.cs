using System.Globalization;
using AsrDataTools.Governance.Packaging;

namespace AsrDataTools.Governance.Policy;

/// <summary>Files without an unbroken chain of custody: the package's manifest of checksums is missing, does not hold, or does not list them.</summary>
internal sealed class CustodyBroken : GovernanceRule
{
    private readonly FaultGroup _outside = new("outside", isFolder: false);
    private long _files;

    public override string Id => "GOV023";

    public override string Description => "The chain-of-custody manifest (BagIt) is missing or does not hold, or files lie outside of its package";

    public override string Remedy => "restore what was altered from the delivery, or make a new package (New-DeliveryPackage)";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Accountability, Policy.Controls.HipaaIntegrity, Policy.Controls.ProtectionOfRecords];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.CustodyPackage is not null;

    internal override void See(FileFacts entry, GovernanceContext context)
    {
        if (entry.Kind != EntryKind.File) return;
        _files++;
        if (!GovernancePolicy.IsWithin(entry.Path, context.Policy.CustodyPackage!)) _outside.Add(entry);
    }

    internal override void Finish(GovernanceContext context)
    {
        string package = context.Policy.CustodyPackage!;
        Sheet.Count(_files);
        if (_outside.Count > 0)
            Sheet.Break(_outside.Path, $"{_outside.Subject} lie outside of the package '{context.Policy.Relative(package)}', and so in no chain-of-custody manifest", string.Create(CultureInfo.InvariantCulture, $"make a package of {_outside.Count:N0} files (New-DeliveryPackage)"), _outside.Count, "outside");
        try
        {
            PackageVerification verification = DeliveryPackage.Verify(package, cancellation: context.Cancellation);
            Sheet.Count(Math.Max(0, verification.PayloadFiles - (_files - _outside.Count)));
            foreach (Finding problem in verification.Problems)
                Sheet.Break(problem.Path ?? package, problem.Message, problem.Remedy ?? Remedy, about: problem.Rule, details: finding => finding with { Line = problem.Line, Severity = problem.Severity });
        }
        catch (SpeechDataException exception)
        {
            Sheet.Count(1);
            Sheet.Break(package, $"there is no chain-of-custody manifest: {exception.Message}", "make a package (New-DeliveryPackage)");
        }
    }
}
