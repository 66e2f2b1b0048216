namespace AsrDataTools.Governance.PersonalData;

/// <summary>Goes from word to word and asks the recognisers of what is said and of what words alone tell: names, dates of birth.</summary>
internal sealed class WordPass(NumberTable numbers, IReadOnlyList<SpokenLanguage> languages)
{
    private const int FewestSymbols = 4;
    private const int LongestHouseNumber = 5;

    public void Scan(ReadOnlySpan<char> text, ScanWorkspace work, CandidateList list)
    {
        bool births = list.Wants(PersonalDataClasses.DateOfBirth);
        bool names = list.Wants(PersonalDataClasses.PersonName);
        bool emails = list.Wants(PersonalDataClasses.EmailAddress);
        int floor = 0;
        int at = 0;
        while (at < text.Length)
        {
            if (!IsLetter(text[at]))
            {
                at++;
                continue;
            }

            int start = at;
            while (at < text.Length && (IsLetter(text[at]) || (text[at] is '\'' or '\u2019' && at + 1 < text.Length && IsLetter(text[at + 1])))) at++;
            WordTrigger trigger = TriggerLexicon.Of(text[start..at]);
            if (trigger == WordTrigger.None) continue;
            if ((trigger & WordTrigger.Birth) != 0 && births) work.Births.Try(text, start, at, list);
            if ((trigger & WordTrigger.Name) != 0 && names) NameRecognizer.Try(text, start, at, list);
            if ((trigger & WordTrigger.At) != 0 && emails) EmailRecognizer.TrySpoken(text, start, at, list);
            if ((trigger & WordTrigger.Number) != 0 && start >= floor && TryNumber(text, start, floor, work, list) is var end && end > at) floor = end;
        }
    }

    // Where the number ends: the language that reads most of it is the one that it is said in.
    private int TryNumber(ReadOnlySpan<char> text, int start, int floor, ScanWorkspace work, CandidateList list)
    {
        work.Run.Clear(PersonalDataForm.Spoken);
        int stop = start;
        foreach (SpokenLanguage language in languages)
        {
            work.Spoken.Read(text, start, floor, language, work.Other);
            stop = Math.Max(stop, work.Spoken.Stop);
            if (work.Other.Groups > 0 && (work.Run.Groups == 0 || work.Other.End > work.Run.End)) (work.Run, work.Other) = (work.Other, work.Run);
        }

        SymbolRun run = work.Run;
        if (run.Groups == 0) return stop;
        if (list.Wants(PersonalDataClasses.StreetAddress))
        {
            // A postcode may be said right behind the house number: via Roma dodici, otto zero uno tre uno Napoli.
            int last = run.Count <= LongestHouseNumber ? run.Groups - 1 : 0;
            AddressRecognizer.Try(text, run.Start, run.EndOf(last), run.Form, isOne: run.Count == 1 && run.Symbols(0, 0) is "1", list);
        }

        if (run.Count < FewestSymbols) return run.End;
        numbers.Try(text, run, list);
        RecordNumberRecognizer.Try(text, run, list);
        NetworkRecognizer.TryVersion4(text, run, list);
        return run.End;
    }

    private static bool IsLetter(char sign) => char.IsAsciiLetter(sign) || (sign > 127 && char.IsLetter(sign));
}
