namespace AsrDataTools.Governance.PersonalData;

/// <summary>The recognisers of numbers by the length of what they recognise, and how a run is tried against them.</summary>
internal sealed class NumberTable
{
    // An IBAN in fours has nine groups; nothing has more.
    private const int MostWrittenGroups = 10;
    private const int FewestSingles = 7;

    // With a comma after every digit the row is one number.
    private const int MostPauses = 8;

    private readonly NumberRecognizer[][] _byLength;

    public NumberTable(IEnumerable<NumberRecognizer> recognizers)
    {
        NumberRecognizer[] all = [.. recognizers];
        int longest = all.SelectMany(recognizer => recognizer.Lengths).DefaultIfEmpty(0).Max();
        _byLength = [.. Enumerable.Range(0, longest + 1).Select(length => all.Where(recognizer => recognizer.Lengths.Contains(length)).ToArray())];
    }

    /// <summary>Tries every stretch of the run that may be a number.</summary>
    public void Try(ReadOnlySpan<char> text, SymbolRun run, CandidateList list)
    {
        if (run.Form == PersonalDataForm.Spoken && Pauses(run) > MostPauses)
        {
            TryWindow(text, new(run, 0, run.Groups - 1), list);
            return;
        }

        for (int first = 0; first < run.Groups; first++)
        {
            if (first > 0 && !MayPart(run, first)) continue;
            int length = 0;
            int most = run.Form == PersonalDataForm.Spoken ? run.Groups : Math.Min(run.Groups, first + MostWrittenGroups);
            if (run.Form == PersonalDataForm.Written && SinglesFrom(run, first) is >= FewestSingles and int singles)
            {
                TryWindow(text, new(run, first, first + singles - 1), list);
                first += singles - 1;
                continue;
            }

            for (int last = first; last < most; last++)
            {
                length += run.Length(last);
                if (length >= _byLength.Length) break;
                if ((last + 1 < run.Groups && !MayPart(run, last + 1)) || _byLength[length].Length == 0) continue;
                TryWindow(text, new(run, first, last), list);
            }
        }
    }

    private static int Pauses(SymbolRun run)
    {
        int pauses = 0;
        for (int group = 1; group < run.Groups; group++) pauses += run.JointBefore(group) == Joint.Pause ? 1 : 0;
        return pauses;
    }

    private void TryWindow(ReadOnlySpan<char> text, in SymbolWindow window, CandidateList list)
    {
        int length = window.Symbols.Length;
        if (length >= _byLength.Length) return;
        foreach (NumberRecognizer recognizer in _byLength[length]) recognizer.Try(text, window, list);
    }

    // "4 1 5 5 5 5 …": digits one by one, as they are said; such a row is one number.
    private static int SinglesFrom(SymbolRun run, int first)
    {
        int group = first;
        while (group < run.Groups && run.Length(group) == 1) group++;
        return group - first;
    }

    // Written numbers may follow each other with a blank between; spoken digits run on without a sign of where one ends.
    private static bool MayPart(SymbolRun run, int group) => run.JointBefore(group) switch
    {
        Joint.Pause => true,
        Joint.Loose => run.Form == PersonalDataForm.Written,
        _ => false,
    };
}
