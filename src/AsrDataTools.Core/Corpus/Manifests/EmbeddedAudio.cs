using System.Globalization;
using System.Text;
using AsrDataTools.Audio;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Writes recordings that a manifest embeds to a folder: named by what the manifest calls them, never over a file with another
/// content, each whole or not at all.
/// </summary>
internal sealed class EmbeddedAudio(string folder)
{
    private const int LongestName = 120;

    private static readonly Dictionary<string, string> Extensions = new()
    {
        ["WAV"] = ".wav",
        ["FLAC"] = ".flac",
        ["Ogg"] = ".ogg",
        ["MP3"] = ".mp3",
        ["AIFF"] = ".aiff",
        ["AU"] = ".au",
        ["MP4"] = ".m4a",
        ["ADTS"] = ".aac",
        ["SPHERE"] = ".sph",
        ["AMR"] = ".amr",
        ["AMR-WB"] = ".awb",
        ["Matroska"] = ".mka",
        ["W64"] = ".w64",
        ["CAF"] = ".caf",
        ["WavPack"] = ".wv",
    };

    /// <summary>Absolute path of the file that holds the recording.</summary>
    /// <param name="name">What the manifest calls it, maybe with folders; null where it has no name.</param>
    /// <param name="row">Counted from 1; tells apart what has no name or the same.</param>
    /// <exception cref="SpeechDataException">Both names that it could have are taken by other contents (<c>ExtractedAudioExists</c>), or it cannot be written.</exception>
    public string Write(string? name, ReadOnlySpan<byte> content, long row)
    {
        string stem = Safe(name is null ? string.Empty : Path.GetFileNameWithoutExtension(name.Replace('\\', '/')));
        string extension = ExtensionOf(name, content);
        string numbered = string.Create(CultureInfo.InvariantCulture, $"{(stem.Length == 0 ? string.Empty : stem + "-")}row{row:D8}{extension}");
        foreach (string candidate in stem.Length == 0 ? [numbered] : new[] { stem + extension, numbered })
        {
            string path = Path.Combine(folder, candidate);
            if (File.Exists(path))
            {
                if (Holds(path, content)) return path;
                continue;
            }

            Create(path, content);
            return path;
        }

        throw new SpeechDataException(
            "ExtractedAudioExists",
            SpeechDataProblem.InvalidData,
            $"The recording of row {row} is not written: '{Path.Combine(folder, numbered)}' exists with another content. Choose an empty folder.",
            Path.Combine(folder, numbered));
    }

    private void Create(string path, ReadOnlySpan<byte> content)
    {
        string unfinished = path + ".unfinished";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            throw new SpeechDataException("StorageFailed", SpeechDataProblem.Storage, $"'{path}' cannot be written: {exception.Message}", path, exception);
        }
    }

    private static bool Holds(string path, ReadOnlySpan<byte> content) =>
        new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    private static string ExtensionOf(string? name, ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> head = content[..Math.Min(content.Length, AudioSignature.HeadLength)];
        string? named = name is null ? null : Path.GetExtension(name).ToLowerInvariant();
        if (named is { Length: > 0 } && AudioFileFinder.KnowsExtension(named)) return named;
        return (AudioSignature.Strong(head) ?? AudioSignature.Weak(head)) is { } signature ? Extensions.GetValueOrDefault(signature.Container, ".bin") : ".bin";
    }

    // No letter that any file system gives a meaning, no hidden file, no name of a device.
    private static string Safe(string name)
    {
        StringBuilder safe = new();
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (safe.Length >= LongestName) break;
            bool isSafe = Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.' or ' ' or '(' or ')' or '[' or ']' or '+' or '=' or '@' or '#' or ',' or '~';
            safe.Append(isSafe ? rune.ToString() : "_");
        }

        string trimmed = safe.ToString().Trim(' ', '.');
        return trimmed.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL" or "COM1" or "LPT1" ? trimmed + "_" : trimmed;
    }
}
