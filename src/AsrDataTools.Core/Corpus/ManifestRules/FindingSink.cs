namespace AsrDataTools.Corpus;

/// <summary>Takes what one rule finds and gives it the rule's name, the place and a key that a baseline knows it by.</summary>
internal sealed class FindingSink(ManifestRule rule, string manifest, Action<Finding> emit)
{
    /// <summary>The manifest or folder that is judged.</summary>
    public string Manifest => manifest;

    /// <summary>Something is wrong with a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="message">What, without the place.</param>
    /// <param name="remedy">What to do, with a number where there is one.</param>
    /// <param name="severity">The rule's own unless given.</param>
    public void Add(SpeechUtterance row, string message, string remedy, Severity? severity = null) => emit(new Finding
    {
        Rule = rule.Id,
        Severity = severity ?? rule.Severity,
        Message = $"'{row.Id}': {message}",
        Path = row.SourcePath ?? manifest,
        Line = row.SourceLine,
        Id = row.Id,
        StartSeconds = row.StartSeconds,
        EndSeconds = row.DurationSeconds is double duration ? (row.StartSeconds ?? 0) + duration : null,
        Remedy = remedy,
        SuppressionId = Key(row.Id),
    });

    /// <summary>Something is wrong with a table, in one of its lines or as a whole.</summary>
    /// <param name="path">The table.</param>
    /// <param name="line">Counted from 1; null for the whole.</param>
    /// <param name="about">Key of the line, or what else tells this finding from others of the rule in the table.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="severity">The rule's own unless given.</param>
    /// <param name="id">The utterance that the line is of, where it is of one.</param>
    public void Add(string path, long? line, string about, string message, string remedy, Severity? severity = null, string? id = null) => emit(new Finding
    {
        Id = id,
        Rule = rule.Id,
        Severity = severity ?? rule.Severity,
        Message = message,
        Path = path,
        Line = line,
        Remedy = remedy,
        SuppressionId = Key($"{Path.GetFileName(path)}|{about}"),
    });

    // Without the line, which changes whenever a row is added.
    private string Key(string about) => $"{rule.Id}|{manifest}|{about}";
}
