namespace AsrDataTools.Corpus.Manifests;

/// <summary>Rows with a header line, separated by commas, tabs or semicolons.</summary>
internal sealed class DelimitedManifest(string name, params char[] separators) : IManifestFormat, IManifestWriter
{
    public string Name => name;

    public bool WritesFolder => false;

    public IReadOnlyList<string> FileNames { get; } = separators[0] == '\t' ? [".tsv", ".tab"] : [".csv"];

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) =>
        new DelimitedSink(temporaryPath, finalPath, options, separators[0], field => field.ToString());

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => SeparatorOf(opening) is not null;

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        byte[] opening = ManifestFile.ReadOpening(path);
        char separator = SeparatorOf(opening) ?? separators[0];
        return DelimitedTable.Read(path, new DelimitedTable.Layout(separator) { Opening = opening, AudioRoot = options.AudioRoot }, options, report);
    }

    // The separator that occurs most in the first line that is not blank.
    private char? SeparatorOf(ReadOnlySpan<byte> opening)
    {
        ReadOnlySpan<byte> header = opening.TrimStart("\r\n"u8);
        int end = header.IndexOfAny((byte)'\n', (byte)'\r');
        if (end >= 0) header = header[..end];
        char? best = null;
        int most = 0;
        foreach (char separator in separators)
        {
            int count = header.Count((byte)separator);
            if (count > most) (best, most) = (separator, count);
        }

        return best;
    }
}
