using AsrDataTools.Statistics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Vocabulary;

public sealed class TermMatcherTests
{
    [Fact]
    public void FindsWhatABruteForceSearchFinds()
    {
        SeededRandom random = new(1);
        for (int round = 0; round < 200; round++)
        {
            string[] terms = [.. Enumerable.Range(0, 1 + random.Next(12)).Select(_ => Words(random, 1 + random.Next(4))).Distinct()];
            string text = Words(random, random.Next(40));
            TermList list = List(terms);

            string[] found = [.. Find(list, text).Select(match => $"{match.Start} {match.Length} {list.Terms[match.Term].Text} {match.IsInner}").Order(StringComparer.Ordinal)];

            Assert.Equal(BruteForce(terms, text), found);
        }
    }

    [Fact]
    public void ATermWithinALongerOneIsMarked()
    {
        TermList list = List("heart", "heart attack", "attack rate");

        Assert.Equal(
            [(0, "heart", true), (0, "heart attack", false), (1, "attack rate", false), (4, "heart", false)],
            Find(list, "heart attack rate the heart").Select(match => (match.Start, list.Terms[match.Term].Text, match.IsInner)).OrderBy(found => found.Start).ThenBy(found => found.Text.Length));
    }

    [Theory]
    [InlineData("10 mg", "take ten milligrams now")]
    [InlineData("ten milligrams", "take 10mg now")]
    [InlineData("vitamin B12", "vitamin b twelve")]
    [InlineData("MRI", "an M R I scan")]
    [InlineData("X-ray", "one x ray")]
    [InlineData("twenty-four hour line", "the 24 hour line")]
    public void WritingDoesNotMatter(string term, string text) => Assert.Single(Find(List(term), text));

    [Theory]
    [InlineData(TermInflection.None, 1)]
    [InlineData(TermInflection.Plural, 3)]
    [InlineData(TermInflection.English, 5)]
    public void FormsAreTakenAsAskedFor(TermInflection inflection, int found)
    {
        TermList list = TermList.Build([new DomainTerm { Text = "dose" }], new TokenOptions(), inflection, exception => throw exception);

        Assert.Equal(found, Find(list, "dose doses dose's dosed dosing dosage").Count);
    }

    [Fact]
    public void WhatStandsInTheListIsNoFormOfAnother()
    {
        TermList list = TermList.Build([new DomainTerm { Text = "statin" }, new DomainTerm { Text = "statins" }], new TokenOptions(), TermInflection.Plural, exception => throw exception);

        Assert.Equal(["statins"], Find(list, "statins").Select(match => list.Terms[match.Term].Text));
    }

    [Fact]
    public void AliasesCountAsTheTermAndClashesAreTold()
    {
        List<SpeechDataException> told = [];
        TermList list = TermList.Build(
            [
                new DomainTerm { Text = "paracetamol", Aliases = new("acetaminophen", "Tylenol") }, new DomainTerm { Text = "Tylenol" },
                new DomainTerm { Text = "PARACETAMOL!" }, new DomainTerm { Text = "***" },
            ],
            new TokenOptions(), TermInflection.None, told.Add);

        Assert.Equal(["paracetamol", "Tylenol"], list.Terms.Select(term => term.Text));
        Assert.Equal(1, list.Duplicates);
        Assert.Equal(["TermWithoutWords", "TermAliasAmbiguous"], told.Select(exception => exception.ErrorId));
        Assert.Equal([0, 1], Find(list, "acetaminophen tylenol").Select(match => match.Term));
    }

    [Fact]
    public void ABigListOfRealTerms()
    {
        const string Path = "/usr/share/hunspell/en_med_glut.dic";
        if (!File.Exists(Path)) Assert.Skip("needs hunspell-en-med");
        TermList list = TermList.Build(TermListReader.Read(Path, exception => throw exception), new TokenOptions(), TermInflection.None, exception => throw exception);

        Assert.InRange(list.Terms.Count, 85_000, 90_142);
        string[] found = [.. Find(list, "my metoprolol and the lisinopril xyzzy").Select(match => list.Terms[match.Term].Text.ToLowerInvariant())];
        Assert.Contains("metoprolol", found);
        Assert.Contains("lisinopril", found);
        Assert.DoesNotContain("xyzzy", found);

        // A clinic's calls have its drugs, telephone prompts have none; common words are in it too.
        TermTally clinic = Tally(list, DomainDialogues.Healthcare(100)), telephony = Tally(list, TelephonyPrompts.Read());
        int[] drugs = [.. Enumerable.Range(0, list.Terms.Count).Where(term => DomainDialogues.Drugs.Contains(list.Terms[term].Text, StringComparer.OrdinalIgnoreCase))];
        Assert.InRange(drugs.Length, 7, 10);
        Assert.All(drugs, drug => Assert.Equal((true, 0L), (clinic[drug].Count > 0, telephony[drug].Count)));
    }

    private static TermTally Tally(TermList list, IReadOnlyList<SpokenText> texts)
    {
        TermBatch batch = new();
        foreach (SpokenText text in texts) batch.Add(text);
        TermTally tally = new(list);
        tally.Add(new TermScanner(list, new()).Scan(batch, CancellationToken.None));
        return tally;
    }

    private static string Words(SeededRandom random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => "red green blue grey".Split(' ')[random.Next(4)]));

    private static TermList List(params string[] terms) => TermList.Build(terms.Select(term => new DomainTerm { Text = term }), new TokenOptions(), TermInflection.None, exception => throw exception);

    private static List<TermMatch> Find(TermList list, string text)
    {
        WordTokenizer tokenizer = new(new());
        tokenizer.Read(text);
        List<TermMatch> matches = [];
        list.Matcher.Find(tokenizer, matches);
        return matches;
    }

    private static string[] BruteForce(string[] terms, string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = terms.Select(term => (Term: term, Words: term.Split(' ')))
            .SelectMany(term => Enumerable.Range(0, Math.Max(0, words.Length - term.Words.Length + 1))
                .Where(start => words.AsSpan(start, term.Words.Length).SequenceEqual(term.Words))
                .Select(start => (term.Term, Start: start, term.Words.Length)))
            .ToArray();
        return [.. found
            .Select(one => $"{one.Start} {one.Length} {one.Term} {found.Any(other => other.Length > one.Length && other.Start <= one.Start && other.Start + other.Length >= one.Start + one.Length)}")
            .Order(StringComparer.Ordinal)];
    }
}
