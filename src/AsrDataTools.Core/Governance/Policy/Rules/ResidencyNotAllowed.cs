using System.Globalization;

namespace AsrDataTools.Governance.Policy;

/// <summary>Files at a place where data may not be, as the policy labels folders.</summary>
internal sealed class ResidencyNotAllowed : GovernanceRule
{
    private readonly Dictionary<string, (string Folder, long Files)> _places = [];

    public override string Id => "GOV004";

    public override string Description => "The storage stands, by the policy's labels, where data may not be; or its folder has no label";

    public override string Remedy => "move it to storage at an allowed place, or label its folder in the policy";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Transfers, Policy.Controls.LegalRequirements];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Storage.AllowedResidency.Count > 0;

    internal override void See(FileFacts entry, GovernanceContext context)
    {
        if (entry.Kind != EntryKind.File) return;
        Sheet.Count();
        string folder = context.RealFolder(entry.Folder);
        string? root = context.Policy.Storage.Residency.Keys.Where(root => GovernancePolicy.IsWithin(folder, root)).MaxBy(root => root.Length);
        string key = root ?? "";
        (string common, long files) = _places.GetValueOrDefault(key, (folder, 0));
        while (!GovernancePolicy.IsWithin(folder, common)) common = Path.GetDirectoryName(common)!;
        _places[key] = (common, files + 1);
    }

    internal override void Finish(GovernanceContext context)
    {
        StorageLimits storage = context.Policy.Storage;
        string allowed = string.Join(", ", storage.AllowedResidency);
        foreach ((string root, (string folder, long files)) in _places.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (root.Length == 0)
            {
                Sheet.CannotTell(folder, string.Create(CultureInfo.InvariantCulture, $"where {files:N0} files are cannot be told: no folder of Storage.Residency holds them"), "label their folder in the policy", files);
            }
            else if (!storage.AllowedResidency.Contains(storage.Residency[root], StringComparer.OrdinalIgnoreCase))
            {
                Sheet.Break(folder, string.Create(CultureInfo.InvariantCulture, $"{files:N0} files are in '{storage.Residency[root]}'; allowed are {allowed}"), string.Create(CultureInfo.InvariantCulture, $"move {files:N0} files to storage in {allowed}"), files);
            }
        }
    }
}
