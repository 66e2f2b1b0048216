namespace AsrDataTools.Annotation.Rules;

/// <summary>Judges annotation by rules: files on several threads at once, the corpus as a whole at the end.</summary>
public sealed class AnnotationAudit
{
    private readonly AnnotationRule[] _rules;
    private readonly RecordingShelf? _shelf;
    private readonly List<(AnnotationRule Rule, CorpusNote Note)> _notes = [];

    /// <param name="rules">Identifiers of the rules to apply; null for all.</param>
    /// <param name="excluded">Identifiers of rules to leave out.</param>
    /// <param name="shelf">The recordings; null where there are none, and rules that need them are not applied.</param>
    /// <param name="baseline">Suppression identifiers of findings that are known and left out; null for none.</param>
    /// <exception cref="SpeechDataException">There is no such rule (<c>RuleUnknown</c>).</exception>
    public AnnotationAudit(IEnumerable<string>? rules = null, IEnumerable<string>? excluded = null, RecordingShelf? shelf = null, IReadOnlySet<string>? baseline = null)
        : this([.. Chosen(rules, excluded)], shelf, baseline)
    {
    }

    /// <summary>Judges by other rules than those listed.</summary>
    internal AnnotationAudit(AnnotationRule[] rules, RecordingShelf? shelf = null, IReadOnlySet<string>? baseline = null)
    {
        _rules = [.. rules.Where(rule => shelf is not null || !rule.NeedsAudio)];
        NotApplied = [.. rules.Except(_rules).Select(rule => rule.Id)];
        _shelf = shelf;
        Tally = new(baseline);
    }

    /// <summary>Rules that were chosen, but need recordings, of which there are none.</summary>
    public IReadOnlyList<string> NotApplied { get; }

    /// <summary>Findings that were taken.</summary>
    public FindingTally Tally { get; }

    public long Recordings { get; private set; }

    public long Segments { get; private set; }

    public long Words { get; private set; }

    /// <summary>Recordings that no audio was found for, where there should be some.</summary>
    public long WithoutAudio { get; private set; }

    /// <summary>Judges the recordings of a file. For any thread.</summary>
    public AnnotationJudgement Judge(string path, AnnotationReadOptions options, CancellationToken cancellation = default)
    {
        AnnotationJudgement judgement = new();
        try
        {
            foreach (AnnotationDocument document in AnnotationFormats.Read(path, options, judgement.Failures.Add))
            {
                cancellation.ThrowIfCancellationRequested();
                Judge(document, judgement, cancellation);
            }
        }
        catch (SpeechDataException exception)
        {
            judgement.Failures.Add(exception);
        }

        return judgement;
    }

    /// <summary>Judges a recording. For any thread.</summary>
    public AnnotationJudgement Judge(AnnotationDocument document, CancellationToken cancellation = default)
    {
        AnnotationJudgement judgement = new();
        Judge(document, judgement, cancellation);
        return judgement;
    }

    /// <summary>Counts a judgement and keeps what the corpus as a whole is judged by. For one thread.</summary>
    /// <returns>The findings that the baseline does not know.</returns>
    public IEnumerable<Finding> Take(AnnotationJudgement judgement)
    {
        Recordings += judgement.Recordings;
        Segments += judgement.Segments;
        Words += judgement.Words;
        WithoutAudio += judgement.WithoutAudio.Count;
        _notes.AddRange(judgement.Notes);
        return [.. judgement.Findings.Where(Tally.Take)];
    }

    /// <summary>Judges the corpus as a whole, once all is taken.</summary>
    /// <param name="report">Gets the failure of a rule (<c>AnnotationRuleFailed</c>); the others go on.</param>
    public IEnumerable<Finding> Finish(Action<SpeechDataException> report)
    {
        List<Finding> findings = [];
        foreach (AnnotationRule rule in _rules)
        {
            CorpusNote[] notes =
            [
                .. _notes.Where(entry => entry.Rule == rule).Select(entry => entry.Note)
                    .OrderBy(note => note.Sheet.Path, StringComparer.Ordinal).ThenBy(note => note.Sheet.Recording, StringComparer.Ordinal),
            ];
            if (notes.Length > 0) Guard(rule, "the corpus", null, report, () => rule.Finish(notes));
            findings.AddRange(notes.SelectMany(note => note.Sheet.Take()).Where(Tally.Take));
        }

        _notes.Clear();
        return findings;
    }

    private void Judge(AnnotationDocument document, AnnotationJudgement judgement, CancellationToken cancellation)
    {
        judgement.Recordings++;
        judgement.Segments += document.SegmentCount;
        judgement.Words += document.WordCount;
        RecordingEvidence evidence = new(document, Listen(document, judgement, cancellation));
        foreach (AnnotationRule rule in _rules)
        {
            if (rule.NeedsAudio && evidence.Audio is null) continue;
            FindingSheet sheet = new(rule, document);
            Guard(rule, $"'{document.Recording}' of '{document.Path}'", document.Path, judgement.Failures.Add, () =>
            {
                rule.Judge(evidence, sheet);
                if (rule.Note(evidence) is { } note) judgement.Notes.Add((rule, new(note, sheet)));
            });
            judgement.Findings.AddRange(sheet.Take());
        }
    }

    private RecordedSpeech? Listen(AnnotationDocument document, AnnotationJudgement judgement, CancellationToken cancellation)
    {
        if (_shelf is null) return null;
        if (_shelf.Find(document) is not { } path)
        {
            judgement.WithoutAudio.Add(document.Recording);
            return null;
        }

        try
        {
            return RecordedSpeech.Measure(path, cancellation);
        }
        catch (SpeechDataException exception)
        {
            judgement.WithoutAudio.Add(document.Recording);
            judgement.Failures.Add(exception);
            return null;
        }
    }

    private static void Guard(AnnotationRule rule, string where, string? path, Action<SpeechDataException> report, Action judge)
    {
        try
        {
            judge();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            report(new SpeechDataException(
                "AnnotationRuleFailed",
                SpeechDataProblem.InvalidData,
                $"The rule {rule.Id} failed on {where} and is not applied to it any further; the others are. {exception.Message}",
                path,
                exception));
        }
    }

    private static IEnumerable<AnnotationRule> Chosen(IEnumerable<string>? rules, IEnumerable<string>? excluded)
    {
        HashSet<string> left = [.. (excluded ?? []).Select(id => AnnotationRules.Named(id).Id)];
        HashSet<string>? wanted = rules is null ? null : [.. rules.Select(id => AnnotationRules.Named(id).Id)];
        return AnnotationRules.All.Where(rule => !left.Contains(rule.Id) && (wanted is null || wanted.Contains(rule.Id)));
    }
}
