using System.Text;

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
    /// <exception cref="SpeechDataException">The file cannot be opened or read.</exception>
    public static IEnumerable<KaldiLine> Read(string path)
    {
        using StreamReader reader = new(ManifestFormats.OpenRead(path), Encoding.UTF8);
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            ReadOnlySpan<char> text = line.AsSpan().Trim(White);
            if (text.IsEmpty) continue;
            int end = text.IndexOfAny(White);
            yield return end < 0 ? new(number, text.ToString(), "") : new(number, text[..end].ToString(), text[end..].TrimStart(White).ToString());
        }
    }
}
