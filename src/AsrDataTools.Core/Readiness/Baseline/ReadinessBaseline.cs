using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>
/// What is known and accepted of a corpus. It changes no verdict: it tells what each gate would say but for what is accepted, so that a
/// scheduled run reacts to what is new or worse alone.
/// </summary>
/// <param name="path">The file that it was read from; absolute.</param>
/// <param name="entries">Each with an identifier of its own.</param>
/// <param name="day">The day on which it is judged what has expired.</param>
public sealed class ReadinessBaseline(string path, IReadOnlyList<AcceptedFact> entries, DateOnly day)
{
    private readonly Dictionary<string, AcceptedFact> _entries = entries.ToDictionary(entry => entry.SuppressionId, StringComparer.Ordinal);

    /// <summary>What stands for a fact from run to run.</summary>
    public static string IdOf(string gate, GateEvidence fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Subject is null ? $"Gate.{gate}|{fact.Measure}" : $"Gate.{gate}|{fact.Measure}|{fact.Subject}";
    }

    /// <summary>What stands for a gate that has no answer.</summary>
    public static string IdOf(string gate) => $"Gate.{gate}";

    /// <summary>Entries for everything that speaks against the corpus, or leaves a gate without an answer; what is accepted already stays as it is.</summary>
    /// <param name="results">Answers of gates; the row that sums up is passed over.</param>
    /// <param name="owner">Who answers for it.</param>
    /// <param name="reason">Why it may be so.</param>
    /// <param name="expires">The last day on which it counts.</param>
    public static IReadOnlyList<AcceptedFact> Of(IEnumerable<GateResult> results, string owner, string reason, DateOnly expires)
    {
        return [.. results.Where(gate => gate.Gate != GateResult.Overall).SelectMany(Entries)];

        IEnumerable<AcceptedFact> Entries(GateResult gate)
        {
            if (gate.Verdict == Verdict.Unknown) yield return gate.Accepted ?? Entry(IdOf(gate.Gate), gate.Gate, Verdict.Unknown);
            foreach (GateEvidence fact in gate.Evidence.Where(fact => GateVerdict.IsTelling(fact) || IsOpen(gate, fact)))
            {
                yield return fact.Accepted ?? Entry(IdOf(gate.Gate, fact), gate.Gate, fact.Verdict) with
                {
                    Measure = fact.Measure,
                    Of = fact.Subject,
                    Value = Finite(fact.Value),
                    Low = Finite(fact.Low),
                    High = Finite(fact.High),
                };
            }
        }

        AcceptedFact Entry(string id, string gate, Verdict verdict) => new() { SuppressionId = id, Gate = gate, Verdict = verdict, Owner = owner, Reason = reason, Expires = expires };
        static double? Finite(double? value) => value is double number && double.IsFinite(number) ? number : null;
    }

    /// <summary>The answer with what is accepted of it, and what the gate would say but for that.</summary>
    public GateResult Judge(GateResult gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        GateEvidenceList facts = [.. gate.Evidence.Select(fact => Accept(gate, fact))];
        GateResult judged = gate with
        {
            Evidence = facts,
            Accepted = gate.Verdict == Verdict.Unknown && Valid(IdOf(gate.Gate)) is { Verdict: Verdict.Unknown } entry ? entry : null,
        };
        return judged with { NewVerdict = NewVerdict(judged) };
    }

    /// <summary>What the baseline did to the answers of a run.</summary>
    /// <param name="gates">As <see cref="Judge"/> gave them.</param>
    public BaselineUse Use(IReadOnlyCollection<GateResult> gates)
    {
        Dictionary<string, bool> found = new(StringComparer.Ordinal);
        foreach (GateResult gate in gates)
        {
            found[IdOf(gate.Gate)] = gate.Verdict == Verdict.Unknown;
            foreach (GateEvidence fact in gate.Evidence) found[IdOf(gate.Gate, fact)] = GateVerdict.IsTelling(fact) || IsOpen(gate, fact);
        }

        // Of a gate that is not asked nothing is known.
        AcceptedFact[] judged = [.. entries.Where(entry => !Enum.TryParse(entry.Gate, out Gate _) || gates.Any(gate => gate.Gate == entry.Gate))];
        return new(
            path,
            gates.Count(gate => gate.Accepted is not null) + gates.Sum(gate => gate.Evidence.Count(fact => fact.Accepted is not null)),
            new(gates.SelectMany(News)),
            Ids(entries.Where(entry => entry.HasExpired(day)).Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.SuppressionId} ({entry.Owner}, {entry.Expires:yyyy-MM-dd})"))),
            Ids(judged.Where(entry => !entry.HasExpired(day) && found.TryGetValue(entry.SuppressionId, out bool speaks) && !speaks).Select(entry => entry.SuppressionId)),
            Ids(judged.Where(entry => !entry.HasExpired(day) && !found.ContainsKey(entry.SuppressionId)).Select(entry => entry.SuppressionId)));

        static TextList Ids(IEnumerable<string> ids) => new(ids);
    }

    private GateEvidence Accept(GateResult gate, GateEvidence fact) =>
        (GateVerdict.IsTelling(fact) || IsOpen(gate, fact)) && Valid(IdOf(gate.Gate, fact)) is { } entry && !FactChange.IsWorse(fact, entry) ? fact with { Accepted = entry } : fact;

    private AcceptedFact? Valid(string id) => _entries.TryGetValue(id, out AcceptedFact? entry) && !entry.HasExpired(day) ? entry : null;

    // As GateVerdict does, by what is left. Whether a gate that fails would have had an answer else, its decisive facts tell.
    private static Verdict NewVerdict(GateResult gate)
    {
        GateEvidence[] left = [.. gate.Evidence.Where(fact => fact.Accepted is null)];
        if (left.Any(fact => fact is { Weight: EvidenceWeight.Decisive, Verdict: Verdict.Fail })) return Verdict.Fail;
        if (gate.Verdict == Verdict.Unknown && gate.Accepted is null) return Verdict.Unknown;
        if (left.Any(fact => IsOpen(gate, fact))) return Verdict.Unknown;
        return left.Any(GateVerdict.IsTelling) ? Verdict.Warn : Verdict.Pass;
    }

    // What can leave a gate without an answer: in governance any rule that cannot tell, elsewhere what is decisive.
    private static bool IsOpen(GateResult gate, GateEvidence fact) =>
        gate.Verdict is Verdict.Unknown or Verdict.Fail
        && fact.Verdict == Verdict.Unknown
        && (fact.Weight == EvidenceWeight.Decisive || (gate.Gate == nameof(Gate.Governance) && fact.Weight > EvidenceWeight.Informative));

    private IEnumerable<string> News(GateResult gate)
    {
        GateEvidence[] left = [.. gate.Evidence.Where(fact => fact.Accepted is null && (GateVerdict.IsTelling(fact) || IsOpen(gate, fact)))];
        if (left.Length == 0 && gate.NewVerdict == Verdict.Unknown) yield return $"{gate.Gate}: no answer";
        foreach (GateEvidence fact in left)
        {
            string change = _entries.TryGetValue(IdOf(gate.Gate, fact), out AcceptedFact? entry)
                ? entry.HasExpired(day) ? ", accepted no longer" : string.Create(CultureInfo.InvariantCulture, $", accepted at {(entry.Value is double value ? $"{value:0.00} " : "")}{entry.Verdict}")
                : "";
            yield return $"{gate.Gate}: {fact}{change}";
        }
    }
}
