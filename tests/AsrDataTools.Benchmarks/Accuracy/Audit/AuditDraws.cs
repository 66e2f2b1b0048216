using AsrDataTools.Scoring.Audit;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Audit;

/// <summary>Audits of one delivery, over and over, by the rule alone.</summary>
internal sealed class AuditDraws
{
    // A sequential audit is looked at after so many utterances.
    private const int Step = 5;

    private readonly AuditPopulation _population;
    private readonly double _designEffect;
    private readonly int _utterances;

    /// <param name="designEffect">Null for the guess that Get-AuditSample makes.</param>
    public AuditDraws(AuditPopulation population, AcceptanceTerms terms, AcceptancePlanKind kind, double? designEffect = null)
    {
        _population = population;
        double squares = population.Words.Sum(words => (double)words * words);
        _designEffect = designEffect ?? 1 + AuditDraw.Resemblance * (squares / population.Total - 1);
        Plan = AcceptancePlan.For(terms, kind, population.Total, _designEffect);
        _utterances = (int)Math.Min(population.Words.Length, Math.Ceiling(Plan.Words * (double)population.Words.Length / population.Total));
    }

    public AcceptancePlan Plan { get; }

    public (AuditDecision Decision, AuditEvidence Evidence, bool Complete) Play(int draw)
    {
        StratifiedUnit[] sample = Sample(draw);
        int step = Plan.Kind == AcceptancePlanKind.Fixed ? _utterances : Step;
        for (int heard = Math.Min(Math.Max(step, AuditJudge.FewestUtterances), _utterances); ; heard = Math.Min(heard + step, _utterances))
        {
            AuditEvidence evidence = new(sample[..heard], _designEffect, _population.Total);
            AuditDecision decision = AuditJudge.Decide(Plan, evidence, heard, heard == _utterances);
            if (decision != AuditDecision.Continue) return (decision, evidence, heard == _utterances);
        }
    }

    /// <summary>Whether errors in the words heard are at most the acceptance number of the binomial plan.</summary>
    public bool AcceptsNaively(int draw)
    {
        StratifiedUnit[] sample = Sample(draw);
        return sample.Sum(unit => unit.Events) <= Plan.LimitRate * sample.Sum(unit => unit.Exposure);
    }

    private StratifiedUnit[] Sample(int draw)
    {
        int[] order = [.. Enumerable.Range(0, _population.Words.Length)];
        new SeededRandom(99, draw).Shuffle(order.AsSpan());
        double weight = (double)order.Length / _utterances;
        return [.. order.Take(_utterances).Select(i => new StratifiedUnit(0, order.Length, weight, _population.Errors[i], _population.Words[i]))];
    }
}
