using System.Collections;
using System.Runtime.InteropServices;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Core.Tests.Governance.Policy;

/// <summary>Policies and audits of a folder, for tests.</summary>
internal static partial class PolicySamples
{
    public static GovernancePolicy Demand(string folder, params (string Key, object Value)[] settings)
    {
        Hashtable table = [];
        foreach ((string key, object value) in settings) table[key] = value;
        return GovernancePolicyReader.FromTable(table, "The policy", folder);
    }

    public static Hashtable Table(params (string Key, object Value)[] settings)
    {
        Hashtable table = [];
        foreach ((string key, object value) in settings) table[key] = value;
        return table;
    }

    /// <summary>Judges a folder to the end; the trouble with rows fails the test.</summary>
    public static (IReadOnlyList<Finding> Findings, GovernanceAudit Audit) Judge(GovernancePolicy policy, GovernanceAuditOptions? options, params string[] paths)
    {
        GovernanceAudit audit = new(policy, options ?? new(), paths, trouble => throw trouble, CancellationToken.None);
        return ([.. audit.Run()], audit);
    }

    /// <summary>The findings of one rule.</summary>
    public static IReadOnlyList<Finding> Judge(string rule, GovernancePolicy policy, params string[] paths) => Judge(policy, new() { Rule = [rule] }, paths).Findings;

    public static void Mode(string path, string octal)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Windows has no modes.");
        File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(octal, 8));
    }

    /// <summary>Gives a file a list, as setfacl would.</summary>
    [LibraryImport("libc", EntryPoint = "setxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetAttribute(string path, string name, ReadOnlySpan<byte> value, nint size, int flags);

    /// <summary>Makes this thread another account for the file system, and back.</summary>
    [LibraryImport("libc", EntryPoint = "setfsuid")]
    public static partial int SetFileSystemUser(uint id);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string existing, string name);
}
