using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Vocabulary;

public sealed class VocabularyComparerTests
{
    [Fact]
    public void CountsWorkedByHand()
    {
        VocabularyComparison row = Compare(["the cat sat on 12 mats", "the dog [noise] sat", ""], ["the cat", "the cow"]);

        Assert.Equal((9L, 4L), (row.ReferenceTokens, row.DifferenceTokens));
        Assert.Equal((6, 3), (row.ReferenceTypes, row.DifferenceTypes)); // The number 12 is no type.
        Assert.Equal(5 / 8.0, row.OovTokenRate!.Value, 12); // sat on mats dog sat, of 8 that are no numbers.
        Assert.Equal(4 / 6.0, row.OovTypeRate!.Value, 12);
        Assert.Null(row.OovTokenLow);
        Assert.Equal((1L, 0L, 1), (row.ReferenceTags, row.DifferenceTags, row.ReferenceEmpty));
        Assert.Equal([1, 2, 3], row.Coverage.Select(point => point.Types));
        Assert.Equal([2 / 8.0, 3 / 8.0, 3 / 8.0], row.Coverage.Select(point => point.ReferenceShare));
        Assert.Equal([0.5, 0.75, 1], row.Coverage.Select(point => point.DifferenceShare));
    }

    [Fact]
    public void NumbersAndSignsAloneNeedNoPrompts()
    {
        VocabularyComparer comparer = new(new());
        comparer.AddReference(new SpokenText { Text = "the copay is $25.50 or ten per cent", Recording = "a" });
        comparer.AddDifference(new SpokenText { Text = "press one to hear this message once more please", Recording = "b" });

        foreach (int length in new[] { 1, 2 })
        {
            foreach (VocabularyTerm term in comparer.Terms(new() { NGram = length }, CancellationToken.None).Where(term => term.ReferenceCount > 0))
                Assert.Equal(term.Term is "25.50" or "$" or "10" or "%" or "25.50 $" or "10 %" or "$ or", term.Needed == 0);
        }
    }

