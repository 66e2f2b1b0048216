namespace AsrDataTools.Transcription;

/// <summary>An utterance's audio as an engine takes it: a WAV file of one channel, 16 bits, at the engine's rate.</summary>
/// <param name="Name">Name of the file without its ending; unique in its folder, safe in lists and on command lines.</param>
/// <param name="Path">Absolute path of the WAV file.</param>
/// <param name="SourcePath">Absolute path of the recording that it was taken from.</param>
/// <param name="DurationSeconds">Seconds.</param>
/// <param name="Sha256">Of the samples and their rate, in lower-case hexadecimal digits: the same for every container of the same sound.</param>
public sealed record PreparedAudio(string Name, string Path, string SourcePath, double DurationSeconds, string Sha256)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;
}
