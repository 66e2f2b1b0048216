using System.Text.Unicode;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Turns UTF-8 into characters in a buffer of its own; never replaces what it cannot read.</summary>
internal sealed class Utf8Decoder
{
    private char[] _characters = new char[1024];

    /// <summary>The characters, valid until the next call. False where the bytes are not UTF-8.</summary>
    public bool TryDecode(ReadOnlySpan<byte> bytes, out ReadOnlySpan<char> characters)
    {
        if (_characters.Length < bytes.Length) _characters = new char[bytes.Length * 2];
        bool valid = Utf8.ToUtf16(bytes, _characters, out _, out int length, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done;
        characters = _characters.AsSpan(0, length);
        return valid;
    }
}
