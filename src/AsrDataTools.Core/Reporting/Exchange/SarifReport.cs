using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting;

/// <summary>
/// Findings and gates' answers as SARIF 2.1.0 (OASIS, 2020). What cannot be told is of kind "open", a gate that passes of kind "pass"; only
/// what is wrong is of kind "fail" and has a level.
/// </summary>
public static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };

    /// <param name="findings">As rules emit them.</param>
    /// <param name="gates">Answers of gates; empty where findings alone are reported.</param>
    public static void Write(IReadOnlyList<Finding> findings, IReadOnlyList<GateResult> gates, Stream target)
    {
        List<RuleDescription> rules = [];
        Dictionary<string, int> numbers = [];
        JsonArray results = [];
        foreach (GateResult gate in gates)
        {
            int rule = NumberOf(GateRule(gate));
            results.Add(WithSuppressions(Result(Gate(gate), rule), gate.NewVerdict == Verdict.Pass && gate.Verdict != Verdict.Pass ? AcceptedIn(gate) : []));
            foreach (GateEvidence fact in gate.Evidence.Where(fact => fact.Accepted is not null)) results.Add(Result(gate, fact, rule));
        }

        foreach (Finding finding in findings) results.Add(Result(finding, NumberOf(RuleCatalog.Of(finding))));
        JsonObject document = new()
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "AsrDataTools",
                        ["semanticVersion"] = typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
                        ["rules"] = new JsonArray([.. rules.Select(Descriptor)]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = results,
            }),
        };
        using Utf8JsonWriter writer = new(target, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        document.WriteTo(writer, Readable);

        int NumberOf(RuleDescription rule)
        {
            if (numbers.TryGetValue(rule.Id, out int number)) return number;
            rules.Add(rule);
            return numbers[rule.Id] = rules.Count - 1;
        }
    }

    private static JsonObject Result(Finding finding, int rule)
    {
        JsonObject result = new()
        {
            ["ruleId"] = finding.Rule,
            ["ruleIndex"] = rule,
            ["kind"] = finding.IsUnknown ? "open" : "fail",
            ["level"] = finding.IsUnknown ? "none" : Level(finding.Severity),
            ["message"] = new JsonObject { ["text"] = finding.Remedy is null ? finding.Message : $"{finding.Message}\nTo do: {finding.Remedy}" },
        };
        if (finding.Path is { } path) result["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Place(path, finding.Line) });
        if (finding.SuppressionId is { } id) result["partialFingerprints"] = new JsonObject { ["suppressionId/v1"] = id };
        JsonObject properties = [];
        if (finding.Id is { } utterance) properties["utterance"] = utterance;
        if (finding.StartSeconds is double start && double.IsFinite(start)) properties["startSeconds"] = start;
        if (finding.EndSeconds is double end && double.IsFinite(end)) properties["endSeconds"] = end;
        if (properties.Count > 0) result["properties"] = properties;
        return result;
    }

    private static JsonObject Place(string path, long? line)
    {
        JsonObject place = new() { ["artifactLocation"] = new JsonObject { ["uri"] = Address(path) } };
        if (line is > 0 and <= int.MaxValue) place["region"] = new JsonObject { ["startLine"] = line };
        return place;
    }

    // By hand: Uri takes '?' and '#' in a file's name for parts of the address.
    private static string Address(string path)
    {
        string slashed = Path.DirectorySeparatorChar == '/' ? path : path.Replace('\\', '/');
        string escaped = string.Join('/', slashed.Split('/').Select(Uri.EscapeDataString));
        return !Path.IsPathFullyQualified(path) ? escaped : slashed.StartsWith('/') ? $"file://{escaped}" : $"file:///{escaped}";
    }

    private static JsonObject Descriptor(RuleDescription rule)
    {
        JsonObject descriptor = new() { ["id"] = rule.Id, ["name"] = rule.Name, ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) } };
        if (rule.Description is { } description) descriptor["shortDescription"] = new JsonObject { ["text"] = description };
        if (rule.Remedy is { } remedy) descriptor["help"] = new JsonObject { ["text"] = remedy };
        if (rule.Controls.Count > 0) descriptor["properties"] = new JsonObject { ["tags"] = new JsonArray([.. rule.Controls.Select(control => JsonValue.Create(control))]) };
        return descriptor;
    }

    private static JsonObject Result((string Rule, Verdict Verdict, string Text) gate, int rule) => new()
    {
        ["ruleId"] = gate.Rule,
        ["ruleIndex"] = rule,
        ["kind"] = gate.Verdict switch { Verdict.Pass => "pass", Verdict.Unknown => "open", _ => "fail" },
        ["level"] = gate.Verdict switch { Verdict.Fail => "error", Verdict.Warn => "warning", _ => "none" },
        ["message"] = new JsonObject { ["text"] = gate.Text },
    };

    // A fact that the baseline accepts is a result that is suppressed, so that whoever reads it sees both.
    private static JsonObject Result(GateResult gate, GateEvidence fact, int rule)
    {
        JsonObject result = Result(($"Gate.{gate.Gate}", fact.Verdict, $"{fact.Title}: {fact}"), rule);
        result["partialFingerprints"] = new JsonObject { ["suppressionId/v1"] = fact.Accepted!.SuppressionId };
        return WithSuppressions(result, [fact.Accepted.Justification]);
    }

    private static JsonObject WithSuppressions(JsonObject result, IReadOnlyList<string> justifications)
    {
        if (justifications.Count > 0)
            result["suppressions"] = new JsonArray([.. justifications.Select(text => new JsonObject { ["kind"] = "external", ["status"] = "accepted", ["justification"] = text })]);
        return result;
    }

    // The row that sums up has nothing of its own.
    private static string[] AcceptedIn(GateResult gate) => gate.Gate == GateResult.Overall
        ? ["every gate that speaks against the corpus is accepted by the baseline"]
        : [.. gate.Evidence.Select(fact => fact.Accepted).Append(gate.Accepted).OfType<AcceptedFact>().Select(entry => entry.Justification).Distinct()];

    private static (string Rule, Verdict Verdict, string Text) Gate(GateResult gate)
    {
        string reasons = gate.Reasons.Count > 0 ? string.Join("\n", gate.Reasons) : gate.Verdict.ToString();
        return ($"Gate.{gate.Gate}", gate.Verdict, gate.Remedies.Count > 0 ? $"{reasons}\nTo do: {string.Join("\n", gate.Remedies)}" : reasons);
    }

    private static RuleDescription GateRule(GateResult gate) => new(
        $"Gate.{gate.Gate}", gate.Gate, Enum.TryParse(gate.Gate, out Gate known) ? known.Question() : "May this corpus ship?", null, Severity.Error, []);

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
