using System.Management.Automation;
using System.Security;

namespace AsrDataTools.Pipeline;

/// <summary>A cmdlet that may be given a secret key.</summary>
public abstract class KeyedCommand : SpeechCommand
{
    /// <summary>The key, 16 bytes of UTF-8 at least.</summary>
    [Parameter]
    public SecureString? Key { get; set; }

    /// <summary>A file that holds the key; blanks and line ends at its end do not count.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KeyPath { get; set; }

    /// <summary>The key; null where none was given.</summary>
    /// <exception cref="SpeechDataException">It is too short, cannot be read, or was given twice (<c>KeyAmbiguous</c>).</exception>
    private protected byte[]? ReadKey() => KeyParameter.Read(Key, KeyPath is null ? null : ResolveNewPath(KeyPath));
}
