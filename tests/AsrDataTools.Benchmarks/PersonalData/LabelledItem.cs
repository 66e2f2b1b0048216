namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>One made utterance and what is truly in it.</summary>
/// <param name="Text">As a transcript has it.</param>
/// <param name="Spans">The personal data in it; empty for a hard negative.</param>
/// <param name="Kind">The class that the sentence is about, or the kind of hard negative.</param>
/// <param name="Form">Written (digits, capitals, punctuation) or spoken (words, lower case, no punctuation), as recognisers emit.</param>
/// <param name="Locale">US, UK, DE …</param>
internal sealed record LabelledItem(string Text, IReadOnlyList<LabelledSpan> Spans, string Kind, TextForm Form, string Locale);
