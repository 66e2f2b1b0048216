namespace AsrDataTools.Governance.PersonalData;

/// <summary>Recognises dates of birth: a date within five words of a cue such as "born". Any other date is no one's.</summary>
internal sealed class DateOfBirthRecognizer
{
    private const double Pattern = 0.2;
    private const double YearPattern = 0.3;
    private const int WordsBefore = 12;

    private readonly DateReader _dates = new();

    /// <summary>Looks for a date around the cue.</summary>
    public void Try(ReadOnlySpan<char> text, int cueStart, int cueEnd, CandidateList list)
    {
        Span<Range> words = stackalloc Range[WordsBefore];
        int count = CueLexicon.WordsAfter(text, cueEnd, words[..(CueLexicon.Reach + 1)]);
        foreach (Range word in words[..count])
        {
            if (TryAt(text, word.Start.Value, cueStart, cueEnd, text.Length, list)) return;
        }

        count = CueLexicon.WordsBefore(text, cueStart, words);
        foreach (Range word in words[..count])
        {
            if (TryAt(text, word.Start.Value, cueStart, cueEnd, cueStart, list)) return;
        }
    }

    private bool TryAt(ReadOnlySpan<char> text, int start, int cueStart, int cueEnd, int before, CandidateList list)
    {
        int end = _dates.Read(text, start, out PersonalDataForm form, out bool hasYear);
        if (end < 0 || end > before) return false;
        string cue = text[cueStart..cueEnd].ToString().ToLowerInvariant();
        list.Add(new(PersonalDataClasses.DateOfBirth, start, end, form, null, hasYear ? YearPattern : Pattern, 0, Weights.Context, cue));
        if (start >= cueEnd) NameRecognizer.TryBefore(text, cueStart, cue, list);
        return true;
    }
}
