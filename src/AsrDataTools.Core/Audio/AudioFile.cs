using Microsoft.Win32.SafeHandles;

namespace AsrDataTools.Audio;

/// <summary>Opens a recording whatever its format; the content decides, not the name.</summary>
public static class AudioFile
{
    /// <summary>Opens the recording for one pass from first to last sample.</summary>
    /// <exception cref="SpeechDataException">The file is missing, unreadable, empty or in no known format.</exception>
    public static AudioReader Open(string path, AudioOpenOptions? options = null)
    {
        options ??= AudioOpenOptions.Default;
        path = Path.GetFullPath(path);
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            long length = RandomAccess.GetLength(file);
            if (length == 0) throw AudioError.Empty(path);
            HeaderReader header = new(path, file, length);
            bool isWave = header.ChunkName(0) is "RIFF" or "RF64" or "BW64" && header.ChunkName(8) == "WAVE";
            if (isWave && RiffHeader.Read(header) is StoredSamples stored)
            {
                AudioReader reader = new StoredSamplesReader(path, file, stored, options);
                file = null;
                return reader;
            }

            throw AudioError.NotRecognised(path, "is no WAV file", "Convert it to WAV.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AudioError.Unreadable(path, cause);
        }
        finally
        {
            file?.Dispose();
        }
    }
}
