using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AsrDataTools.Governance.Policy;

/// <summary>Names of accounts and groups, asked of the system once each.</summary>
internal sealed partial class AccountNames
{
    private readonly Dictionary<uint, string?> _users = [];
    private readonly Dictionary<uint, string?> _groups = [];

    /// <summary>"name", or the number where the system knows no name.</summary>
    public string User(uint id) => Cached(_users, id, isGroup: false) ?? id.ToString(CultureInfo.InvariantCulture);

    public string Group(uint id) => Cached(_groups, id, isGroup: true) ?? id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a list of names and numbers has the account.</summary>
    public bool HasUser(IReadOnlyList<string> list, uint id) => Has(list, id, User(id));

    public bool HasGroup(IReadOnlyList<string> list, uint id) => Has(list, id, Group(id));

    private static bool Has(IReadOnlyList<string> list, uint id, string name) =>
        list.Contains(name, StringComparer.Ordinal) || list.Contains(id.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static string? Cached(Dictionary<uint, string?> names, uint id, bool isGroup)
    {
        if (!names.TryGetValue(id, out string? name)) names[id] = name = OperatingSystem.IsWindows() ? null : Ask(id, isGroup);
        return name;
    }

    // The name is the first member of both structures, and no system's structure is longer than 128 bytes.
    private static unsafe string? Ask(uint id, bool isGroup)
    {
        byte[] buffer = new byte[1 << 16];
        nint* entry = stackalloc nint[16];
        fixed (byte* text = buffer)
        {
            int error = isGroup
                ? GetGroup(id, entry, text, buffer.Length, out nint found)
                : GetUser(id, entry, text, buffer.Length, out found);
            return error == 0 && found != 0 ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)entry[0])) : null;
        }
    }

    [LibraryImport("libc", EntryPoint = "getpwuid_r")]
    private static unsafe partial int GetUser(uint id, nint* entry, byte* buffer, nint length, out nint found);

    [LibraryImport("libc", EntryPoint = "getgrgid_r")]
    private static unsafe partial int GetGroup(uint id, nint* entry, byte* buffer, nint length, out nint found);
}
