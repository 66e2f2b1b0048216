using AsrDataTools.Text;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Numbers in words in some places of the corpus and in digits in others.</summary>
internal sealed class SpelledAndDigits : AnnotationRule
{
    private const int LongestWord = 16;

    // "One" and "second" are mostly no numbers.
    private static readonly HashSet<string> Words =
        [.. EnglishNumberWords.Ones.Keys.Concat(EnglishNumberWords.Teens.Keys).Concat(EnglishNumberWords.Tens.Keys).Where(word => word != "one")];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public override string Id => "SpelledAndDigits";

    public override Severity Severity => Severity.Warning;

    public override string Description => "Numbers are in digits here and in (English) words elsewhere in the corpus, or the other way round; once a recording that is not as most";

    public override string Remedy => "write numbers one way throughout the corpus";

    internal override object? Note(RecordingEvidence recording)
    {
        if (recording.Document.Language is { } language && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return null;
        Tally tally = new();
        foreach (AnnotationSegment segment in recording.Speech)
        {
            if (segment.Text is { } text) tally.Add(text, segment.StartSeconds, segment.EndSeconds, segment.SourceLine);
            else foreach (AnnotationWord word in segment.Words) tally.Add(word.Text, word.StartSeconds, word.EndSeconds, segment.SourceLine);
        }

        foreach (AnnotationWord word in recording.Document.Words) tally.Add(word.Text, word.StartSeconds, word.EndSeconds, word.SourceLine);
        return tally.Digits.Count + tally.Spelled.Count == 0 ? null : tally;
    }

    internal override void Finish(IReadOnlyList<CorpusNote> notes)
    {
        long digits = notes.Sum(note => ((Tally)note.Value).Digits.Count), spelled = notes.Sum(note => ((Tally)note.Value).Spelled.Count);
        if (digits == 0 || spelled == 0) return;
        bool fewerDigits = digits <= spelled;
        foreach (CorpusNote note in notes)
        {
            Uses uses = fewerDigits ? ((Tally)note.Value).Digits : ((Tally)note.Value).Spelled;
            if (uses.Count == 0) continue;
            note.Sheet.Add(
                fewerDigits ? "digits" : "words", uses.Start, uses.End,
                FindingSheet.Say($"'{note.Sheet.Recording}' has {uses.Count:N0} numbers in {(fewerDigits ? "digits" : "words")} ('{uses.First}'), where the corpus has {(fewerDigits ? spelled : digits):N0} in {(fewerDigits ? "words" : "digits")}"),
                FindingSheet.Say($"write {uses.Count:N0} numbers in {(fewerDigits ? "words" : "digits")}"), uses.Seconds, uses.Line);
        }
    }

    private sealed class Uses
    {
        public long Count { get; private set; }

        public double Seconds { get; private set; }

        public string First { get; private set; } = "";

        public double? Start { get; private set; }

        public double? End { get; private set; }

        public long Line { get; private set; }

        public void Add(long count, ReadOnlySpan<char> word, double? start, double? end, long line)
        {
            if (Count == 0) (First, Start, End, Line) = (word.ToString(), start, end, line);
            Count += count;
            Seconds += Math.Max(0, end - start ?? 0);
        }
    }

    private sealed class Tally
    {
        public Uses Digits { get; } = new();

        public Uses Spelled { get; } = new();

        public void Add(string text, double? start, double? end, long line)
        {
            int digits = 0, spelled = 0;
            Range firstDigits = default, firstSpelled = default;
            foreach (Range range in text.AsSpan().SplitAny(' ', '-', '\t', '\n', '\u00A0'))
            {
                ReadOnlySpan<char> word = text.AsSpan()[range].Trim(".,;:!?\"'()");
                if (IsDigits(word))
                {
                    if (digits++ == 0) firstDigits = range;
                }
                else if (IsNumberWord(word) && spelled++ == 0)
                {
                    firstSpelled = range;
                }
            }

            if (digits > 0) Digits.Add(digits, text.AsSpan()[firstDigits], start, end, line);
            if (spelled > 0) Spelled.Add(spelled, text.AsSpan()[firstSpelled], start, end, line);
        }

        // 4, 12:30, $5.20 and 3rd are numbers; mp3 and B2B are names.
        private static bool IsDigits(ReadOnlySpan<char> word) => word.Length > 0 && (char.IsAsciiDigit(word[0]) || (word.Length > 1 && char.IsAsciiDigit(word[1]) && !char.IsLetter(word[0])));

        private static bool IsNumberWord(ReadOnlySpan<char> word)
        {
            if (word.Length is < 3 or > LongestWord || !"etfnsz".Contains(char.ToLowerInvariant(word[0]), StringComparison.Ordinal)) return false;
            Span<char> lower = stackalloc char[LongestWord];
            return Lookup.Contains(lower[..word.ToLowerInvariant(lower)]);
        }
    }
}
