using System.IO.Compression;
using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Audit;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Audit;

/// <summary>
/// The transcripts of Debian's English asterisk prompts as a delivery, words of some of them replaced by others; what the
/// listener writes down is the true transcript, and the scorer counts the errors.
/// </summary>
internal static class PromptAudits
{
    private const string Source = "/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz";
    private const int Seeds = 200;

    public static IEnumerable<AccuracyRow> Rows()
    {
        if (!File.Exists(Source)) return [new("Accept", "transcripts of the English prompts", "share of audits", double.NaN, "%", 0, Missing: "asterisk-core-sounds-en")];
        (string Id, string Text)[] prompts = [.. Prompts()];
        return [.. new[] { 0.01, 0.02, 0.05, 0.08 }.SelectMany(rate => OfRate(prompts, rate))];
    }

    private static IEnumerable<AccuracyRow> OfRate((string Id, string Text)[] prompts, double rate)
    {
        int accepted = 0, rejected = 0, covered = 0;
        for (int seed = 1; seed <= Seeds; seed++)
        {
            Dictionary<string, string> said = prompts.ToDictionary(prompt => prompt.Id, prompt => prompt.Text);
            AuditFrame frame = new(new AuditOptions { Terms = new(0.98, 0.95, 0.05, 0.05), Seed = seed });
            (string Id, string Text)[] delivered = Planted(prompts, rate, seed);
            foreach ((string id, string text) in delivered) frame.Add(new SpeechUtterance { Id = id, Text = text });
            AuditSample sample = frame.Draw();
            AnswerScorer scorer = new(sample, CancellationToken.None);
            JudgedItem Listened(string id, string text, AuditItem item) => scorer.Score(item with { Id = id, Transcript = text }, new AuditAnswer(item.Item, null, said[id], false, ""));
            double truth = Rate(delivered.Select(row => Listened(row.Id, row.Text, sample.Items[0])));
            JudgedItem[] judged = [.. sample.Items.Select(item => scorer.Score(item, new AuditAnswer(item.Item, null, said[item.Id], false, "")))];
            AuditVerdict verdict = new VerdictMaker(sample, 0.95, "").Of(judged, [.. sample.Items]);
            accepted += verdict.Verdict == AuditDecision.Accept ? 1 : 0;
            rejected += verdict.Verdict == AuditDecision.Reject ? 1 : 0;
            covered += 1 - verdict.High <= truth && 1 - verdict.Low >= truth ? 1 : 0;
        }

        string against = FormattableString.Invariant($"English prompts, {100 * rate:0} % of words replaced, in every seventh prompt");
        yield return new("Accept", against, "share of audits", 100.0 * accepted / Seeds, "%", Seeds, rate >= 0.05 ? "≤ 5" : "", rate >= 0.05 ? accepted <= 0.08 * Seeds : null);
        yield return new("Reject", against, "share of audits", 100.0 * rejected / Seeds, "%", Seeds, rate <= 0.02 ? "≤ 5" : "", rate <= 0.02 ? rejected <= 0.08 * Seeds : null);
        yield return new("Low, High", against, "coverage of 95 %", 100.0 * covered / Seeds, "%", Seeds, "≥ 93", covered >= 0.93 * Seeds);
    }

    private static double Rate(IEnumerable<JudgedItem> items)
    {
        JudgedItem[] all = [.. items];
        return (double)all.Sum(item => item.Errors!.Value) / all.Sum(item => item.Words);
    }

    // The same share of all words in every delivery, in prompts drawn anew.
    private static (string Id, string Text)[] Planted((string Id, string Text)[] prompts, double rate, int seed)
    {
        SeededRandom random = new(seed, 7);
        string[][] words = [.. prompts.Select(prompt => prompt.Text.Split(' '))];
        (int Prompt, int Word)[] places = [.. Enumerable.Range(0, prompts.Length).Where(_ => random.Next(7) == 0).SelectMany(prompt => Enumerable.Range(0, words[prompt].Length).Select(word => (prompt, word)))];
        random.Shuffle(places.AsSpan());
        foreach ((int prompt, int word) in places.Take((int)Math.Round(rate * words.Sum(text => text.Length)))) words[prompt][word] = "banana";
        return [.. prompts.Select((prompt, i) => (prompt.Id, string.Join(' ', words[i])))];
    }

    private static IEnumerable<(string Id, string Text)> Prompts()
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(Source), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.StartsWith(';') || colon < 0 || line.AsSpan(colon).IndexOfAny("[(") >= 0) continue;
            string text = line[(colon + 1)..].Trim();
            if (text.Any(char.IsLetter)) yield return (line[..colon].Trim(), text);
        }
    }
}
