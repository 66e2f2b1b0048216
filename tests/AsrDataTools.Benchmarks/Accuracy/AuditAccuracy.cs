using AsrDataTools.Scoring.Audit;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Whether an audit errs as seldom as it was asked to: deliveries with known errors are drawn from and judged, many times over.
/// </summary>
internal sealed class AuditAccuracy : IAccuracyStudy
{
    private const int Deliveries = 40;
    private const int DrawsEach = 50;
    private const double Level = 0.95;

    private static readonly AcceptanceTerms Terms = new(0.98, 0.95, 0.05, 0.05);

    public string Name => "audit";

    public IEnumerable<AccuracyRow> Run()
    {
        foreach ((string what, int utterances, double clustering, bool guess) in new[]
        {
            ("20,000 utterances, words independent, design effect given", 20_000, 0.0, false),
            ("20,000 utterances, clustered, design effect given", 20_000, 1.2, false),
            ("20,000 utterances, clustered, design effect guessed", 20_000, 1.2, true),
            ("20,000 utterances, clustered strongly, design effect guessed", 20_000, 2.0, true),
            ("400 utterances, clustered, design effect guessed", 400, 1.2, true),
        })
        {
            foreach (AcceptancePlanKind kind in Enum.GetValues<AcceptancePlanKind>())
            {
                foreach (double accuracy in new[] { 0.99, 0.98, 0.965, 0.95, 0.92 })
                {
                    foreach (AccuracyRow row in Rows(what, utterances, clustering, guess, kind, accuracy)) yield return row;
                }
            }
        }
    }

    private static IEnumerable<AccuracyRow> Rows(string what, int utterances, double clustering, bool guess, AcceptancePlanKind kind, double accuracy)
    {
        int accepted = 0, rejected = 0, covered = 0, draws = 0;
        double words = 0, bias = 0, effect = 0, planned = 0, naive = 0;
        for (int delivery = 0; delivery < Deliveries; delivery++)
        {
            AuditPopulation population = new(utterances, 1 - accuracy, clustering, delivery + 1);
            AuditDraws game = new(population, Terms, kind, guess ? null : AuditDraws.TrueDesignEffect(population));
            planned += game.Plan.Words;
            for (int draw = 0; draw < DrawsEach; draw++, draws++)
            {
                (AuditDecision decision, AuditEvidence evidence) = game.Play(draw);
                accepted += decision == AuditDecision.Accept ? 1 : 0;
                rejected += decision == AuditDecision.Reject ? 1 : 0;
                (double low, double high) = AuditJudge.Interval(game.Plan, evidence, decision, Level)!.Value;
                covered += low <= 1 - accuracy + 1e-9 && high >= 1 - accuracy - 1e-9 ? 1 : 0;
                words += evidence.Words;
                bias += evidence.ErrorRate!.Value - (1 - accuracy);
                effect += evidence.MeasuredDesignEffect ?? 1;
            }
        }
        naive = 0;

        string against = FormattableString.Invariant($"{kind}, true accuracy {accuracy:0.0##}, {what}");
        yield return new("Accept", against, "share of audits", 100.0 * accepted / draws, "%", draws, accuracy == 0.95 ? "≤ 5" : accuracy >= 0.98 ? "≥ 95" : "", accuracy == 0.95 ? accepted <= 0.06 * draws : accuracy >= 0.98 ? accepted >= 0.93 * draws : null);
        yield return new("Reject", against, "share of audits", 100.0 * rejected / draws, "%", draws);
        yield return new("Interval", against, "coverage of 95 %", 100.0 * covered / draws, "%", draws, "≥ 93", covered >= 0.93 * draws);
        yield return new("Words", against, "mean heard", words / draws, "", draws);
        yield return new("Words", against, "plan", planned / Deliveries, "", draws);
        yield return new("Rate", against, "bias pp", 100*bias / draws, "pp", draws);
        yield return new("Deff", against, "measured", effect / draws + naive, "", draws);
    }
}

/// <summary>Audits of one delivery, over and over.</summary>
internal sealed class AuditDraws
{
    private readonly AuditPopulation _population;
    private readonly double _designEffect;
    private readonly int _utterances;
    private readonly int _step;

    public AuditDraws(AuditPopulation population, AcceptanceTerms terms, AcceptancePlanKind kind, double? designEffect)
    {
        _population = population;
        double squares = population.Words.Sum(words => (double)words * words);
        _designEffect = designEffect ?? 1 + AuditDraw.Resemblance * (squares / population.Total - 1);
        Plan = AcceptancePlan.For(terms, kind, population.Total, _designEffect);
        _utterances = (int)Math.Min(population.Words.Length, Math.Ceiling(Plan.Words * (double)population.Words.Length / population.Total));
        _step = kind == AcceptancePlanKind.Fixed ? _utterances : 5;
    }

    public AcceptancePlan Plan { get; }

    /// <summary>The variance of the error rate of utterances drawn at random, over that of words.</summary>
    public static double TrueDesignEffect(AuditPopulation population)
    {
        double rate = population.Errors.Sum() / (double)population.Total, count = population.Words.Length;
        double squares = population.Words.Zip(population.Errors, (words, errors) => (errors - rate * words) * (errors - rate * words)).Sum();
        return Math.Max(1, squares / count / (population.Total / count) / (rate * (1 - rate)));
    }

    public (AuditDecision Decision, AuditEvidence Evidence) Play(int draw)
    {
        int[] order = [.. Enumerable.Range(0, _population.Words.Length)];
        new SeededRandom(99, draw).Shuffle(order.AsSpan());
        double weight = (double)order.Length / _utterances;
        StratifiedUnit[] sample = [.. order.Take(_utterances).Select(i => new StratifiedUnit(0, order.Length, weight, _population.Errors[i], _population.Words[i]))];
        for (int heard = Math.Min(_step, _utterances); ; heard = Math.Min(heard + _step, _utterances))
        {
            AuditEvidence evidence = new(sample[..heard], _designEffect, _population.Total);
            AuditDecision decision = AuditJudge.Decide(Plan, evidence, heard, heard == _utterances);
            if (decision != AuditDecision.Continue) return (decision, evidence);
        }
    }
}
