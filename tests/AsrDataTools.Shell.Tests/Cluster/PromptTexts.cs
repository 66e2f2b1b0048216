using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace AsrDataTools.Shell.Tests.Cluster;

/// <summary>The texts of real prompts as references, and hypotheses that are wrong in the same way each time.</summary>
internal static partial class PromptTexts
{
    private const string Transcripts = "/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz";
    private const int Speakers = 25;

    public static bool Exist => File.Exists(Transcripts);

    /// <summary>Writes ref.csv and hyp.trn.</summary>
    /// <param name="times">How often each prompt comes, each time with other errors.</param>
    public static void Write(PromptCorpus corpus, int times)
    {
        using GZipStream stream = new(File.OpenRead(Transcripts), CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        List<string[]> texts = [];
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith(';') && line.Split(':', 2) is [_, { } text] && Word().Matches(text.ToLowerInvariant()) is { Count: > 0 } words) texts.Add([.. words.Select(word => word.Value)]);
        }

        using StreamWriter references = new(corpus.PathOf("ref.csv")), hypotheses = new(corpus.PathOf("hyp.trn"));
        references.WriteLine("id,text,speaker,accent");
        int spoken = 0;
        for (int row = 0; row < times * texts.Count; row++)
        {
            string[] said = texts[row % texts.Count];
            references.WriteLine(string.Create(CultureInfo.InvariantCulture, $"u{row},{string.Join(' ', said)},s{row % Speakers},a{row % 3}"));

            // Every 13th word is left out, every 17th replaced, something put in after every 19th; every 50th utterance has no hypothesis.
            List<string> heard = [];
            foreach (string word in said)
            {
                spoken++;
                if (spoken % 13 == 0) continue;
                heard.Add(spoken % 17 == 0 ? "pardon" : word);
                if (spoken % 19 == 0) heard.Add("uh");
            }

            if (row % 50 != 7) hypotheses.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', heard)} (u{row})"));
        }

        hypotheses.WriteLine("nobody said this (stray)");
    }

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Word();
}
