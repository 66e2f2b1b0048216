using System.IO.Compression;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Vocabulary;

/// <summary>The transcripts of Debian's asterisk prompts: general telephony. Tests that need them are skipped without.</summary>
internal static class TelephonyPrompts
{
    public static IReadOnlyList<SpokenText> Read(string language = "en")
    {
        string path = $"/usr/share/doc/asterisk-core-sounds-{language}/core-sounds-{language}.txt.gz";
        if (!File.Exists(path)) Assert.Skip($"needs asterisk-core-sounds-{language}");
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        List<SpokenText> texts = [];
        while (reader.ReadLine() is { } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (!line.StartsWith(';') && colon > 0) texts.Add(new SpokenText { Text = line[(colon + 1)..].Trim(), Recording = line[..colon] });
        }

        return texts;
    }
}
