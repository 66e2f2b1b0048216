using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Judges manifests by rules, row by row, and counts. Not for several threads at once.</summary>
public sealed class ManifestAudit
{
    private readonly HashSet<string> _rules;
    private readonly FindingTally _tally;
    private readonly Func<IReadOnlyList<ManifestRule>> _create = ManifestRules.Create;
    private bool _emitting;

    /// <param name="rules">Identifiers of the rules to apply; null for all that may be.</param>
    /// <param name="excluded">Identifiers of rules to leave out.</param>
    /// <param name="checkAudio">Whether rules that open recordings are among all; one that is named is applied anyway.</param>
    /// <param name="baseline">Suppression identifiers of findings that are known and left out; null for none.</param>
    /// <exception cref="SpeechDataException">There is no such rule (<c>RuleUnknown</c>).</exception>
    public ManifestAudit(IEnumerable<string>? rules = null, IEnumerable<string>? excluded = null, bool checkAudio = false, IReadOnlySet<string>? baseline = null)
    {
        IEnumerable<ManifestRule> chosen = rules is null ? ManifestRules.All.Where(rule => checkAudio || !rule.OpensAudio) : rules.Select(Named);
        _rules = [.. chosen.Select(rule => rule.Id)];
        _rules.ExceptWith((excluded ?? []).Select(id => Named(id).Id));
        _tally = new(baseline);
    }

    /// <summary>Judges by other rules than those listed.</summary>
    internal ManifestAudit(Func<IReadOnlyList<ManifestRule>> create)
    {
        _create = create;
        _rules = [.. create().Select(rule => rule.Id)];
        _tally = new();
    }

    /// <summary>Manifests judged.</summary>
    public long Manifests { get; private set; }

    /// <summary>Rows read.</summary>
    public long Rows { get; private set; }

    /// <summary>Findings of each severity, those of the baseline left out.</summary>
    public IReadOnlyDictionary<Severity, long> BySeverity => _tally.BySeverity;

    /// <summary>Findings by rule, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ByRule => _tally.ByRule;

    /// <summary>Findings that the baseline knows.</summary>
    public long Suppressed => _tally.Suppressed;

    /// <summary>Judges one manifest; the findings leave as they are found.</summary>
    /// <param name="path">Absolute path of a manifest, folder or recording.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="emit">Gets each finding.</param>
    /// <param name="report">Gets the failure of a rule (<c>ManifestRuleFailed</c>); the others go on.</param>
    /// <param name="onRow">Called for each row.</param>
    /// <param name="cancellation">Ends it after the row in hand.</param>
    /// <exception cref="SpeechDataException">The manifest as a whole cannot be read.</exception>
    public void Judge(string path, ManifestOptions options, Action<Finding> emit, Action<SpeechDataException> report, Action? onRow = null, CancellationToken cancellation = default)
    {
        IManifestFormat format = ManifestFormats.Find(path, options.Format);
        Dictionary<string, HashSet<long>> settled = new(StringComparer.Ordinal);
        List<(ManifestRule Rule, FindingSink Sink)> rules =
            [.. _create().Where(rule => _rules.Contains(rule.Id)).Select(rule => (rule, new FindingSink(rule, path, finding => Take(finding, emit))))];
        Manifests++;
        string? folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path);
        if (folder is not null && (format is KaldiManifest || (format is EspnetManifest && File.Exists(Path.Combine(folder, "wav.scp")))))
            Apply(rules, path, report, (rule, _) => rule.SeeFolder(new KaldiFolder(folder), Settling(rule, path, settled, emit)));

        FindingSink? unreadable = rules.Find(entry => entry.Rule is UnreadableRow).Sink;
        foreach (SpeechUtterance row in format.Read(path, options, Unread))
        {
            if (cancellation.IsCancellationRequested) return;
            Rows++;
            onRow?.Invoke();
            Apply(rules, path, report, (rule, sink) => rule.See(row, sink));
        }

        Apply(rules, path, report, (rule, sink) => rule.Finish(sink));

        // What a rule for the table has found is not found again as a row that cannot be read.
        void Unread(SpeechDataException exception)
        {
            bool isSettled = exception is { Path: { } file, Line: long line } && settled.TryGetValue(file, out HashSet<long>? lines) && lines.Contains(line);
            if (unreadable is not null && !isSettled) UnreadableRow.Report(exception, unreadable);
        }
    }

    // A sink that notes which lines have a finding.
    private FindingSink Settling(ManifestRule rule, string path, Dictionary<string, HashSet<long>> settled, Action<Finding> emit) => new(rule, path, finding =>
    {
        if (finding is { Path: { } file, Line: long line })
        {
            if (!settled.TryGetValue(file, out HashSet<long>? lines)) settled[file] = lines = [];
            lines.Add(line);
        }

        Take(finding, emit);
    });

    private void Apply(List<(ManifestRule Rule, FindingSink Sink)> rules, string path, Action<SpeechDataException> report, Action<ManifestRule, FindingSink> judge)
    {
        for (int index = 0; index < rules.Count;)
        {
            (ManifestRule rule, FindingSink sink) = rules[index];
            try
            {
                judge(rule, sink);
                index++;
            }
            catch (Exception exception) when (!_emitting && exception is not OperationCanceledException)
            {
                rules.RemoveAt(index);
                report(new SpeechDataException(
                    "ManifestRuleFailed",
                    SpeechDataProblem.InvalidData,
                    $"The rule {rule.Id} failed on '{path}' and is not applied to it any further; the others are. {exception.Message}",
                    path,
                    exception));
            }
        }
    }

    private void Take(Finding finding, Action<Finding> emit)
    {
        if (!_tally.Take(finding)) return;

        // What whoever takes the finding throws is no failure of the rule.
        _emitting = true;
        emit(finding);
        _emitting = false;
    }

    private static ManifestRule Named(string id) => ManifestRules.All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new SpeechDataException(
            "RuleUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There is no rule '{id}'. Did you mean '{NearestName.Of(id, ManifestRules.All.Select(rule => rule.Id))}'? The rules are {string.Join(", ", ManifestRules.All.Select(rule => rule.Id))}.");
}
