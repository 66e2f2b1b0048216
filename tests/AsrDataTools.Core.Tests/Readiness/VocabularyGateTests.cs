using AsrDataTools.Core.Tests.Vocabulary;
using AsrDataTools.Readiness;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class VocabularyGateTests
{
    [Fact]
    public void ADomainThatTrainingLacksFails()
    {
        GateResult result = Judge(DomainDialogues.Healthcare(60), DomainDialogues.Finance(60));

        Assert.Equal(Verdict.Fail, result.Verdict);
        Assert.Equal((nameof(VocabularyComparison.OovTokenRate), Verdict.Fail, EvidenceWeight.Decisive), (result.Evidence[0].Measure, result.Evidence[0].Verdict, result.Evidence[0].Weight));
        Assert.StartsWith("unseen words: ", result.Reasons[0], StringComparison.Ordinal);
        Assert.StartsWith("collect ", result.Remedies[0], StringComparison.Ordinal);
        Assert.Contains(result.Evidence, fact => fact is { Subject: "Quantity", Verdict: Verdict.Warn });
        Assert.Contains(result.Remedies, remedy => remedy.Contains("dosages and quantities, such as", StringComparison.Ordinal));
    }

    [Fact]
    public void TheSameDomainPasses()
    {
        GateResult result = Judge(DomainDialogues.Healthcare(300, seed: 1), DomainDialogues.Healthcare(300, seed: 2));

        Assert.Equal(Verdict.Pass, result.Verdict);
        Assert.Empty(result.Remedies);
    }

    [Fact]
    public void AHandfulOfCallsIsUnknown()
    {
        GateResult result = Judge(DomainDialogues.Healthcare(6), DomainDialogues.Healthcare(100, seed: 2));

        Assert.Equal(Verdict.Unknown, result.Verdict);
        Assert.Contains("transcribe 4 more production recordings: 6 are too few for an interval", result.Remedies);
    }

    // The words are all there; of one drug there are examples enough only for another list.
    [Fact]
    public void ListedTermsFailByTheirMentions()
    {
        VocabularyGateSettings settings = new() { TermLists = ["list"], MinimumExamples = 500 };
        TermList list = TermList.Build(DomainDialogues.Drugs.Select(drug => new DomainTerm { Text = drug }), new(), TermInflection.None, exception => throw exception);
        VocabularyTerms terms = new(list, new());
        foreach (SpokenText text in DomainDialogues.Healthcare(60, seed: 1)) terms.AddProduction(text);
        foreach (SpokenText text in DomainDialogues.Healthcare(60, seed: 2)) terms.AddTraining(text);

        (IReadOnlyList<DomainTermCoverage> rows, TermShortfall shortfall) = terms.Judge(settings, 1, CancellationToken.None);
        GateResult failed = VocabularyGate.Judge(Evidence(DomainDialogues.Healthcare(60, seed: 1), DomainDialogues.Healthcare(60, seed: 2)) with { Terms = rows, Shortfall = shortfall }, settings);
        (_, TermShortfall enough) = terms.Judge(settings with { MinimumExamples = 1 }, 1, CancellationToken.None);

        Assert.Equal((10, 10, 1.0), (shortfall.Listed, shortfall.Short, shortfall.Share));
        Assert.Equal(Verdict.Fail, failed.Verdict);
        Assert.Contains("listed terms: 100.0 % [100.0 %, 100.0 %]", failed.Reasons.ToString(), StringComparison.Ordinal);
        Assert.Equal(0.0, enough.Share);

        GateResult single = VocabularyGate.Judge(Evidence(DomainDialogues.Healthcare(60, seed: 1), DomainDialogues.Healthcare(60, seed: 2)) with { Terms = [rows[0]], Shortfall = shortfall with { Short = 1 } }, settings);
        Assert.Contains("are of 1 term with too few", single.Reasons.ToString(), StringComparison.Ordinal);
        Assert.Contains("of 1 listed term:", single.Remedies.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Training": "a", "Production": "b", "Vocabulary": "terms.txt"}""", 0.05)]
    [InlineData("""{"Training": "a", "Production": "b", "Vocabulary": {"TermList": ["terms.txt"], "OovFailThreshold": 0.1, "Inflection": "Plural"}}""", 0.1)]
    public void ThePlanNamesListsAndThresholds(string plan, double fails)
    {
        using TemporaryFolder folder = new();
        VocabularyGateSettings settings = ReadinessPlanReader.ReadJson(folder.Write("plan.json", plan)).Vocabulary;

        Assert.Equal(folder["terms.txt"], Assert.Single(settings.TermLists));
        Assert.Equal(fails, settings.OovFailThreshold);
    }

    [Theory]
    [InlineData("""{"Training": "a", "Production": "b", "Vocabulary": {"OovWarnThreshold": 0.2}}""", "'Vocabulary.OovWarnThreshold' is 0.2, above 'OovFailThreshold', which is 0.05")]
    [InlineData("""{"Training": "a", "Production": "b", "Vocabulary": {"TermLists": "x"}}""", "did you mean 'TermList'")]
    public void MistakesInThePlanAreNamed(string plan, string message)
    {
        using TemporaryFolder folder = new();
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => ReadinessPlanReader.ReadJson(folder.Write("plan.json", plan)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static GateResult Judge(IEnumerable<SpokenText> production, IEnumerable<SpokenText> training) => VocabularyGate.Judge(Evidence(production, training), new());

    private static VocabularyEvidence Evidence(IEnumerable<SpokenText> production, IEnumerable<SpokenText> training)
    {
        VocabularyComparer comparer = new(new());
        foreach (SpokenText text in production) comparer.AddReference(text);
        foreach (SpokenText text in training) comparer.AddDifference(text);
        VocabularyTerm[] deficits = [.. comparer.Terms(new() { MinimumRecordings = 3 }, CancellationToken.None).TakeWhile(term => term.Direction == TermDirection.Deficit)];
        return new(comparer.Compare(CancellationToken.None), deficits, deficits, []);
    }
}
