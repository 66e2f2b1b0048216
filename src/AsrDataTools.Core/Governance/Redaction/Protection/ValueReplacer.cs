using System.Security.Cryptography;
using System.Text;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Governance.Redaction;

/// <summary>What stands in place of a value. Safe for several threads at once.</summary>
internal sealed class ValueReplacer
{
    // As many letters as a mark may bear behind its name: 26^8, about 37 bits.
    private const int PseudonymLetters = 8;

    private readonly byte[] _key;

    /// <exception cref="SpeechDataException">Pseudonyms are wanted without a key (<c>KeyMissing</c>), or it can be guessed (<c>KeyTooShort</c>).</exception>
    public ValueReplacer(ProtectionMode mode, byte[]? key)
    {
        if (key is not null) SecretKey.Check(key);
        else if (mode == ProtectionMode.Pseudonym)
            throw new SpeechDataException("KeyMissing", SpeechDataProblem.InvalidArgument, "Pseudonyms need a key, so that nobody without it can try out values. Give -Key or -KeyPath; 'openssl rand -hex 32 > key.txt' makes a good one.");
        Mode = mode;
        _key = key ?? RandomNumberGenerator.GetBytes(32);
    }

    public ProtectionMode Mode { get; }

    /// <summary>In running text.</summary>
    public string InText(string dataClass, string value) => Mode switch
    {
        ProtectionMode.Mask => string.Create(value.Length, value, (target, source) =>
        {
            for (int i = 0; i < target.Length; i++) target[i] = char.IsWhiteSpace(source[i]) ? source[i] : '*';
        }),
        ProtectionMode.Tag => $"[{ClassTags.Of(dataClass)}]",
        _ => $"[{InName(dataClass, value)}]",
    };

    /// <summary>In a name of a file or speaker: different values stay different in every mode, and brackets are no part of it.</summary>
    public string InName(string dataClass, string value)
    {
        byte[] mac = Mac(dataClass, value);
        ulong rest = BitConverter.ToUInt64(mac);
        StringBuilder name = new(ClassTags.Of(dataClass));
        name.Append('-');
        for (int i = 0; i < PseudonymLetters; i++, rest /= 26) name.Append((char)('A' + (rest % 26)));
        return name.ToString();
    }

    /// <summary>HMAC-SHA-256 of class and value, hexadecimal.</summary>
    public string Hash(string dataClass, string value) => Convert.ToHexStringLower(Mac(dataClass, value));

    // How a value is grouped, and whether in capitals, makes it no other value.
    private byte[] Mac(string dataClass, string value)
    {
        string plain = string.Concat(value.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{dataClass}\n{plain}"));
    }
}
