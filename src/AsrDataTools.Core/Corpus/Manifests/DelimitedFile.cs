using System.IO.Compression;
using CsvHelper;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Opens small tables: commas, semicolons or tabs, whichever the first line has most of; gzip by content.</summary>
internal static class DelimitedFile
{
    private const int LongestRecordBytes = 1 << 20;

    /// <exception cref="SpeechDataException">The file cannot be opened.</exception>
    public static CsvReader Open(string path)
    {
        string header = "";
        using (StreamReader opening = new(Decompressed(path))) header = opening.ReadLine() ?? "";
        char separator = new[] { ',', ';', '\t' }.MaxBy(candidate => header.Count(c => c == candidate));
        return CsvReader.Create(
            Decompressed(path),
            new CsvReaderOptions { Separator = separator, TrackLineNumbers = true, MaxRecordSize = LongestRecordBytes },
            leaveOpen: false);
    }

    private static Stream Decompressed(string path)
    {
        FileStream file = ManifestFormats.OpenRead(path);
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
