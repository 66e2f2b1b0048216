using AsrDataTools.Corpus;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>Findings by the utterance they are about: by its Id, or by its recording and the time.</summary>
internal sealed class FindingIndex
{
    private readonly Dictionary<string, List<Finding>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Finding>> _byPath = new(StringComparer.Ordinal);
    private readonly HashSet<Finding> _used = new(ReferenceEqualityComparer.Instance);
    private int _count;

    public int Unused => _count - _used.Count;

    public void Add(Finding finding)
    {
        _count++;
        if (finding.Id is { } id) Add(_byId, id, finding);
        else if (finding.Path is { } path) Add(_byPath, path, finding);
    }

    public IReadOnlyList<Finding> Of(SpeechUtterance utterance, double? seconds)
    {
        if (_count == 0) return [];
        List<Finding> found = [.. _byId.GetValueOrDefault(utterance.Id) ?? []];
        if (utterance.AudioPath is { } path && _byPath.TryGetValue(path, out List<Finding>? ofFile)) found.AddRange(ofFile.Where(finding => Meets(finding, utterance.StartSeconds ?? 0, seconds)));
        _used.UnionWith(found);
        return found;
    }

    private static bool Meets(Finding finding, double start, double? seconds) =>
        (finding.StartSeconds is not { } from || seconds is null || from < start + seconds) && (finding.EndSeconds is not { } to || to > start);

    private static void Add(Dictionary<string, List<Finding>> findings, string key, Finding finding)
    {
        if (!findings.TryGetValue(key, out List<Finding>? list)) findings[key] = list = [];
        list.Add(finding);
    }
}
