using System.Text;

namespace AsrDataTools.Reporting;

/// <summary>Writes cards so that each file appears whole or not at all.</summary>
public static class CardFile
{
    /// <summary>The files that a name stands for: itself where it ends in .json, .jsonld or .md, else both.</summary>
    public static IReadOnlyList<string> Targets(string path) => IsJson(path) || IsMarkdown(path) ? [path] : [$"{path}.json", $"{path}.md"];

    /// <summary>Writes beside the target and renames; an earlier file of that name is replaced only then.</summary>
    /// <exception cref="IOException">The storage failed; nothing was changed.</exception>
    public static void Write(DatasetCard card, string path)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                if (IsMarkdown(path))
                {
                    using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                    DatasheetWriter.Write(card, writer);
                }
                else
                {
                    CroissantWriter.Write(card, stream);
                }
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool IsJson(string path) => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".JSONLD";

    private static bool IsMarkdown(string path) => Path.GetExtension(path).Equals(".md", StringComparison.OrdinalIgnoreCase);
}
