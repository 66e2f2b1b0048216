using CsvHelper;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Opens small tables with a header: commas, semicolons or tabs, whichever the first line has most of.</summary>
internal static class DelimitedFile
{
    private const int LongestRecordBytes = 1 << 20;

    /// <exception cref="SpeechDataException">The file cannot be opened.</exception>
    public static CsvReader Open(string path)
    {
        string header = "";
        using (StreamReader opening = new(ManifestFile.OpenRead(path))) header = opening.ReadLine() ?? "";
        char separator = new[] { ',', ';', '\t' }.MaxBy(candidate => header.Count(c => c == candidate));
        return CsvReader.Create(
            ManifestFile.OpenRead(path),
            new CsvReaderOptions { Separator = separator, TrackLineNumbers = true, MaxRecordSize = LongestRecordBytes },
            leaveOpen: false);
    }
}
