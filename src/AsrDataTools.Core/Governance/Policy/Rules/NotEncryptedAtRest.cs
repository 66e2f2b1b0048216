using System.Globalization;

namespace AsrDataTools.Governance.Policy;

/// <summary>Files on storage that is not encrypted at rest, or of which that cannot be told.</summary>
internal sealed class NotEncryptedAtRest : GovernanceRule
{
    private readonly MountGroups _mounts = new();

    public override string Id => "GOV003";

    public override string Description => "Storage is not encrypted at rest (LUKS and dm-crypt, ZFS, fscrypt), or whether it is cannot be told from here";

    public override string Remedy => "move it to an encrypted volume, or show otherwise that the storage encrypts";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.HipaaEncryption, Policy.Controls.Cryptography];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Storage.EncryptionAtRest;

    internal override void See(FileFacts entry, GovernanceContext context) => _mounts.Add(entry, context);

    internal override void Finish(GovernanceContext context)
    {
        VolumeEncryption volumes = new(context.Mounts);
        foreach (MountGroups.Group group in _mounts.All)
        {
            Sheet.Count(group.Files);
            EncryptionAnswer answer = group.Mount is null ? new(null, "its file system is not known") : volumes.Of(group.Mount);
            long plain = group.Files - group.Encrypted;
            if (answer.IsEncrypted == true || plain == 0) continue;
            string what = string.Create(CultureInfo.InvariantCulture, $"{plain:N0} files ({ByteSize.Of(group.Bytes)}) on '{group.Mount?.Folder ?? group.Folder}'");
            if (answer.IsEncrypted == false)
                Sheet.Break(group.Folder, $"{what} are not encrypted at rest: {answer.Because}", $"move {ByteSize.Of(group.Bytes)} to an encrypted volume (LUKS); if the drive encrypts by itself, accept this in the policy with that reason", plain);
            else
                Sheet.CannotTell(group.Folder, $"whether {what} are encrypted at rest cannot be told: {answer.Because}", "ask whoever runs the storage whether it encrypts; if it does, accept this finding in the policy with that answer as its reason", plain);
        }
    }
}
