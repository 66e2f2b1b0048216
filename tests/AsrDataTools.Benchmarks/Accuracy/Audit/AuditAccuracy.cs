using AsrDataTools.Scoring.Audit;

namespace AsrDataTools.Benchmarks.Accuracy.Audit;

/// <summary>
/// Whether an audit errs as seldom as it was asked to: deliveries with known errors are drawn from and judged, many times over.
/// </summary>
internal sealed class AuditAccuracy : IAccuracyStudy
{
    private const int Deliveries = 20;
    private const int DrawsEach = 50;
    private const int Draws = Deliveries * DrawsEach;
    private const double Level = 0.95;

    private static readonly AcceptanceTerms Terms = new(0.98, 0.95, 0.05, 0.05);

    private static readonly (string What, int Utterances, double Clustering)[] Populations =
    [
        ("20,000 utterances, errors independent", 20_000, 0),
        ("20,000 utterances, errors clustered", 20_000, 1.2),
        ("20,000 utterances, errors clustered strongly", 20_000, 2),
        ("400 utterances, errors clustered", 400, 1.2),
    ];

    public string Name => "audit";

    public IEnumerable<AccuracyRow> Run() =>
    [
        .. Populations.SelectMany(population => Enum.GetValues<AcceptancePlanKind>().SelectMany(kind =>
            new[] { 0.99, 0.98, 0.965, 0.95, 0.92 }.SelectMany(accuracy => Characteristic(population, kind, accuracy)))),
        .. Populations.Select(Naive),
        .. StratifiedAudits.Rows(),
        .. PromptAudits.Rows(),
        .. VoiceAudits.Rows(),
    ];

    private static IEnumerable<AccuracyRow> Characteristic((string What, int Utterances, double Clustering) population, AcceptancePlanKind kind, double accuracy)
    {
        int accepted = 0, rejected = 0, covered = 0;
        double words = 0;
        for (int delivery = 0; delivery < Deliveries; delivery++)
        {
            AuditDraws game = new(new AuditPopulation(population.Utterances, 1 - accuracy, population.Clustering, delivery + 1), Terms, kind);
            for (int draw = 0; draw < DrawsEach; draw++)
            {
                (AuditDecision decision, AuditEvidence evidence, bool complete) = game.Play(draw);
                accepted += decision == AuditDecision.Accept ? 1 : 0;
                rejected += decision == AuditDecision.Reject ? 1 : 0;
                (double low, double high) = AuditJudge.Interval(game.Plan, evidence, decision, complete, Level)!.Value;
                covered += low <= 1 - accuracy + 1e-9 && high >= 1 - accuracy - 1e-9 ? 1 : 0;
                words += evidence.Words;
            }
        }

        string against = FormattableString.Invariant($"{kind}, true accuracy {accuracy:0.0##}, {population.What}");
        yield return new("Accept", against, "share of audits", 100.0 * accepted / Draws, "%", Draws, accuracy <= 0.95 ? "≤ 5" : "", accuracy <= 0.95 ? accepted <= 0.05 * Draws + Noise : null);
        yield return new("Reject", against, "share of audits", 100.0 * rejected / Draws, "%", Draws, accuracy >= 0.98 ? "≤ 5" : "", accuracy >= 0.98 ? rejected <= 0.05 * Draws + Noise : null);
        yield return new("Low, High", against, "coverage of 95 %", 100.0 * covered / Draws, "%", Draws, "≥ 93", covered >= 0.93 * Draws);
        yield return new("Words", against, "mean heard", words / Draws, "", Draws);
    }

    // Two standard errors of a share of 5 %.
    private static double Noise => 2 * Math.Sqrt(0.05 * 0.95 * Draws);

    /// <summary>What becomes of the consumer's risk if words are taken for independent.</summary>
    private static AccuracyRow Naive((string What, int Utterances, double Clustering) population)
    {
        int accepted = 0;
        for (int delivery = 0; delivery < Deliveries; delivery++)
        {
            AuditDraws game = new(new AuditPopulation(population.Utterances, 0.05, population.Clustering, delivery + 1), Terms, AcceptancePlanKind.Fixed, 1);
            for (int draw = 0; draw < DrawsEach; draw++) accepted += game.AcceptsNaively(draw) ? 1 : 0;
        }

        return new("Accept", $"binomial rule of independent words, true accuracy 0.95, {population.What}", "share of audits", 100.0 * accepted / Draws, "%", Draws);
    }
}
