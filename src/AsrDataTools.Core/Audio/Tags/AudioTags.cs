namespace AsrDataTools.Audio;

/// <summary>
/// Reads the texts in a recording's file: LIST/INFO and bext of WAV, ID3v1 and ID3v2 (MP3, and inside WAV), Vorbis comments of FLAC and
/// Ogg. Bounded: no more than 16 MiB of a file is looked at, whatever its sizes say.
/// </summary>
public static class AudioTags
{
    /// <summary>Most bytes of tags that are read of one file.</summary>
    internal const int MostBytes = 16 << 20;

    /// <summary>Most texts of one file.</summary>
    internal const int MostTags = 10_000;

    /// <summary>The texts; none where the file is no recording of those kinds or carries none.</summary>
    /// <exception cref="SpeechDataException">The file cannot be read, or its tags are not what their format promises (<c>AudioTagsInvalid</c>).</exception>
    public static IReadOnlyList<AudioTag> Read(string path)
    {
        List<AudioTag> tags = [];
        try
        {
            using StoredFile file = StoredFile.Open(path, CancellationToken.None);
            HeaderReader reader = new(file);
            Span<byte> opening = stackalloc byte[12];
            int length = (int)Math.Min(opening.Length, reader.Length);
            reader.Read(0, opening[..length], "its opening");
            opening = opening[..length];
            if (opening.StartsWith("RIFF"u8) || opening.StartsWith("RF64"u8) || opening.StartsWith("BW64"u8)) RiffTags.Read(reader, tags);
            if (opening.StartsWith("OggS"u8)) VorbisComments.ReadOgg(reader, tags);
            long behind = opening.StartsWith("ID3"u8) ? Id3Tags.ReadVersion2(reader, 0, tags) : 0;
            VorbisComments.ReadFlac(reader, behind, tags);
            Id3Tags.ReadVersion1(reader, tags);
        }
        catch (SpeechDataException exception) when (exception.ErrorId == "AudioHeaderInvalid")
        {
            throw Invalid(path, exception.Message);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AudioError.Unreadable(path, cause);
        }

        return tags;
    }

    internal static SpeechDataException Invalid(string path, string what) => new(
        "AudioTagsInvalid", SpeechDataProblem.InvalidData, $"The tags of '{path}' cannot be read: {what} What is in them is not known; write the file again without them.", path);

    /// <summary>Adds a text without the zeros and blanks around it; empty ones are left out.</summary>
    internal static void Add(List<AudioTag> tags, string name, string text)
    {
        text = text.Trim('\0', ' ', '\t', '\r', '\n');
        if (text.Length > 0 && tags.Count < MostTags) tags.Add(new(name, text));
    }

    /// <summary>The bytes of a tag; more than what is allowed is an error.</summary>
    internal static byte[] Bytes(HeaderReader reader, long offset, long length, string what)
    {
        if (length > MostBytes) throw Invalid(reader.Path, FormattableString.Invariant($"byte {offset}: {what} claims {length} bytes, and no more than {MostBytes} are read."));
        if (offset + length > reader.Length) throw Invalid(reader.Path, FormattableString.Invariant($"byte {offset}: {what} claims {length} bytes, but the file ends after {reader.Length}."));
        byte[] bytes = new byte[length];
        reader.Read(offset, bytes, what);
        return bytes;
    }
}
