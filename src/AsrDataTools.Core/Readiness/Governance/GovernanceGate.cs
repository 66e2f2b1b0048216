using AsrDataTools.Corpus;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Readiness;

/// <summary>Gate 6: does the data obey the policy?</summary>
public sealed class GovernanceGate : IReadinessGate
{
    Gate IReadinessGate.Gate => Gate.Governance;

    // It reads the manifests itself: rows whose recordings cannot be measured are governed too.
    CorpusReading IReadinessGate.Reads(ReadinessPlan plan, CorpusSide side) => CorpusReading.None;

    void IReadinessGate.Prepare(GateContext context)
    {
        foreach (string path in context.Plan.Governance.Paths.Concat(context.Plan.Governance.SearchRoot).Where(path => !File.Exists(path) && !Directory.Exists(path)))
            context.Fail(new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"There is nothing to judge at '{path}'.", path), path);
    }

    void IReadinessGate.Take(MeasuredUtterance utterance)
    {
    }

    GateResult IReadinessGate.Answer(GateContext context, CorpusInputs training, CorpusInputs production)
    {
        GovernanceGateSettings settings = context.Plan.Governance;
        if (settings.Policy is not { } policy)
        {
            return new GateResult
            {
                Gate = nameof(Gate.Governance),
                Verdict = Verdict.Unknown,
                Reasons = new(["no policy is given: what the data must obey is not known"]),
                Remedies = new(["write down the policy (docs/guides/governance-policy.md) and give it with -Policy"]),
            };
        }

        context.Progress("Judging governance", 0);
        try
        {
            return Judge(Measure(policy, settings, context));
        }
        catch (SpeechDataException exception)
        {
            context.Fail(exception, exception.Path ?? policy.Path ?? policy.Folder);
            return new GateResult
            {
                Gate = nameof(Gate.Governance),
                Verdict = Verdict.Unknown,
                Reasons = new([$"the policy could not be applied: {exception.Message.TrimEnd('.')}"]),
            };
        }
    }

    /// <summary>Judges what was found.</summary>
    public static GateResult Judge(GovernanceEvidence evidence)
    {
        GateEvidenceList facts = [.. evidence.Answers.Select(GovernanceFacts.Of)];
        return new GateResult
        {
            Gate = nameof(Gate.Governance),
            Verdict = facts.Count == 0 ? Verdict.Unknown : GateVerdict.Of(facts, isAnswered: facts.All(fact => fact.Verdict != Verdict.Unknown)),
            Evidence = facts,
            Reasons = new(GovernanceReasons.For(evidence)),
            Remedies = new(GovernanceReasons.Remedies(evidence)),
            Governance = evidence,
        };
    }

    private GovernanceEvidence Measure(GovernancePolicy policy, GovernanceGateSettings settings, GateContext context)
    {
        DateOnly day = settings.AuditDate ?? DateOnly.FromDateTime(DateTime.Now);
        GovernanceAudit audit = new(
            policy,
            new()
            {
                AuditDate = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue)),
                SearchRoot = [.. settings.SearchRoot.Where(Directory.Exists)],
                Baseline = settings.Baseline is { } baseline ? FindingBaseline.Read(baseline) : null,
            },
            [.. Judged(settings, context.Plan)],
            exception => context.Fail(exception, exception.Path ?? policy.Folder),
            context.Cancellation);
        WorstFindings worst = new(GovernanceEvidence.MostFindings);
        foreach (Finding finding in audit.Run()) worst.Add(finding);
        return new(policy.Name, day, audit.Answers, worst.All, worst.Count) { Entries = audit.Entries, Rows = audit.Rows };
    }

    // Production is evidence, not what is trained on.
    private static IEnumerable<string> Judged(GovernanceGateSettings settings, ReadinessPlan plan) =>
        plan.Training.Concat(plan.Evaluation.Paths).Concat(plan.Annotation.Paths).Concat(settings.Paths).Distinct().Where(path => File.Exists(path) || Directory.Exists(path));
}
