using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace AsrDataTools.Governance.Policy;

/// <summary>Owners and access control lists of NTFS.</summary>
internal static class WindowsAccess
{
    [SupportedOSPlatform("windows")]
    private const FileSystemRights Reading = FileSystemRights.ReadData;

    [SupportedOSPlatform("windows")]
    private const FileSystemRights Writing = FileSystemRights.WriteData | FileSystemRights.AppendData | FileSystemRights.Delete | FileSystemRights.ChangePermissions | FileSystemRights.TakeOwnership;

    [SupportedOSPlatformGuard("windows")]
    public static bool IsHere => OperatingSystem.IsWindows();

    /// <exception cref="NotToldException">The list may not be read.</exception>
    [SupportedOSPlatform("windows")]
    public static string OwnerOf(string path) => Asked(path, security => Name(security.GetOwner(typeof(SecurityIdentifier))));

    /// <summary>Whether Everyone, Authenticated Users or Users are let in, and not refused.</summary>
    [SupportedOSPlatform("windows")]
    public static bool EveryoneMay(string path, bool write) => Asked(path, security =>
    {
        FileSystemAccessRule[] rules = [.. Rules(security).Where(rule => IsEveryone(rule.IdentityReference) && (rule.FileSystemRights & (write ? Writing : Reading)) != 0)];
        return rules.Length > 0 && rules.All(rule => rule.AccessControlType == AccessControlType.Allow);
    });

    /// <summary>Names of the accounts and groups that are let in.</summary>
    [SupportedOSPlatform("windows")]
    public static IReadOnlyList<string> AllowedBy(string path) => Asked<IReadOnlyList<string>>(path, security =>
        [.. Rules(security).Where(rule => rule.AccessControlType == AccessControlType.Allow).Select(rule => Name(rule.IdentityReference)).Distinct()]);

    [SupportedOSPlatform("windows")]
    private static T Asked<T>(string path, Func<FileSystemSecurity, T> ask)
    {
        try
        {
            return ask(Directory.Exists(path) ? new DirectoryInfo(path).GetAccessControl() : new FileInfo(path).GetAccessControl());
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new NotToldException($"its access control list cannot be read: {cause.Message}");
        }
    }

    [SupportedOSPlatform("windows")]
    private static IEnumerable<FileSystemAccessRule> Rules(FileSystemSecurity security) =>
        security.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>();

    [SupportedOSPlatform("windows")]
    private static bool IsEveryone(IdentityReference who) => who is SecurityIdentifier sid
        && (sid.IsWellKnown(WellKnownSidType.WorldSid) || sid.IsWellKnown(WellKnownSidType.AuthenticatedUserSid) || sid.IsWellKnown(WellKnownSidType.BuiltinUsersSid));

    [SupportedOSPlatform("windows")]
    private static string Name(IdentityReference? who)
    {
        try
        {
            return who?.Translate(typeof(NTAccount)).Value ?? "nobody";
        }
        catch (IdentityNotMappedException)
        {
            // An account that is gone keeps its number.
            return who!.Value;
        }
    }
}
