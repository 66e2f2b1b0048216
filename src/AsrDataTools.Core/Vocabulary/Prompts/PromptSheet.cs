using System.Globalization;
using System.Text;

namespace AsrDataTools.Vocabulary;

/// <summary>Writes prompts for those who read them; the file appears whole or not at all.</summary>
public static class PromptSheet
{
    private static readonly string[] Columns = ["number", "times", "words", "text", "terms"];

    /// <summary>Whether the ending of the name tells a format: .csv, .tsv, or .txt with sentences only.</summary>
    public static bool Knows(string path) => Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT";

    /// <exception cref="IOException">The storage failed; nothing was changed.</exception>
    public static void Write(IReadOnlyList<CollectionPrompt> prompts, string path)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (StreamWriter writer = new(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" }) Write(prompts, writer, Path.GetExtension(path).ToUpperInvariant());
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Write(IReadOnlyList<CollectionPrompt> prompts, StreamWriter writer, string extension)
    {
        if (extension != ".TXT") writer.WriteLine(string.Join(extension == ".TSV" ? '\t' : ',', Columns));
        foreach (CollectionPrompt prompt in prompts)
        {
            string[] cells =
            [
                prompt.Number.ToString(CultureInfo.InvariantCulture), prompt.Repeats.ToString(CultureInfo.InvariantCulture), prompt.Words.ToString(CultureInfo.InvariantCulture), OneLine(prompt.Text), prompt.Terms.ToString(),
            ];
            writer.WriteLine(extension switch
            {
                ".TXT" => OneLine(prompt.Text),
                ".TSV" => string.Join('\t', cells),
                _ => string.Join(',', cells.Select(Quoted)),
            });
        }
    }

    private static string OneLine(string text) => text.Replace('\t', ' ').Replace('\n', ' ').Replace("\r", "", StringComparison.Ordinal);

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(',', '"') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
