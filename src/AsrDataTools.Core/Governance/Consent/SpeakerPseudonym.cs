using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Governance.Consent;

/// <summary>
/// A pseudonym that only the holder of a key can derive from a name: <c>spk-</c> and the first 128 bits of HMAC-SHA-256 (RFC 2104) over
/// the name in UTF-8, in Unicode's form KC, lower case, runs of blanks as one.
/// </summary>
public static partial class SpeakerPseudonym
{
    private const int Bytes = 16;

    /// <param name="name">A name, a customer number, an address: whatever the speaker is known by.</param>
    /// <param name="key">At least 16 bytes.</param>
    /// <exception cref="SpeechDataException">The key is too short (<c>KeyTooShort</c>), or the name is blank (<c>ConsentRecordInvalid</c>).</exception>
    public static string Derive(string name, ReadOnlySpan<byte> key)
    {
        SecretKey.Check(key);
        if (string.IsNullOrWhiteSpace(name) || !CanonicalText.IsWellFormed(name))
            throw new SpeechDataException("ConsentRecordInvalid", SpeechDataProblem.InvalidArgument, "No pseudonym can be derived: the name is blank or is no valid text.");
        string plain = Blanks().Replace(name.Normalize(NormalizationForm.FormKC).Trim(), " ").ToLowerInvariant();
        byte[] mac = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(plain));
        return $"spk-{Convert.ToHexStringLower(mac.AsSpan(0, Bytes))}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
