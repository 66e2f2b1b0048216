namespace AsrDataTools.Annotation.Rules;

/// <summary>What a rule kept of one recording, and where its findings in it go.</summary>
internal sealed record CorpusNote(object Value, FindingSheet Sheet);
