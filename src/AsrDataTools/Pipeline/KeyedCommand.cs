using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text;
using AsrDataTools.Governance.Consent;

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
    private protected byte[]? ReadKey()
    {
        if (Key is null) return KeyPath is null ? null : SecretKey.Read(ResolveNewPath(KeyPath));
        if (KeyPath is not null) throw new SpeechDataException("KeyAmbiguous", SpeechDataProblem.InvalidArgument, "A key was given by -Key and by -KeyPath; give one of them.");
        byte[] key = Encoding.UTF8.GetBytes(new NetworkCredential(string.Empty, Key).Password);
        SecretKey.Check(key);
        return key;
    }
}
