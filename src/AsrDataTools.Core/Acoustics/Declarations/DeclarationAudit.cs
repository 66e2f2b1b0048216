using System.Globalization;

namespace AsrDataTools.Acoustics;

/// <summary>Holds what manifests declare against what was measured, profile by profile, and counts. Not for several threads at once.</summary>
public sealed class DeclarationAudit
{
    private const int MostWordsKept = 1000;

    private readonly DeclarationRule[] _rules;
    private readonly IReadOnlySet<string> _baseline;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _notUnderstood = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _contradictions = [];

    /// <param name="rules">Identifiers of the rules to apply; null for all.</param>
    /// <param name="baseline">Suppression identifiers of findings that are known and left out; null for none.</param>
    /// <exception cref="SpeechDataException">There is no such rule (<c>RuleUnknown</c>).</exception>
    public DeclarationAudit(IEnumerable<string>? rules = null, IReadOnlySet<string>? baseline = null)
    {
        _rules = rules is null ? [.. Rules] : [.. rules.Select(Named).Distinct()];
        _baseline = baseline ?? new HashSet<string>();
    }

    /// <summary>All rules, in the order they are applied.</summary>
    public static IReadOnlyList<DeclarationRule> Rules { get; } =
    [
        new DeclaredContentRateRule(),
        new DeclaredSampleRateRule(),
        new DeclaredBandwidthRule(),
        new DeclaredCodecRule(),
        new DeclaredCodecTraceRule(),
        new DeclaredEnvironmentRule(),
        new DeclaredDeviceRule(),
        new DeclaredBitDepthRule(),
        new DeclaredChannelsRule(),
        new DeclaredDurationRule(),
    ];

    /// <summary>Profiles seen.</summary>
    public long Profiles { get; private set; }

    /// <summary>Profiles of which at least one declaration was held against a measurement.</summary>
    public long Judged { get; private set; }

    /// <summary>Profiles with at least one contradiction that the baseline does not know.</summary>
    public long Contradicted { get; private set; }

    /// <summary>Seconds of audio in them.</summary>
    public double ContradictedSeconds { get; private set; }

    /// <summary>Declarations that could not be judged, since the measure abstained or is not sure enough.</summary>
    public long NotMeasured { get; private set; }

    /// <summary>Declarations in words that say nothing to us.</summary>
    public long NotUnderstood { get; private set; }

    /// <summary>Findings that the baseline knows.</summary>
    public long Suppressed { get; private set; }

    /// <summary>Findings by rule, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ByRule => [.. _contradictions.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)];

    /// <summary>The words not understood and how often each came, most first; at most a thousand are kept.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> WordsNotUnderstood => [.. _notUnderstood.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)];

    /// <summary>What contradicts in one profile. What concerns a whole file is found once, not again on its other channels.</summary>
    public IReadOnlyList<Finding> Judge(AcousticProfile profile)
    {
        List<Finding> findings = [];
        bool judged = false, contradicted = false;
        foreach (DeclarationRule rule in _rules)
        {
            DeclarationAnswer answer = rule.Judge(profile);
            judged |= answer.State is DeclarationState.Agrees or DeclarationState.Contradicts;
            switch (answer.State)
            {
                case DeclarationState.NotMeasured:
                    NotMeasured++;
                    break;
                case DeclarationState.NotUnderstood:
                    Count(answer.Text);
                    break;
                case DeclarationState.Contradicts:
                    contradicted |= Add(findings, rule, answer, profile);
                    break;
            }
        }

        foreach (string words in profile.Remarks.Select(DeclarationText.QuotedIn).OfType<string>()) Count(words);
        Profiles++;
        if (judged) Judged++;
        if (contradicted)
        {
            Contradicted++;
            ContradictedSeconds += profile.DurationSeconds;
        }

        return findings;
    }

    private bool Add(List<Finding> findings, DeclarationRule rule, DeclarationAnswer answer, AcousticProfile profile)
    {
        string key = SuppressionId(rule, profile);
        bool isNew = _found.Add($"{key}\n{answer.Text}");
        if (_baseline.Contains(key))
        {
            if (isNew) Suppressed++;
            return false;
        }

        if (!isNew) return true;
        _contradictions[rule.Id] = _contradictions.GetValueOrDefault(rule.Id) + 1;
        findings.Add(new Finding
        {
            Rule = rule.Id,
            Severity = answer.Severity,
            Message = profile.Channels > 1 && !rule.IsOfFile ? string.Create(CultureInfo.InvariantCulture, $"channel {profile.Channel}: {answer.Text}") : answer.Text,
            Path = profile.Path,
            StartSeconds = profile.StartSeconds,
            EndSeconds = profile.StartSeconds + profile.DurationSeconds,
            Remedy = answer.Remedy,
            SuppressionId = key,
        });
        return true;
    }

    // Nothing measured is in it, so that a better measure does not bring back what was settled.
    private static string SuppressionId(DeclarationRule rule, AcousticProfile profile)
    {
        string place = profile.Id ?? profile.StartSeconds?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";
        string channel = profile.Channels > 1 && !rule.IsOfFile ? profile.Channel.ToString(CultureInfo.InvariantCulture) : "";
        return string.Join('|', rule.Id, profile.Path, place, channel).TrimEnd('|');
    }

    private void Count(string words)
    {
        NotUnderstood++;
        if (_notUnderstood.TryGetValue(words, out long count)) _notUnderstood[words] = count + 1;
        else if (_notUnderstood.Count < MostWordsKept) _notUnderstood[words] = 1;
    }

    private static DeclarationRule Named(string id) => Rules.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new SpeechDataException(
            "RuleUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There is no rule '{id}'. Did you mean '{NearestName.Of(id, Rules.Select(rule => rule.Id))}'? The rules are {string.Join(", ", Rules.Select(rule => rule.Id))}.");
}
