namespace AsrDataTools.Governance.PersonalData;

/// <summary>Recognises one kind of number by its signs, the way it is grouped, its rules, its checksum and its context.</summary>
internal sealed class NumberRecognizer
{
    private const double Telling = 0.2;
    private const double SmallLetters = 0.15;

    /// <param name="name">Class of what it finds.</param>
    /// <param name="locale">Locale whose rules these are; null for everywhere.</param>
    /// <param name="shapes">Groupings and their pattern scores, as <see cref="NumberShape.Parse"/> reads them.</param>
    public NumberRecognizer(string name, string? locale, string shapes)
    {
        Class = name;
        Locale = locale;
        Shapes = NumberShape.Parse(shapes);
        Lengths = [.. Shapes.Select(shape => shape.Total).Distinct()];
    }

    public string Class { get; }

    public string? Locale { get; }

    public NumberShape[] Shapes { get; }

    /// <summary>How many digits and letters the number may have.</summary>
    public int[] Lengths { get; init; }

    /// <summary>Signs by place: 9 a digit, A a letter, * either; null for digits alone.</summary>
    public string? Template { get; init; }

    /// <summary>What the number must be like beyond its signs; null for nothing.</summary>
    public Checksum? Rule { get; init; }

    public Checksum? Checksum { get; init; }

    /// <summary>What a fitting checksum adds.</summary>
    public double ChecksumScore { get; init; }

    /// <summary>Pattern score of a grouping that is not listed; 0 refuses it.</summary>
    public double OtherShape { get; init; }

    /// <summary>Pattern score of the spoken form; 0 refuses it.</summary>
    public double Spoken { get; init; }

    /// <summary>Cues that fit.</summary>
    public Cue Context { get; init; }

    /// <summary>Whether a plus sign must stand before it (true), must not (false), or may (null).</summary>
    public bool? Plus { get; init; } = false;

    /// <summary>Whether groups as long as its own may stand beside it: a card's date and code do.</summary>
    public bool MayFollow { get; init; }

    /// <summary>Whether a fitting cue counts only before the number.</summary>
    public bool CueBefore { get; init; }

    public void Try(ReadOnlySpan<char> text, in SymbolWindow window, CandidateList list)
    {
        if (Plus is bool plus && plus != window.HasPlus) return;
        if (window.Run.Language is { } language && Locale is not null && !Locale.StartsWith(language, StringComparison.Ordinal)) return;
        double pattern = PatternOf(window);
        ReadOnlySpan<char> symbols = window.Symbols;
        if (window.Run.Form == PersonalDataForm.Written)
        {
            if ((!MayFollow && IsOfSeries(window)) || (Template is null && !window.IsJoinedAlike)) return;
            if (pattern < Telling && IsAttached(text, window.Start)) return;
            if (Template is not null && text[window.Start..window.End].ContainsAnyInRange('a', 'z')) pattern -= SmallLetters;
        }

        if (pattern <= 0 || !Fits(symbols) || (Rule is not null && !Rule(symbols)) || (Checksum is not null && !Checksum(symbols))) return;
        (double context, string? cue) = Weights.ContextOf(text, window.Start, window.End, Context, Cue.Numbers, list, CueBefore);
        list.Add(new(Class, StartOf(text, window), window.End, window.Run.Form, Locale, pattern, Checksum is null ? 0 : ChecksumScore, context, cue));
    }

    // One of many numbers of a row: its neighbour has as many digits.
    private static bool IsOfSeries(in SymbolWindow window)
    {
        SymbolRun run = window.Run;
        int before = run.Length(window.First);
        int behind = run.Length(window.Last);
        return !window.IsSpelled && ((window.First > 0 && run.Length(window.First - 1) == before)
            || (window.Last + 1 < run.Groups && run.Length(window.Last + 1) == behind && run.Symbols(window.Last + 1, window.Last + 1).ContainsAnyInRange('0', '9')));
    }

    // bpo-20912, #4521: the number of a thing.
    private static bool IsAttached(ReadOnlySpan<char> text, int start) =>
        start > 0 && (text[start - 1] is '#' or '/' || (text[start - 1] is '-' or '_' or '.' && start > 1 && char.IsLetterOrDigit(text[start - 2])));

    // The sign of an international number and the bracket of an area code belong to it.
    private static int StartOf(ReadOnlySpan<char> text, in SymbolWindow window)
    {
        int start = window.Start;
        if (start > 0 && text[start - 1] == '(' && text[start..window.End].Contains(')')) start--;
        return start > 0 && window.HasPlus && text[start - 1] == '+' ? start - 1 : start;
    }

    private double PatternOf(in SymbolWindow window)
    {
        if (window.Run.Form == PersonalDataForm.Spoken || window.IsSpelled) return Spoken;
        foreach (NumberShape shape in Shapes)
        {
            if (window.HasShape(shape.Lengths)) return shape.Score;
        }

        return OtherShape;
    }

    private bool Fits(ReadOnlySpan<char> symbols)
    {
        if (Template is null) return !symbols.ContainsAnyExceptInRange('0', '9');
        for (int i = 0; i < symbols.Length; i++)
        {
            bool fits = Template[Math.Min(i, Template.Length - 1)] switch
            {
                '9' => char.IsAsciiDigit(symbols[i]),
                'A' => char.IsAsciiLetter(symbols[i]),
                _ => true,
            };
            if (!fits) return false;
        }

        return true;
    }
}
