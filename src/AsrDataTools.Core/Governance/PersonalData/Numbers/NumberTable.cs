namespace AsrDataTools.Governance.PersonalData;

/// <summary>The recognisers of numbers by the length of what they recognise, and how a run is tried against them.</summary>
internal sealed class NumberTable
{
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
        for (int first = 0; first < run.Groups; first++)
        {
            if (first > 0 && !MayPart(run, first)) continue;
            int length = 0;
            for (int last = first; last < run.Groups; last++)
            {
                length += run.Length(last);
                if (length >= _byLength.Length) break;
                if ((last + 1 < run.Groups && !MayPart(run, last + 1)) || _byLength[length].Length == 0) continue;
                SymbolWindow window = new(run, first, last);
                foreach (NumberRecognizer recognizer in _byLength[length]) recognizer.Try(text, window, list);
            }
        }
    }

    // Written numbers may follow each other with a blank between; spoken digits run on without a sign of where one ends.
    private static bool MayPart(SymbolRun run, int group) => run.JointBefore(group) switch
    {
        Joint.Pause => true,
        Joint.Loose => run.Form == PersonalDataForm.Written,
        _ => false,
    };
}
