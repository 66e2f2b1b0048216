using System.Runtime.InteropServices;

namespace AsrDataTools.Annotation.Rules;

/// <summary>One tag in several spellings: [laugh], [Laugh], [laughs] count as three.</summary>
internal sealed class TagDrift : AnnotationRule
{
    private const int LongestMark = 40;

    // A label so much rarer than one that differs in a letter is a slip of the keyboard.
    private const int TimesRarer = 20;
    private const int LeastLetters = 5;

    public override string Id => "TagDrift";

    public override Severity Severity => Severity.Warning;

    public override string Description => "A tag, an event or a mark in text ([laugh], <noise>) is written otherwise than mostly in the corpus: case, blanks, hyphens, plural, or one letter of a frequent one";

    public override string Remedy => "write each tag one way (Repair-Annotation -Fix NormalizeTags)";

    internal override object? Note(RecordingEvidence recording)
    {
        Dictionary<string, Use> uses = new(StringComparer.Ordinal);
        foreach (AnnotationSegment segment in recording.Document.Segments)
        {
            if (segment.Kind == AnnotationKind.Event && segment.Text is { } label) Add(uses, label, segment.StartSeconds, segment.EndSeconds, segment.SourceLine);
            foreach (AnnotationTag tag in segment.Tags)
            {
                if (TagForm.IsVocabulary(tag.Kind) && tag.Value.Length > 0) Add(uses, tag.Value, tag.StartSeconds ?? segment.StartSeconds, tag.EndSeconds ?? segment.EndSeconds, segment.SourceLine);
            }

            if (segment.Kind == AnnotationKind.Speech && segment.Text is { } text) AddMarks(uses, text, segment.StartSeconds, segment.EndSeconds, segment.SourceLine);
        }

        foreach ((AnnotationWord word, AnnotationSegment? segment) in recording.Words)
        {
            if (segment?.Text is null) AddMarks(uses, word.Text, word.StartSeconds, word.EndSeconds, word.SourceLine);
        }

        return uses.Count == 0 ? null : uses;
    }

    internal override void Finish(IReadOnlyList<CorpusNote> notes)
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach ((string label, Use use) in notes.SelectMany(note => (Dictionary<string, Use>)note.Value)) counts[label] = counts.GetValueOrDefault(label) + use.Count;
        Dictionary<string, string> usual = counts.GroupBy(entry => TagForm.Key(entry.Key)).ToDictionary(
            group => group.Key, group => group.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).First().Key);
        Dictionary<string, long> byKey = usual.Keys.ToDictionary(key => key, _ => 0L);
        foreach ((string label, long count) in counts) byKey[TagForm.Key(label)] += count;
        Dictionary<string, string> slips = Slips(byKey);
        foreach (CorpusNote note in notes)
        {
            foreach ((string label, Use use) in (Dictionary<string, Use>)note.Value)
            {
                string key = TagForm.Key(label);
                string wanted = usual[slips.GetValueOrDefault(key, key)];
                if (wanted == label) continue;
                note.Sheet.Add(
                    label, use.Start, use.End,
                    FindingSheet.Say($"'{note.Sheet.Recording}' has '{label}' {use.Count:N0} times, where the corpus has '{wanted}' {counts[wanted]:N0} times"),
                    FindingSheet.Say($"write '{wanted}' in {use.Count:N0} places"), use.Seconds, use.Line);
            }
        }
    }

    private static Dictionary<string, string> Slips(Dictionary<string, long> byKey)
    {
        Dictionary<string, string> slips = [];
        string[] frequent = [.. byKey.Where(entry => entry.Value >= TimesRarer && entry.Key.Length >= LeastLetters).OrderByDescending(entry => entry.Value).Select(entry => entry.Key)];
        foreach ((string key, long count) in byKey)
        {
            if (key.Length < LeastLetters - 1) continue;
            if (Array.Find(frequent, other => other != key && byKey[other] >= TimesRarer * count && TagForm.DifferByOne(key, other)) is { } meant) slips[key] = meant;
        }

        return slips;
    }

    private static void AddMarks(Dictionary<string, Use> uses, string text, double? start, double? end, long line)
    {
        for (int open = text.AsSpan().IndexOfAny('[', '<'); open >= 0;)
        {
            int length = text.AsSpan(open).IndexOf(text[open] == '[' ? ']' : '>') + 1;
            bool mark = length is > 2 and <= LongestMark && char.IsLetter(text[open + 1]);
            if (mark) Add(uses, text.Substring(open, length), start, end, line);
            int from = open + (mark ? length : 1);
            int next = text.AsSpan(from).IndexOfAny('[', '<');
            open = next < 0 ? -1 : from + next;
        }
    }

    private static void Add(Dictionary<string, Use> uses, string label, double? start, double? end, long line)
    {
        ref Use? use = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, label, out _);
        use ??= new(start, end, line);
        use.Count++;
        use.Seconds += Math.Max(0, end - start ?? 0);
    }

    private sealed class Use(double? start, double? end, long line)
    {
        public double? Start => start;

        public double? End => end;

        public long Line => line;

        public long Count { get; set; }

        public double Seconds { get; set; }
    }
}