    [Fact]
    public void TheJackknifeIsThatOfTheDefinition()
    {
        string[][] calls = [.. Enumerable.Range(0, 12).Select(i => new[] { $"shared words here {(i % 3 == 0 ? "rare" + i : "seen")} again unique{i}" })];
        string[] training = ["shared words seen again"];
        VocabularyComparison all = Compare([.. calls.SelectMany(call => call)], training);
        double[] without = [.. Enumerable.Range(0, 12).Select(left => Compare([.. calls.Where((_, i) => i != left).SelectMany(call => call)], training).OovTypeRate!.Value)];
        double mean = without.Average(), error = Math.Sqrt(11 / 12.0 * without.Sum(rate => (rate - mean) * (rate - mean)));

        Assert.Equal(all.OovTypeRate!.Value - (2.200985 * error), all.OovTypeLow!.Value, 6); // Student's t, 11 degrees of freedom.
        Assert.InRange(all.OovTokenRate!.Value, all.OovTokenLow!.Value, all.OovTokenHigh!.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RunsOfWordsAreCountedAsByHand(int length)
    {
        IReadOnlyList<SpokenText> production = DomainDialogues.Healthcare(40), training = DomainDialogues.Finance(30);
        VocabularyComparer comparer = new(new());
        foreach (SpokenText text in production) comparer.AddReference(text);
        foreach (SpokenText text in training) comparer.AddDifference(text);
        Dictionary<string, (long Count, HashSet<string> Calls)> expected = Runs(production, length);

        VocabularyTerm[] terms = [.. comparer.Terms(new() { NGram = length }, CancellationToken.None)];

        Assert.Equal(expected.Count, terms.Count(term => term.ReferenceCount > 0));
        foreach (VocabularyTerm term in terms.Where(term => term.ReferenceCount > 0))
        {
            Assert.Equal(expected[term.Term].Count, term.ReferenceCount);
            Assert.Equal(expected[term.Term].Calls.Count, term.ReferenceRecordings);
        }

        Assert.Equal(terms.OrderByDescending(Signed).Select(Signed), terms.Select(Signed));

        static double Signed(VocabularyTerm term) => Math.Round(Math.Sign(term.ReferencePerMillion - term.DifferencePerMillion) * term.LogLikelihood, 6);
    }

    [Fact]
    public void ADomainStandsOutAgainstGeneralTelephony()
    {
        VocabularyComparer comparer = new(new());
        foreach (SpokenText text in DomainDialogues.Healthcare(200)) comparer.AddReference(text);
        foreach (SpokenText text in TelephonyPrompts.Read()) comparer.AddDifference(text);

        VocabularyComparison row = comparer.Compare(CancellationToken.None);
        VocabularyTerm[] deficits = [.. comparer.Terms(new() { MinimumRecordings = 3 }, CancellationToken.None).TakeWhile(term => term.Direction == TermDirection.Deficit)];

        Assert.InRange(row.OovTokenRate!.Value, 0.2, 0.6);
        Assert.True(row.OovTokenLow > 0.1);
        Assert.True(row.JensenShannon > 2 * row.JensenShannonByChance);
        Assert.All(["metoprolol", "refill", "mg", "copay", "member"], word => Assert.Contains(deficits, term => term.Term == word));
        Assert.DoesNotContain(deficits, term => term.Term is "press" or "mailbox" or "extension");
        Assert.Contains("press", row.Surpluses);
        Assert.InRange(row.DifferenceZipfSlope!.Value, -1.3, -0.6);
        Dictionary<EntityClass, EntityDensity> entities = row.Entities.ToDictionary(entity => entity.Class);
        Assert.All([EntityClass.Quantity, EntityClass.Date, EntityClass.Currency, EntityClass.DigitString, EntityClass.SpelledAlphanumeric], kind => Assert.True(entities[kind].ReferencePerThousand > 5 * entities[kind].DifferencePerThousand, kind.ToString()));
    }

    // The same population twice: no word stands out, and the divergence is that of chance.
    [Fact]
    public void NothingStandsOutAgainstItself()
    {
        VocabularyComparer comparer = new(new());
        foreach (SpokenText text in DomainDialogues.Healthcare(150, seed: 1)) comparer.AddReference(text);
        foreach (SpokenText text in DomainDialogues.Healthcare(150, seed: 2)) comparer.AddDifference(text);

        VocabularyComparison row = comparer.Compare(CancellationToken.None);

        Assert.Empty(row.Deficits);
        Assert.Empty(row.Surpluses);
        Assert.InRange(row.JensenShannon!.Value / row.JensenShannonByChance!.Value, 0.7, 1.3);
        Assert.True(row.OovTokenHigh < 0.02);
    }

    [Fact]
    public void DifferentWritingIsTold()
    {
        string[] said = [.. DomainDialogues.Healthcare(60).Select(text => text.Text)];
        string[] written = [.. said.Select(text => char.ToUpperInvariant(text[0]) + text[1..] + ".")];
        string[] lower = [.. said.Select(text => text.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal))];

        TextList differences = Compare(written, lower).WritingDifferences;

        Assert.Contains(differences, remark => remark.StartsWith("case: production is mixed case, training all lower case", StringComparison.Ordinal));
        Assert.Contains(differences, remark => remark.StartsWith("punctuation: production has it, training has none", StringComparison.Ordinal));
        Assert.Empty(Compare(written, written).WritingDifferences);
        string digits = string.Concat(Enumerable.Repeat("take 10 mg or 20 mg then call 5 people at 30 minutes ", 30)), words = string.Concat(Enumerable.Repeat("take ten mg or twenty mg then call five people at thirty minutes ", 30));
        VocabularyComparison numerals = Compare([digits], [words]);
        Assert.Contains(numerals.WritingDifferences, remark => remark.StartsWith("numerals: 100 % of production's numbers are in digits, 0 % of training's", StringComparison.Ordinal));
        Assert.Equal(0, numerals.OovTokenRate);
    }

    [Fact]
    public void SwitchedWordsAreToldByScriptAndByList()
    {
        VocabularyComparison scripts = Compare(["привет мир hello друг", "hello there"], ["hello"]);
        Assert.Equal(1 / 6.0, scripts.ReferenceSwitchedShare!.Value, 12);
        Assert.Equal(0.5, scripts.ReferenceMixedShare);

        LanguageLists lists = new();
        lists.Add("en", ["the", "bill", "is", "no"]);
        lists.Add("es", ["cuenta", "la", "pagar", "no"]);
        VocabularyComparison listed = Compare(["the bill is cuenta no xyz"], ["the"], new() { Languages = lists });
        Assert.Equal(1 / 6.0, listed.ReferenceSwitchedShare!.Value, 12);
    }

    [Fact]
    public void ASideWithoutWordsIsAnError()
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Compare(["[noise]"], ["word"]));
        Assert.Equal("VocabularyEmpty", error.ErrorId);
    }

    private static VocabularyComparison Compare(string[] production, string[] training, VocabularyOptions? options = null)
    {
        VocabularyComparer comparer = new(options ?? new());
        foreach (string text in production) comparer.AddReference(new SpokenText { Text = text });
        foreach (string text in training) comparer.AddDifference(new SpokenText { Text = text });
        return comparer.Compare(CancellationToken.None);
    }

    private static Dictionary<string, (long Count, HashSet<string> Calls)> Runs(IEnumerable<SpokenText> texts, int length)
    {
        WordTokenizer tokenizer = new(new());
        Dictionary<string, (long Count, HashSet<string> Calls)> runs = [];
        foreach (SpokenText text in texts)
        {
            string[] words = tokenizer.Joined(text.Text).Split(' ');
            for (int i = 0; i + length <= words.Length; i++)
            {
                string run = string.Join(' ', words[i..(i + length)]);
                (long count, HashSet<string> calls) = runs.GetValueOrDefault(run, (0, []));
                calls.Add(text.Recording!);
                runs[run] = (count + 1, calls);
            }
        }

        return runs;
    }
}
