using System.Globalization;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// NIST's ctm: recording, channel, start, duration, word and optional confidence; alternatives between
/// <c>&lt;ALT_BEGIN&gt;</c>, <c>&lt;ALT&gt;</c> and <c>&lt;ALT_END&gt;</c>.
/// </summary>
internal static class CtmFile
{
    private const string Begin = "<ALT_BEGIN>";
    private const string Or = "<ALT>";
    private const string End = "<ALT_END>";

    public static IEnumerable<CtmWord> Read(string path, Action<SpeechDataException> report)
    {
        IReadOnlyList<string> lines = ScoringFile.ReadLines(path);
        List<CtmWord> choice = [];
        List<string> texts = [];
        int opened = 0;
        for (int index = 0; index < lines.Count; index++)
        {
            if (IsBlank(lines[index])) continue;
            string[] fields = lines[index].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 5)
            {
                report(ScoringFile.Row(path, index + 1, "a line of a ctm file holds recording, channel, start, duration and word"));
                continue;
            }

            string text = fields[4];
            if (Is(text, Begin))
            {
                (opened, choice, texts) = (index + 1, [], [""]);
            }
            else if (Is(text, Or) && opened > 0)
            {
                texts.Add("");
            }
            else if (Is(text, End) && opened > 0)
            {
                opened = 0;
                if (choice.Count > 0) yield return Joined(choice, texts);
            }
            else if (!Seconds(fields[2], out double start) || !Seconds(fields[3], out double duration))
            {
                report(ScoringFile.Row(path, index + 1, $"the start is '{fields[2]}' and the duration '{fields[3]}'; both are seconds from 0 up, decimals with a point"));
            }
            else
            {
                CtmWord word = new(fields[0], fields[1], start, start + (duration / 2.0), text, index + 1);
                if (opened == 0)
                {
                    yield return word;
                    continue;
                }

                choice.Add(word);
                texts[^1] += " " + text;
            }
        }

        if (opened > 0) report(ScoringFile.Row(path, opened, $"{Begin} has no {End}; the words after it are lost"));
    }

    private static CtmWord Joined(List<CtmWord> words, List<string> texts) => words[0] with
    {
        MidSeconds = words.Max(word => word.MidSeconds),
        Text = $"{{ {string.Join(" / ", texts.Select(text => text.Length == 0 ? "@" : text.Trim()))} }}",
    };

    private static bool Is(string text, string mark) => text.Equals(mark, StringComparison.OrdinalIgnoreCase);

    // "&&" before a time marks it as uncertain.
    private static bool Seconds(string text, out double value) => double.TryParse(
        text.StartsWith("&&", StringComparison.Ordinal) ? text[2..] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && value >= 0;

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line) || line.StartsWith(';');
}
