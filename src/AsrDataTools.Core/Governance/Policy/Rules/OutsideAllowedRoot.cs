using System.Globalization;

namespace AsrDataTools.Governance.Policy;

/// <summary>Files outside the folders that data must lie in, or within those that it must not.</summary>
internal sealed class OutsideAllowedRoot : GovernanceRule
{
    private readonly Dictionary<string, (long Files, long Bytes)> _outside = [];

    public override string Id => "GOV001";

    public override string Description => "Data lies outside the allowed roots, or in a denied one; links on the way are followed";

    public override string Remedy => "move it below an allowed root";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.ClassificationOfInformation, Policy.Controls.LeakPrevention];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Storage is { AllowedRoot.Count: > 0 } or { DeniedRoot.Count: > 0 };

    internal override void See(FileFacts entry, GovernanceContext context)
    {
        if (entry.Kind != EntryKind.File) return;
        Sheet.Count();
        string folder = context.RealFolder(entry.Folder);
        if (IsAllowed(folder, context.Policy.Storage)) return;
        (long files, long bytes) = _outside.GetValueOrDefault(folder);
        _outside[folder] = (files + 1, bytes + entry.Size);
    }

    internal override void Finish(GovernanceContext context)
    {
        foreach ((string folder, (long files, long bytes)) in _outside.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            StorageLimits storage = context.Policy.Storage;
            string why = storage.DeniedRoot.FirstOrDefault(denied => GovernancePolicy.IsWithin(folder, denied)) is { } root ? $"in the denied root '{root}'" : "outside the allowed roots";
            string where = storage.AllowedRoot.Count > 0 ? $" below {string.Join(" or ", storage.AllowedRoot.Select(allowed => $"'{allowed}'"))}" : " elsewhere";
            Sheet.Break(folder, string.Create(CultureInfo.InvariantCulture, $"{files:N0} files ({ByteSize.Of(bytes)}) lie {why}"), string.Create(CultureInfo.InvariantCulture, $"move {files:N0} files{where}"), files);
        }
    }

    private static bool IsAllowed(string folder, StorageLimits storage) =>
        !GovernancePolicy.IsWithin(folder, storage.DeniedRoot) && (storage.AllowedRoot.Count == 0 || GovernancePolicy.IsWithin(folder, storage.AllowedRoot));
}
