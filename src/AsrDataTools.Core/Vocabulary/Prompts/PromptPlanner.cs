using System.Globalization;

namespace AsrDataTools.Vocabulary;

/// <summary>
/// Chooses sentences that give most missing examples in fewest words: greedily, the one with most gain a word first, which for this problem is
/// within a factor ln n of the best (weighted set multicover; Chvátal 1979, Dobson 1982). What a sentence gains only falls as others are
/// taken, so gains are looked at again only when they come to the top (Minoux 1978).
/// </summary>
public static class PromptPlanner
{
    /// <param name="needed">By the numbers of the list that the candidates were found with.</param>
    /// <param name="candidates">Sentences with missing terms.</param>
    public static PromptPlan Plan(IReadOnlyList<NeededTerm> needed, PromptCandidates candidates, PromptOptions options, CancellationToken cancellation)
    {
        long[] open = [.. needed.Select(term => term.Needed)];
        List<PromptCandidate> sentences = candidates.Sentences;
        PriorityQueue<int, (double, int)> queue = new();
        Dictionary<int, (int Repeats, double Gain, Dictionary<int, long> Terms)> chosen = [];
        List<int> order = [];
        for (int i = 0; i < sentences.Count; i++) queue.Enqueue(i, (-Gain(sentences[i]) / sentences[i].Words, i));
        while (queue.TryDequeue(out int best, out (double Key, int) stale))
        {
            cancellation.ThrowIfCancellationRequested();
            PromptCandidate sentence = sentences[best];
            double gain = Gain(sentence), key = -gain / sentence.Words;
            if (gain <= 0) continue;
            if (key > stale.Key + 1e-12)
            {
                queue.Enqueue(best, (key, best));
                continue;
            }

            bool isNew = !chosen.TryGetValue(best, out (int Repeats, double Gain, Dictionary<int, long> Terms) use);
            if (isNew && chosen.Count == options.MaximumPrompts) continue;
            if (isNew) order.Add(best);
            Dictionary<int, long> given = use.Terms ?? [];
            foreach ((int term, int count) in sentence.Terms)
            {
                long now = Math.Min(open[term], count);
                open[term] -= now;
                if (now > 0) given[term] = given.GetValueOrDefault(term) + now;
            }

            chosen[best] = (use.Repeats + 1, use.Gain + gain, given);
            if (use.Repeats + 1 < options.MaximumRepeats) queue.Enqueue(best, (-Gain(sentence) / sentence.Words, best));
        }

        return new(
            [.. order.Select((sentence, index) => Prompt(index + 1, sentences[sentence], chosen[sentence]))],
            [.. needed.Select((term, number) => term with { Needed = open[number] }).Where(term => term.Needed > 0)]);

        double Gain(PromptCandidate sentence)
        {
            double sum = 0;
            foreach ((int term, int count) in sentence.Terms) sum += needed[term].Term.Weight * Math.Min(open[term], count);
            return sum;
        }

        CollectionPrompt Prompt(int number, PromptCandidate sentence, (int Repeats, double Gain, Dictionary<int, long> Terms) use) => new()
        {
            Number = number,
            Text = sentence.Text,
            Repeats = use.Repeats,
            Words = sentence.Words,
            Gain = use.Gain,
            Terms = new(use.Terms.OrderByDescending(entry => entry.Value).Select(entry => string.Create(CultureInfo.InvariantCulture, $"{needed[entry.Key].Term.Text} ×{entry.Value}"))),
            SourcePath = sentence.SourcePath,
            SourceLine = sentence.SourceLine,
        };
    }
}

/// <summary>What is to be read.</summary>
/// <param name="Prompts">Most gain a word first.</param>
/// <param name="Open">Terms that the sentences do not give enough examples of, with what is still missing.</param>
public sealed record PromptPlan(IReadOnlyList<CollectionPrompt> Prompts, IReadOnlyList<NeededTerm> Open)
{
    /// <summary>Words of all readings.</summary>
    public long Words => Prompts.Sum(prompt => (long)prompt.Words * prompt.Repeats);

    public long Readings => Prompts.Sum(prompt => (long)prompt.Repeats);
}
