using System.Net;
using System.Security;
using System.Text;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Pipeline;

/// <summary>What <c>-Key</c> and <c>-KeyPath</c> stand for.</summary>
internal static class KeyParameter
{
    /// <summary>The key; null where none was given.</summary>
    /// <param name="key">The key, 16 bytes of UTF-8 at least.</param>
    /// <param name="path">Absolute path of a file that holds it.</param>
    /// <exception cref="SpeechDataException">It is too short, cannot be read, or was given twice (<c>KeyAmbiguous</c>).</exception>
    public static byte[]? Read(SecureString? key, string? path)
    {
        if (key is null) return path is null ? null : SecretKey.Read(path);
        if (path is not null) throw new SpeechDataException("KeyAmbiguous", SpeechDataProblem.InvalidArgument, "A key was given by -Key and by -KeyPath; give one of them.");
        byte[] bytes = Encoding.UTF8.GetBytes(new NetworkCredential(string.Empty, key).Password);
        SecretKey.Check(bytes);
        return bytes;
    }
}
