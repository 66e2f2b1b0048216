using System.Globalization;

namespace AsrDataTools.Governance.Policy;

/// <summary>Files on a type of file system that the policy does not list.</summary>
internal sealed class FileSystemNotAllowed : GovernanceRule
{
    private readonly MountGroups _mounts = new();

    public override string Id => "GOV002";

    public override string Description => "Data lies on a type of file system that the policy does not list";

    public override string Remedy => "move it to a file system that the policy lists";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.StorageMedia];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Storage.FileSystem.Count > 0;

    internal override void See(FileFacts entry, GovernanceContext context) => _mounts.Add(entry, context);

    internal override void Finish(GovernanceContext context)
    {
        string allowed = string.Join(", ", context.Policy.Storage.FileSystem);
        foreach (MountGroups.Group group in _mounts.All)
        {
            Sheet.Count(group.Files);
            if (group.Mount is null)
            {
                Sheet.CannotTell(group.Folder, string.Create(CultureInfo.InvariantCulture, $"the file system of {group.Files:N0} files is not known"), $"name a folder whose file system is known; allowed are {allowed}", group.Files);
            }
            else if (!context.Policy.Storage.FileSystem.Contains(group.Mount.Type, StringComparer.OrdinalIgnoreCase))
            {
                Sheet.Break(
                    group.Folder,
                    string.Create(CultureInfo.InvariantCulture, $"{group.Files:N0} files ({ByteSize.Of(group.Bytes)}) lie on {group.Mount.Type} ('{group.Mount.Folder}'); allowed are {allowed}"),
                    string.Create(CultureInfo.InvariantCulture, $"move {ByteSize.Of(group.Bytes)} to {allowed}"),
                    group.Files,
                    group.Mount.Type);
            }
        }
    }
}
