using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AsrDataTools.Governance.Policy;

/// <summary>
/// POSIX access control lists, as Linux keeps them in the extended attribute system.posix_acl_access: a version (2, little endian), then
/// eight bytes an entry: tag, permissions, id (linux/posix_acl_xattr.h).
/// </summary>
internal static partial class PosixAcl
{
    private const int NoData = 61;
    private const int NotSupported = 95;
    private const int TooSmall = 34;
    private const int HeaderBytes = 4;
    private const int EntryBytes = 8;
    private const int LongestBytes = 1 << 16; // XATTR_SIZE_MAX

    /// <summary>The entries that name an account or group beside owner and owning group; none where there is no list.</summary>
    /// <exception cref="IOException">The list cannot be read; the message says why.</exception>
    public static IReadOnlyList<PosixAclEntry> Read(string path)
    {
        Span<byte> buffer = stackalloc byte[512];
        nint length = GetAttribute(path, "system.posix_acl_access", buffer, buffer.Length);
        if (length < 0 && Marshal.GetLastPInvokeError() == TooSmall)
        {
            buffer = new byte[LongestBytes];
            length = GetAttribute(path, "system.posix_acl_access", buffer, buffer.Length);
        }

        if (length >= 0) return Parse(buffer[..(int)length]);
        int error = Marshal.GetLastPInvokeError();
        return error is NoData or NotSupported ? [] : throw new IOException(Marshal.GetPInvokeErrorMessage(error));
    }

    /// <summary>Named entries with the permissions that the mask leaves them.</summary>
    /// <exception cref="IOException">These are no entries.</exception>
    internal static IReadOnlyList<PosixAclEntry> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != 2 || (bytes.Length - HeaderBytes) % EntryBytes != 0)
            throw new IOException("the access control list is in no known form");
        List<PosixAclEntry> entries = [];
        int mask = 7;
        for (ReadOnlySpan<byte> rest = bytes[HeaderBytes..]; rest.Length > 0; rest = rest[EntryBytes..])
        {
            int tag = BinaryPrimitives.ReadUInt16LittleEndian(rest);
            int permissions = BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]) & 7;
            uint id = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            switch (tag)
            {
                case 0x02 or 0x08:
                    entries.Add(new(IsGroup: tag == 0x08, id, permissions));
                    break;
                case 0x10:
                    mask = permissions;
                    break;
                case 0x01 or 0x04 or 0x20:
                    // Owner, owning group and others: the mode tells of these.
                    break;
                default:
                    throw new IOException("the access control list is in no known form");
            }
        }

        return [.. entries.Select(entry => entry with { Permissions = entry.Permissions & mask })];
    }

    [LibraryImport("libc", EntryPoint = "lgetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetAttribute(string path, string name, Span<byte> value, nint size);
}

/// <summary>One more account or group that may reach a file.</summary>
/// <param name="Permissions">Read 4, write 2, execute 1.</param>
internal sealed record PosixAclEntry(bool IsGroup, uint Id, int Permissions);
