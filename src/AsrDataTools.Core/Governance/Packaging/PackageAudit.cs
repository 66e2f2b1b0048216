using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Judges a package whole: its manifests, its contract, its consent ledger.</summary>
public static class PackageAudit
{
    /// <param name="path">Absolute path of the package's folder.</param>
    /// <param name="options">What it is held against.</param>
    /// <param name="report">Gets rows and files that the contract's check cannot read; the rest goes on.</param>
    /// <exception cref="SpeechDataException">There is no package (<c>PathNotFound</c>, <c>PackageUnreadable</c>), or the ledger cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PackageVerification Run(string path, PackageAuditOptions options, Action<SpeechDataException> report, CancellationToken cancellation = default)
    {
        PackageVerification bag = DeliveryPackage.Verify(path, options.Verification, cancellation);
        List<Finding> found = [];
        CheckLedger(bag, options, found, cancellation);
        bool? meets = null;
        // What lacks files, or leads elsewhere, is not measured.
        if (!options.SkipContract && !options.Verification.Fast && bag.IsComplete)
            meets = CheckContract(bag.Path, options.Contract, found, report, cancellation);
        return bag with
        {
            MeetsContract = meets,
            Problems = [.. bag.Problems, .. found],
            Verdict = found.Any(finding => finding.Severity == Severity.Error) ? Verdict.Fail : bag.Verdict,
        };
    }

    private static bool? CheckContract(string path, DeliveryContract? contract, List<Finding> found, Action<SpeechDataException> report, CancellationToken cancellation)
    {
        string stored = Path.Combine(path, PackageBuilder.ContractPath), manifest = Path.Combine(path, PackageBuilder.ManifestPath), data = Path.Combine(path, BagListing.PayloadFolder);
        try
        {
            contract ??= File.Exists(stored) ? DeliveryContractReader.Read(stored) : null;
            if (contract is null) return null;
            long breaches = 0;
            string annotation = Path.Combine(data, "annotation");
            new ContractAudit(contract, finding => Add(finding), data + Path.DirectorySeparatorChar).Judge(
                File.Exists(manifest) ? manifest : data,
                Directory.Exists(annotation) ? Directory.EnumerateFiles(annotation, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [],
                report,
                cancellation: cancellation);
            return breaches == 0;

            void Add(Finding finding)
            {
                breaches++;
                found.Add(finding);
            }
        }
        catch (SpeechDataException exception)
        {
            found.Add(new() { Rule = nameof(PackageRule.ContractUnreadable), Severity = Severity.Error, Message = exception.Message, Path = exception.Path ?? stored, Remedy = "Give the contract by -Contract, or leave it out with -SkipContract." });
            return false;
        }
    }

    private static void CheckLedger(PackageVerification bag, PackageAuditOptions options, List<Finding> found, CancellationToken cancellation)
    {
        bool isAskedFor = options.ExpectedHead is not null || options.Ledger is not null || options.Key is not null;
        if (bag.ConsentLedgerHead is null)
        {
            if (isAskedFor) Add(PackageRule.LedgerHeadMissing, $"{BagInfo.FileName} has no {DeliveryPackage.LedgerHeadLabel}: nobody can tell under which consent the package was made.", "Make the package anew with -Ledger.");
            return;
        }

        if (!LedgerHead.TryParse(bag.ConsentLedgerHead, out LedgerHead? head))
        {
            Add(PackageRule.LedgerHeadInvalid, $"{DeliveryPackage.LedgerHeadLabel} is '{bag.ConsentLedgerHead}', which is no head of a ledger.", "Ask the maker for the right one, written size:root.");
            return;
        }

        if (options.ExpectedHead is { } expected && (expected.Size, expected.Root) != (head.Size, head.Root))
            Add(PackageRule.LedgerHeadInvalid, $"The package was made under the consent ledger {head.Size}:{head.Root[..12]}…, not under {expected.Size}:{expected.Root[..12]}….", "Ask the maker which of them is right.");
        if (options.Key is not null && !head.IsSignedBy(options.Key))
            Add(PackageRule.LedgerHeadInvalid, $"{DeliveryPackage.LedgerHeadLabel} bears {(head.Mac is null ? "no HMAC" : "an HMAC of another key")}.", "Make sure of the key; if it is right, the head is not from who holds it.");
        if (options.Ledger is not null && ConsentLedger.Read(options.Ledger, head with { Mac = null }, cancellation).Fault is { } fault)
            Add(PackageRule.LedgerHeadForeign, $"The consent ledger no longer is what it was when the package was made: {fault.Message}", "Find out with Test-ConsentLedger what happened to it.", options.Ledger);

        void Add(PackageRule rule, string message, string remedy, string? file = null) => found.Add(new()
        {
            Rule = rule.ToString(),
            Severity = Severity.Error,
            Message = message,
            Path = file ?? Path.Combine(bag.Path, BagInfo.FileName),
            Remedy = remedy,
            SuppressionId = $"{rule}|{Path.GetFileName(bag.Path)}",
        });
    }
}
