using System.IO.Compression;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Syllables of the asterisk prompts, counted in their transcripts where spelling shows them: Spanish, Italian, Russian.</summary>
internal static class Transcripts
{
    private const string Strong = "aeoáéóíúàèòìùаеёиоуыэюя";
    private const string Weak = "iuü";

    /// <summary>Syllables by file name without its ending; empty where the language does not spell them or the package is missing.</summary>
    public static IReadOnlyDictionary<string, int> Syllables(string language)
    {
        string path = $"/usr/share/doc/asterisk-core-sounds-{language}/core-sounds-{language}.txt.gz";
        if (language is not ("es" or "it" or "ru") || !File.Exists(path))
            return new Dictionary<string, int>();
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        Dictionary<string, int> counts = [];
        while (reader.ReadLine() is string line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.StartsWith(';') || colon < 0)
                continue;
            string text = line[(colon + 1)..].ToLowerInvariant();
            // Sounds in brackets, numbers and letters lost in coding do not tell their syllables.
            if (!text.Any(c => c == '[' || c == '(' || c == '\uFFFD' || char.IsDigit(c)) && !text.TrimEnd(' ', '?').Contains('?', StringComparison.Ordinal))
                counts[Path.GetFileName(line[..colon].Trim())] = text.Split(' ').Sum(Of);
        }

        return counts;
    }

    /// <summary>A run of vowels has as many syllables as strong vowels, at least one.</summary>
    private static int Of(string word)
    {
        int syllables = 0, strong = 0;
        bool inRun = false;
        foreach (char letter in word + " ")
        {
            bool isStrong = Strong.Contains(letter, StringComparison.Ordinal);
            if (isStrong || Weak.Contains(letter, StringComparison.Ordinal))
            {
                strong += isStrong ? 1 : 0;
                inRun = true;
            }
            else if (inRun)
            {
                syllables += Math.Max(1, strong);
                (strong, inRun) = (0, false);
            }
        }

        return syllables;
    }
}
