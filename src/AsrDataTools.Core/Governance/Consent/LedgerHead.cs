using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AsrDataTools.Governance.Consent;

/// <summary>
/// What a ledger is at one moment: how many records, and the RFC 9162 Merkle root over their lines. Kept elsewhere (in a package, in a
/// report), it shows a cut tail and a full rewrite, which a chain of hashes alone does not. Its text is <c>size:root</c>, with a key
/// <c>size:root:mac</c>.
/// </summary>
/// <param name="Size">Number of records.</param>
/// <param name="Root">64 lower-case hexadecimal digits.</param>
/// <param name="Mac">HMAC-SHA-256 of the text <c>size:root</c>, 64 lower-case hexadecimal digits; null without a key.</param>
public sealed record LedgerHead(long Size, string Root, string? Mac = null)
{
    /// <summary>The same head with the HMAC of this key.</summary>
    /// <param name="key">At least 16 bytes.</param>
    /// <exception cref="SpeechDataException">The key is too short (<c>KeyTooShort</c>).</exception>
    public LedgerHead Sign(ReadOnlySpan<byte> key)
    {
        SecretKey.Check(key);
        return this with { Mac = MacOf(key) };
    }

    /// <summary>True where the head bears the HMAC that this key makes.</summary>
    public bool IsSignedBy(ReadOnlySpan<byte> key) =>
        Mac is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mac), Encoding.ASCII.GetBytes(MacOf(key)));

    /// <summary>Reads <c>size:root</c> or <c>size:root:mac</c>.</summary>
    /// <exception cref="SpeechDataException">It is neither (<c>LedgerHeadInvalid</c>).</exception>
    public static LedgerHead Parse(string text) => TryParse(text, out LedgerHead? head) ? head : throw new SpeechDataException(
        "LedgerHeadInvalid",
        SpeechDataProblem.InvalidArgument,
        $"'{text}' is no head of a ledger. It is written size:root or size:root:mac, root and mac as 64 lower-case hexadecimal digits.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LedgerHead? head)
    {
        head = null;
        string[] parts = text?.Trim().Split(':') ?? [];
        if (parts.Length is not (2 or 3)
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            || parts[1..].Any(part => !Sha256Digest.TryParse(part, out _)))
        {
            return false;
        }

        head = new LedgerHead(size, parts[1], parts.Length == 3 ? parts[2] : null);
        return true;
    }

    public override string ToString() => Mac is null ? Signed : $"{Signed}:{Mac}";

    private string Signed => string.Create(CultureInfo.InvariantCulture, $"{Size}:{Root}");

    private string MacOf(ReadOnlySpan<byte> key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(Signed)));
}
