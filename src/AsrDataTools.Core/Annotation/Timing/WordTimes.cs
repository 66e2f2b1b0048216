using System.Globalization;
using AsrDataTools.Text;

namespace AsrDataTools.Annotation.Timing;

/// <summary>What the times of words say of themselves, without the recording.</summary>
internal sealed class WordTimes
{
    /// <summary>What times that are written to the millisecond may be off by, seconds.</summary>
    private const double Rounding = 0.0015;

    /// <summary>Least words for times to be called interpolated.</summary>
    private const int LeastRun = 4;

    // Acoustic models have states of 10 ms, three a phone; a letter is about a phone, and one in three is silent.
    private const double LeastSecondsALetter = 0.02;
    private const int LeastLetters = 3;

    // The longest that a word is drawn out before it is likelier that it holds a pause.
    private const double MostSeconds = 0.6;
    private const double MostSecondsALetter = 0.1;

    /// <summary>A digit is a word of some five letters.</summary>
    private const int LettersADigit = 5;

    /// <summary>Lengths of words spread over about half a second: chance that two fall on the same step.</summary>
    private const double SpreadMs = 500;

    public int Words { get; private set; }

    /// <summary>Words without start or end, where others have both.</summary>
    public List<(AnnotationWord Word, AnnotationSegment? Segment)> Untimed { get; } = [];

    public List<(AnnotationWord Word, AnnotationSegment? Segment)> ZeroLength { get; } = [];

    public List<(AnnotationWord Word, AnnotationSegment? Segment)> TooShort { get; } = [];

    public List<(AnnotationWord Word, AnnotationSegment? Segment)> TooLong { get; } = [];

    /// <summary>Runs of words of one length, or of lengths as their letters: their times were shared out, not measured.</summary>
    public List<IReadOnlyList<(AnnotationWord Word, AnnotationSegment? Segment)>> Interpolated { get; } = [];

    public int UntimedNumbers => Untimed.Count(entry => IsNumber(entry.Word.Text));

    public int InterpolatedWords => Interpolated.Sum(run => run.Count);

    /// <summary>Digits, amounts and signs: what an aligner has no sound for.</summary>
    public static bool IsNumber(string text)
    {
        bool hasLetter = false;
        foreach (char c in text)
        {
            if (char.IsDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol || c is '%' or '°' or '&' or '@' or '#') return true;
            hasLetter |= char.IsLetter(c);
        }

        return !hasLetter;
    }

    /// <summary>The longest that a word takes, seconds.</summary>
    public static double Longest(string text) => MostSeconds + (MostSecondsALetter * Letters(text));

    /// <param name="words">All words, in the order of the source.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="grid">Their grid; null where there is none.</param>
    public static WordTimes Of(IEnumerable<(AnnotationWord Word, AnnotationSegment? Segment)> words, int count, TimeGrid? grid)
    {
        WordTimes times = new();
        List<(AnnotationWord, AnnotationSegment?)> run = [];
        double step = Math.Max(1, grid?.StepMs ?? 1), end = double.NaN;
        AnnotationSegment? segment = null;
        bool isTimed = false;

        // Some recognisers end a word with its last frame, not with the next word's first.
        double touching = Rounding + (step > 1 ? step / 1000 : 0);

        // So many alike that of all words not one such run is expected by chance.
        double each = Math.Min(0.5, 2 * step / SpreadMs);
        int least = Math.Max(LeastRun, 1 + (int)Math.Ceiling(Math.Log(0.01 / Math.Max(1, count)) / Math.Log(each)));
        foreach ((AnnotationWord Word, AnnotationSegment? Segment) entry in words)
        {
            if (string.IsNullOrWhiteSpace(entry.Word.Text)) continue;
            times.Words++;
            if (entry.Word is not { StartSeconds: { } start, EndSeconds: { } until })
            {
                times.Untimed.Add(entry);
                continue;
            }

            isTimed = true;
            times.Judge(entry, until - start);
            if (run.Count > 0 && (!ReferenceEquals(segment, entry.Segment) || Math.Abs(start - end) > touching || until <= start))
            {
                times.Interpolated.AddRange(Shared(run, least, step / 1000));
                run.Clear();
            }

            (segment, end) = (entry.Segment, until);
            if (until > start) run.Add(entry);
        }

        times.Interpolated.AddRange(Shared(run, least, step / 1000));
        if (!isTimed) times.Untimed.Clear();
        return times;
    }

    private void Judge((AnnotationWord Word, AnnotationSegment? Segment) entry, double seconds)
    {
        if (seconds < 0) return; // Another rule's.
        int letters = Letters(entry.Word.Text);
        if (seconds < TimeSet.Touching) ZeroLength.Add(entry);
        else if (letters >= LeastLetters && !IsNumber(entry.Word.Text) && seconds < LeastSecondsALetter * letters) TooShort.Add(entry);
        else if (letters > 0 && seconds > MostSeconds + (MostSecondsALetter * letters)) TooLong.Add(entry);
    }

    private static IEnumerable<IReadOnlyList<(AnnotationWord Word, AnnotationSegment? Segment)>> Shared(List<(AnnotationWord Word, AnnotationSegment? Segment)> words, int least, double step)
    {
        if (words.Count < least) return [];
        int[] letters = [.. words.Select(entry => Math.Max(1, entry.Word.Text.Trim().Length))], even = [.. letters.Select(_ => 1)];
        if (IsShared(words, letters, step) || IsShared(words, even, step)) return [[.. words]];
        List<IReadOnlyList<(AnnotationWord, AnnotationSegment?)>> found = [];
        for (int first = 0; first < words.Count;)
        {
            int last = first;
            double low = Length(words[first].Word), high = low;
            while (last + 1 < words.Count)
            {
                double next = Length(words[last + 1].Word);
                if (Math.Max(high, next) - Math.Min(low, next) > Rounding) break;
                (low, high) = (Math.Min(low, next), Math.Max(high, next));
                last++;
            }

            if (last - first + 1 >= least) found.Add(words[first..(last + 1)]);
            first = last + 1;
        }

        return found;
    }

    // Each word starts where the parts before it put it, to the grid's rounding.
    private static bool IsShared(List<(AnnotationWord Word, AnnotationSegment? Segment)> words, int[] parts, double step)
    {
        double start = words[0].Word.StartSeconds!.Value, each = (words[^1].Word.EndSeconds!.Value - start) / parts.Sum();
        int before = 0;
        for (int index = 1; index < words.Count; index++)
        {
            before += parts[index - 1];
            if (Math.Abs(words[index].Word.StartSeconds!.Value - start - (each * before)) > step + Rounding) return false;
        }

        return true;
    }

    private static double Length(AnnotationWord word) => word.EndSeconds!.Value - word.StartSeconds!.Value;

    // A character of Chinese is a syllable.
    private static int Letters(string text)
    {
        int letters = 0;
        foreach (char c in text) letters += char.IsDigit(c) ? LettersADigit : char.IsLetter(c) ? 1 : 0;
        return UnsegmentedScript.HasAny(text) ? 2 * letters : letters;
    }
}
