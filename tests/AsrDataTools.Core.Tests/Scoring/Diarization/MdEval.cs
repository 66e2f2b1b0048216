using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Core.Tests.Scoring.Diarization;

/// <summary>
/// NIST's scorer as Debian ships it, run on many recordings at once. It prints hundredths, so it is run from a copy that prints
/// nine decimals and does not die of a recording without scored time; nothing else of it is changed.
/// </summary>
internal static partial class MdEval
{
    private const string Script = "/usr/lib/sctk/bin/md-eval.pl";

    /// <summary>Its times for each recording, and under "" for all; skips the test where it is absent.</summary>
    public static Dictionary<string, Times> Run(IEnumerable<DiarizationPair> pairs, DiarizationOptions options, TemporaryFolder folder)
    {
        if (!File.Exists(Script)) Assert.Skip("needs md-eval.pl of Debian's sctk");
        StringBuilder reference = new();
        StringBuilder hypothesis = new();
        StringBuilder uem = new();
        foreach (DiarizationPair pair in pairs)
        {
            foreach (SpeakerTurn turn in pair.Reference) Row(reference, "SPEAKER", pair, turn.StartSeconds, turn.EndSeconds, "<NA>", "<NA>", turn.Speaker);
            foreach (TimeRegion zone in pair.NoScore) Row(reference, "NOSCORE", pair, zone.StartSeconds, zone.EndSeconds, "<NA>", "<NA>", "<NA>");
            foreach (TimeRegion sound in pair.NonLexical) Row(reference, "NON-LEX", pair, sound.StartSeconds, sound.EndSeconds, "<NA>", "laugh", "<NA>");
            foreach (TimeRegion word in pair.Words) Row(reference, "LEXEME", pair, word.StartSeconds, word.EndSeconds, "word", "lex", "<NA>");
            foreach (SpeakerTurn turn in pair.Hypothesis) Row(hypothesis, "SPEAKER", pair, turn.StartSeconds, turn.EndSeconds, "<NA>", "<NA>", turn.Speaker);
            foreach (TimeRegion region in pair.Regions ?? [])
            {
                uem.Append(CultureInfo.InvariantCulture, $"{pair.Recording} {pair.Channel} {region.StartSeconds:F6} {region.EndSeconds:F6}\n");
            }
        }

        string text = File.ReadAllText(Script).Replace("%10.2f", "%.9f", StringComparison.Ordinal);
        string script = folder.Write("md-eval.pl", Divisor().Replace(text, "/($$scores->{$1}||1)"));
        byte[] output = Peer.Run("perl", [
            script, "-a", "cf",
            "-c", options.CollarSeconds.ToString(CultureInfo.InvariantCulture), .. options.SkipOverlap ? (string[])["-1"] : [],
            "-r", folder.Write("reference.rttm", reference.ToString()),
            "-s", folder.Write("hypothesis.rttm", hypothesis.ToString()),
            "-u", folder.Write("regions.uem", uem.ToString())]);
        return Heading().Split(Encoding.UTF8.GetString(output)).Skip(1).Chunk(2).ToDictionary(
            part => part[0] == "ALL" ? "" : part[0].Split("f=")[1],
            part => new Times(
                Value(part[1], "SCORED TIME"),
                Value(part[1], "SCORED SPEAKER TIME"),
                Value(part[1], "MISSED SPEAKER TIME"),
                Value(part[1], "FALARM SPEAKER TIME"),
                Value(part[1], "SPEAKER ERROR TIME")));
    }

    private static void Row(StringBuilder rows, string type, DiarizationPair pair, double start, double end, string word, string subtype, string speaker) =>
        rows.Append(CultureInfo.InvariantCulture, $"{type} {pair.Recording} {pair.Channel} {start:F6} {end - start:F6} {word} {subtype} {speaker} <NA>\n");

    private static double Value(string text, string name) => double.Parse(
        Regex.Match(text, $@"^ *{name} = *([\d.e+-]+) secs", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/\s*\$scores->\{(\w+)\}")]
    private static partial Regex Divisor();

    [GeneratedRegex(@"\*\*\* Performance analysis for Speaker Diarization for (.+) \*\*\*")]
    private static partial Regex Heading();

    /// <summary>Seconds, by md-eval's own names.</summary>
    public sealed record Times(double Scored, double Speaker, double Miss, double FalseAlarm, double Confusion)
    {
        public double ErrorRate => (Miss + FalseAlarm + Confusion) / Speaker;
    }
}
