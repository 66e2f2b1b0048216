using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Policy;

/// <summary>Holds a policy against folders, files and manifests, name by name and row by row. Not for several threads at once.</summary>
public sealed class GovernanceAudit
{
    private readonly GovernancePolicy _policy;
    private readonly GovernanceRule[] _rules;
    private readonly PolicySuppressions _suppressions;
    private readonly GovernanceContext _context;
    private readonly FindingTally _tally;
    private readonly GovernedFiles _files;
    private readonly Queue<Finding> _ready = [];

    /// <param name="policy">What is demanded.</param>
    /// <param name="options">How it is judged.</param>
    /// <param name="paths">Folders, files and manifests to judge; absolute.</param>
    /// <param name="report">Gets the trouble with a row, manifest or rule; the rest goes on.</param>
    /// <exception cref="SpeechDataException">There is no such rule (<c>RuleUnknown</c>), or the mounted file systems cannot be read.</exception>
    public GovernanceAudit(GovernancePolicy policy, GovernanceAuditOptions options, IReadOnlyList<string> paths, Action<SpeechDataException> report, CancellationToken cancellation)
        : this(policy, options, paths, report, MountTable.Read(), cancellation)
    {
    }

    internal GovernanceAudit(
        GovernancePolicy policy, GovernanceAuditOptions options, IReadOnlyList<string> paths, Action<SpeechDataException> report, MountTable mounts, CancellationToken cancellation)
    {
        _policy = policy;
        _suppressions = new(policy, DateOnly.FromDateTime(options.AuditDate.Date));
        _tally = new(options.Baseline);
        _context = new(policy, options, mounts, cancellation)
        {
            Accepts = _suppressions.Take,
            WalkedRoots = [.. paths.Where(Directory.Exists).Select(path => RealPath.Of(path) ?? path)],
        };
        HashSet<string> excluded = [.. options.ExcludeRule.Select(id => GovernanceRules.Named(id).Id)];
        HashSet<string>? chosen = options.Rule is null ? null : [.. options.Rule.Select(id => GovernanceRules.Named(id).Id)];
        _rules = [.. GovernanceRules.Create().Where(rule => !excluded.Contains(rule.Id) && (chosen is null || chosen.Contains(rule.Id)) && rule.IsAsked(_context))];
        foreach (GovernanceRule rule in _rules) rule.Sheet = new(rule, policy, Emit);
        _files = new(paths, report, cancellation);
        NotAsked = [.. GovernanceRules.All.Select(rule => rule.Id).Except(_rules.Select(rule => rule.Id))];
    }

    /// <summary>Rules that the policy does not ask for, or that were left out.</summary>
    public IReadOnlyList<string> NotAsked { get; }

    /// <summary>Files, folders and links that were looked at.</summary>
    public long Entries { get; private set; }

    /// <summary>Bytes in these files.</summary>
    public long Bytes { get; private set; }

    /// <summary>Rows of manifests.</summary>
    public long Rows { get; private set; }

    /// <summary>Findings that a suppression of the policy accepts.</summary>
    public long Suppressed => _suppressions.Count;

    /// <summary>Findings that the baseline knows.</summary>
    public long Known => _tally.Suppressed;

    /// <summary>What became of each demand; complete once all findings are taken.</summary>
    public IReadOnlyList<GovernanceAnswer> Answers => [.. _rules.Select(GovernanceAnswer.Of)];

    /// <summary>The findings as they are found. Enumerate once.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<Finding> Run()
    {
        _files.EntrySeen += See;
        _files.RowSeen += See;
        _files.Unreadable += (path, cause) => Rule<Unreadable>()?.Report(path, cause);
        foreach (int _ in _files.Go())
        {
            while (_ready.TryDequeue(out Finding? finding)) yield return finding;
        }

        foreach (GovernanceRule rule in _rules)
        {
            rule.Finish(_context);
            while (_ready.TryDequeue(out Finding? finding)) yield return finding;
        }
    }

    private T? Rule<T>()
        where T : GovernanceRule => _rules.OfType<T>().FirstOrDefault();

    private void See(FileFacts entry)
    {
        Entries++;
        if (entry.Kind == EntryKind.File) Bytes += entry.Size;
        foreach (GovernanceRule rule in _rules) rule.See(entry, _context);
    }

    private void See(SpeechUtterance row)
    {
        Rows++;
        foreach (GovernanceRule rule in _rules) rule.See(row, _context);
    }

    private bool Emit(Finding finding)
    {
        if ((finding.Path is { } path && _suppressions.Take(finding.Rule, path)) || !_tally.Take(finding)) return false;
        _ready.Enqueue(finding);
        return true;
    }
}
