namespace AsrDataTools.Governance.Policy;

/// <summary>The rules that a policy is held against data by. A new rule is one more class, listed here.</summary>
public static class GovernanceRules
{
    /// <summary>One of each, to be asked for names and descriptions.</summary>
    public static IReadOnlyList<GovernanceRule> All { get; } = Create();

    /// <summary>Fresh rules for one audit, in the order in which they are told.</summary>
    internal static GovernanceRule[] Create() =>
    [
        new OutsideAllowedRoot(),
        new FileSystemNotAllowed(),
        new NotEncryptedAtRest(),
        new ResidencyNotAllowed(),
        new OwnerNotAllowed(),
        new ModeTooWide(),
        new WorldReadable(),
        new WorldWritable(),
        new SetUserOrGroupId(),
        new UnprotectedParent(),
        new AclNotAllowed(),
        new LinkLeavesRoot(),
        new UnsafeName(),
        new TimeInFuture(),
        new Unreadable(),
        new LicenseNotAllowed(),
        new PurposeNotAllowed(),
        new RetentionExceeded(),
        new MetadataMissing(),
        new ConsentMissing(),
        new LedgerNotSound(),
        new PersonalDataExceeded(),
        new CustodyBroken(),
        new StrayCopy(),
        new SuppressionExpired(),
    ];

    /// <summary>The rule of that id or name.</summary>
    /// <exception cref="SpeechDataException">There is none (<c>RuleUnknown</c>).</exception>
    public static GovernanceRule Named(string name) =>
        All.FirstOrDefault(rule => rule.Id.Equals(name, StringComparison.OrdinalIgnoreCase) || rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SpeechDataException(
            "RuleUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There is no rule '{name}'. Did you mean '{NearestName.Of(name, All.SelectMany(rule => new[] { rule.Id, rule.Name }))}'? The rules are {string.Join(", ", All.Select(rule => $"{rule.Id} {rule.Name}"))}.");
}
