namespace AsrDataTools.Corpus.Manifests;

/// <summary>One line of a table of a Kaldi data directory: a key, then whatever is said of it.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Key">Up to the first white space.</param>
/// <param name="Rest">What follows, without white space around it; empty where nothing does.</param>
internal readonly record struct KaldiLine(long Number, string Key, string Rest)
{
    /// <summary>What Kaldi takes for white space: ASCII only, so that a no-break space is part of a word.</summary>
    public static readonly char[] White = [' ', '\t', '\r', '\f', '\v'];

    public string[] Fields => Rest.Split(White, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Streams the lines of a table; empty ones are left out.</summary>
    /// <exception cref="SpeechDataException">The file cannot be opened or read; or a line is too long (<c>ManifestUnreadable</c>).</exception>
    public static IEnumerable<KaldiLine> Read(string path)
    {
        using LineReader reader = new(ManifestFormats.OpenRead(path));
        while (reader.Read())
        {
            long number = reader.LineNumber;
            if (reader.IsTooLong) throw ManifestErrors.File("ManifestUnreadable", path, FormattableString.Invariant($"is no table of a Kaldi data directory: line {number} is longer than {LineReader.LongestLine >> 20} MiB."));
            ReadOnlySpan<char> text = reader.Text.AsSpan().Trim(White);
            if (text.IsEmpty) continue;
            int end = text.IndexOfAny(White);
            yield return end < 0 ? new(number, text.ToString(), "") : new(number, text[..end].ToString(), text[end..].TrimStart(White).ToString());
        }
    }
}
