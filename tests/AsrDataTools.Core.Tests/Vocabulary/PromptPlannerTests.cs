using AsrDataTools.Statistics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Vocabulary;

public sealed class PromptPlannerTests
{
    [Fact]
    public void MostMissingExamplesInFewestWords()
    {
        PromptPlan plan = Plan([("aspirin", 2), ("warfarin", 1)], new() { MinimumWords = 1, MaximumRepeats = 1 }, "take aspirin and warfarin", "I do not want to take any aspirin at all today", "aspirin please", "no drug here");

        Assert.Equal(["take aspirin and warfarin", "aspirin please"], plan.Prompts.Select(prompt => prompt.Text));
        Assert.Equal((3.0, 6L, 2L), (plan.Prompts.Sum(prompt => prompt.Gain), plan.Words, plan.Readings));
        Assert.Empty(plan.Open);
    }

    [Fact]
    public void RepeatsAreBoundedAndWhatIsLeftIsTold()
    {
        PromptPlan plan = Plan([("aspirin", 10), ("warfarin", 1)], new() { MinimumWords = 1, MaximumRepeats = 3 }, "take aspirin", "an aspirin now");

        Assert.Equal([3, 3], plan.Prompts.Select(prompt => prompt.Repeats));
        Assert.Equal([("aspirin", 4L), ("warfarin", 1L)], plan.Open.Select(term => (term.Term.Text, term.Needed)));
    }

    // Against the best of all choices, which small cases let one look through.
    [Fact]
    public void NoWorseThanTheBoundOfGreedyCovers()
    {
        SeededRandom random = new(1);
        for (int round = 0; round < 30; round++)
        {
            string[] terms = ["aspirin", "warfarin", "insulin", "heparin"];
            (string, long)[] needed = [.. terms.Select(term => (term, (long)(1 + random.Next(2))))];
            string[] sentences = [.. Enumerable.Range(0, 8).Select(i => $"{"abcdefgh"[i]}word " + string.Join(' ', terms.Where(_ => random.Next(2) == 0).Concat(Enumerable.Repeat("filler", random.Next(4)))))];
            PromptPlan plan = Plan(needed, new() { MinimumWords = 1, MaximumRepeats = 1 }, sentences);
            long covered = needed.Sum(term => term.Item2) - plan.Open.Sum(term => term.Needed);
            (long bestCovered, long bestWords) = Best(needed, sentences);

            Assert.Equal(bestCovered, covered);
            Assert.True(plan.Words <= bestWords * 2.09 + 1e-9, $"{plan.Words} words, best {bestWords}"); // H(4) = 2.08.
        }
    }

    [Fact]
    public void SentencesThatPointAtSomebodyAreLeftOut()
    {
        TermList list = List("aspirin");
        PromptCandidates candidates = new(list, new());
        candidates.Add(new SpokenText { Text = "[noise] my aspirin order is 4 5 5 1 2 9. I take aspirin daily." });

        PromptPlan plan = PromptPlanner.Plan([new(list.Terms[0], 1)], candidates, new(), CancellationToken.None);

        Assert.Equal("I take aspirin daily.", Assert.Single(plan.Prompts).Text);
        Assert.Equal(1, candidates.Identifying);
    }

    [Fact]
    public void TemplatesAreFilledWithWhatIsMissing()
    {
        DomainTerm[] terms = [new() { Text = "aspirin", Class = "drug" }, new() { Text = "warfarin", Class = "drug" }, new() { Text = "10 mg", Class = "dose" }];
        TermList list = TermList.Build(terms, new(), TermInflection.None, exception => throw exception);
        PromptCandidates candidates = new(list, new());
        candidates.AddTemplate("take {dose} of {drug} now", "templates.txt", 1);

        PromptPlan plan = PromptPlanner.Plan([.. terms.Select(term => new NeededTerm(term, 1))], candidates, new(), CancellationToken.None);

        Assert.Equal(["take 10 mg of aspirin now", "take 10 mg of warfarin now"], plan.Prompts.Select(prompt => prompt.Text));
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => candidates.AddTemplate("take {pill}", "templates.txt", 7));
        Assert.Equal(("TemplateInvalid", 7L), (error.ErrorId, error.Line!.Value));
    }

    private static PromptPlan Plan((string Term, long Needed)[] needed, PromptOptions options, params string[] sentences)
    {
        TermList list = List([.. needed.Select(term => term.Term)]);
        PromptCandidates candidates = new(list, options);
        foreach (string sentence in sentences) candidates.Add(new SpokenText { Text = sentence });
        return PromptPlanner.Plan([.. needed.Select((term, i) => new NeededTerm(list.Terms[i], term.Needed))], candidates, options, CancellationToken.None);
    }

    private static TermList List(params string[] terms) => TermList.Build(terms.Select(term => new DomainTerm { Text = term }), new TokenOptions { SpokenNumbers = SpokenNumbers.English }, TermInflection.None, exception => throw exception);

    private static (long Covered, long Words) Best((string Term, long Needed)[] needed, string[] sentences)
    {
        (long Covered, long Words) best = (0, 0);
        WordTokenizer tokenizer = new(new());
        string[] tokens = [.. sentences.Select(sentence => $" {tokenizer.Joined(sentence)} ")];
        string[] terms = [.. needed.Select(term => $" {tokenizer.Joined(term.Term)} ")];
        for (int choice = 0; choice < 1 << sentences.Length; choice++)
        {
            int[] taken = [.. Enumerable.Range(0, sentences.Length).Where(i => (choice >> i & 1) != 0)];
            long covered = needed.Select((term, t) => Math.Min(term.Needed, taken.Count(i => tokens[i].Contains(terms[t], StringComparison.Ordinal)))).Sum();
            long words = taken.Sum(i => tokens[i].Trim().Split(' ').Length);
            if (covered > best.Covered || (covered == best.Covered && words < best.Words)) best = (covered, words);
        }

        return best;
    }
}
