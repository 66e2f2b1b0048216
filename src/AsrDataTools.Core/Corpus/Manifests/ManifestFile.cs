using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// The one place where manifests are opened: archives (gzip, RFC 1952; Zstandard, RFC 8878) are told by their first bytes,
/// not by name, and peeled; text in UTF-16 is brought to UTF-8, and a byte order mark is dropped. Readers see UTF-8 only.
/// </summary>
public static class ManifestFile
{
    private const int OpeningLength = 4096;
    private const int BufferLength = 1 << 16;
    private const int ZstandardLevel = 3;

    /// <summary>The content as UTF-8 without a mark, where it is text; the bytes of the content, where it is not.</summary>
    /// <param name="path">Absolute path of a file.</param>
    /// <exception cref="SpeechDataException">
    /// The file cannot be opened; the message says why. While reading: an archive is cut off or broken (<c>ArchiveDamaged</c>),
    /// with the line reached, after all that could be unpacked was handed out.
    /// </exception>
    public static Stream OpenRead(string path)
    {
        Stream bytes = OpenBytes(path);
        try
        {
            return Decode(bytes);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of the content as they are, out of its archive: for readers that keep the encoding of text.</summary>
    /// <exception cref="SpeechDataException">As for <see cref="OpenRead"/>.</exception>
    public static Stream OpenBytes(string path)
    {
        FileStream file = OpenFile(path);
        try
        {
            return Unpack(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The first bytes of the content, as <see cref="OpenRead"/> hands them out; 4,096 at most.</summary>
    /// <exception cref="SpeechDataException">As for <see cref="OpenRead"/>.</exception>
    public static byte[] ReadOpening(string path)
    {
        using Stream stream = OpenRead(path);
        byte[] opening = new byte[OpeningLength];
        int length = 0;
        try
        {
            int read;
            while (length < OpeningLength && (read = stream.Read(opening, length, OpeningLength - length)) > 0) length += read;
        }
        catch (SpeechDataException exception) when (exception.ErrorId == "ArchiveDamaged" && opening.AsSpan(0, length).Contains((byte)'\n'))
        {
            // A whole line tells the format; the reader then says how far it came.
        }

        return opening[..length];
    }

    /// <summary>Creates a file whose content is compressed where its final name says so: <c>.gz</c> or <c>.zst</c>.</summary>
    /// <param name="temporaryPath">Where to write; what is there is replaced.</param>
    /// <param name="finalPath">The name that it will bear.</param>
    public static Stream Create(string temporaryPath, string finalPath)
    {
        FileStream file = new(temporaryPath, FileMode.Create, FileAccess.Write, FileShare.None, BufferLength);
        return Path.GetExtension(finalPath).ToUpperInvariant() switch
        {
            ".GZ" => new GZipStream(file, CompressionLevel.Optimal),
            ".ZST" => new CompressionStream(file, ZstandardLevel, leaveOpen: false),
            _ => file,
        };
    }

    /// <summary>The extension of the content, with its dot and in small letters: <c>.jsonl</c> for <c>train.JSONL.gz</c>.</summary>
    public static string ExtensionOf(string path)
    {
        string extension = Path.GetExtension(path);
        if (extension.ToUpperInvariant() is ".GZ" or ".ZST" or ".GZIP" or ".ZSTD") extension = Path.GetExtension(Path.GetFileNameWithoutExtension(path));
        return extension.ToLowerInvariant();
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferLength, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"'{path}' is not there.", path, exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new SpeechDataException("AccessDenied", SpeechDataProblem.AccessDenied, $"'{path}' may not be read by this user; check its permissions.", path, exception);
        }
        catch (IOException exception)
        {
            throw new SpeechDataException("StorageFailed", SpeechDataProblem.Storage, $"'{path}' cannot be opened: {exception.Message}", path, exception);
        }
    }

    private static Stream Unpack(FileStream file, string path)
    {
        PrefixedStream content = PrefixedStream.Over(file, 6);
        ReadOnlySpan<byte> magic = content.Prefix;
        if (magic.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return new ArchiveStream(new GzipReader(content), path, "gzip");
        // A frame, or one that is skipped and comes before it.
        if (magic.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) || (magic.Length >= 4 && (magic[0] & 0xF0) == 0x50 && magic[1..4].SequenceEqual((ReadOnlySpan<byte>)[0x2A, 0x4D, 0x18])))
            return new ArchiveStream(new DecompressionStream(content, leaveOpen: false), path, "Zstandard");
        if (magic.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) || magic.StartsWith("BZh"u8))
        {
            throw new SpeechDataException(
                "ArchiveUnknown",
                SpeechDataProblem.InvalidData,
                $"'{path}' is packed with {(magic[0] == 'B' ? "bzip2" : "xz")}, which is not read here. Unpack it first, or pack it with gzip or zstd.",
                path);
        }

        return content;
    }

    private static Stream Decode(Stream bytes)
    {
        PrefixedStream content = PrefixedStream.Over(bytes, 4);
        ReadOnlySpan<byte> start = content.Prefix;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return content.Skip(3);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return FromUtf16(content.Skip(2), Encoding.Unicode);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return FromUtf16(content.Skip(2), Encoding.BigEndianUnicode);
        // Without a mark: two letters of the printable ASCII range, which names of columns and JSON begin with.
        if (start.Length == 4 && IsPrintable(start[0]) && IsPrintable(start[2]) && start[1] == 0 && start[3] == 0) return FromUtf16(content, Encoding.Unicode);
        if (start.Length == 4 && IsPrintable(start[1]) && IsPrintable(start[3]) && start[0] == 0 && start[2] == 0) return FromUtf16(content, Encoding.BigEndianUnicode);
        return content;
    }

    private static bool IsPrintable(byte value) => value is >= 0x20 and < 0x7F;

    private static Stream FromUtf16(Stream content, Encoding encoding) => Encoding.CreateTranscodingStream(content, encoding, Encoding.UTF8);
}
