namespace AsrDataTools.Corpus;

/// <summary>Rows whose recording is not on disk, or that name none.</summary>
internal sealed class AudioMissing : ManifestRule
{
    // Rows of one recording mostly follow each other.
    private string? _last;
    private bool _lastExists;

    public override string Id => "AudioMissing";

    public override string Description => "The recording of a row is not on disk, or the row names none";

    internal override void See(SpeechUtterance row, FindingSink sink)
    {
        if (row.AudioPath is not { } path)
        {
            sink.Add(row, "it names no audio", "name its recording, or take the row away", Severity.Warning);
            return;
        }

        if (path != _last) (_last, _lastExists) = (path, File.Exists(path));
        if (_lastExists) return;
        string? folder = Path.GetDirectoryName(path);
        bool hasFolder = Directory.Exists(folder);
        sink.Add(row, $"'{path}' is not there", hasFolder
            ? "deliver the recording, or take the row away"
            : $"its folder is not there either: say with -AudioRoot what relative paths are relative to, or deliver '{folder}'");
    }
}
