// The engine's format views know the result of Get-FileHash by this name.
namespace Microsoft.PowerShell.Commands;

/// <summary>The hash of one file.</summary>
public sealed class FileHashInfo
{
    /// <summary>SHA1, SHA256, SHA384, SHA512 or MD5.</summary>
    public string Algorithm { get; set; } = string.Empty;

    /// <summary>The hash in upper-case hexadecimal digits.</summary>
    public string Hash { get; set; } = string.Empty;

    /// <summary>Full path, null where a stream was hashed.</summary>
    public string? Path { get; set; }
}
