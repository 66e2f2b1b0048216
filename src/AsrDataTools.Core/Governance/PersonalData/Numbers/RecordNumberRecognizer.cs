namespace AsrDataTools.Governance.PersonalData;

/// <summary>Recognises numbers that organisations give out and that only the words before them tell: records, accounts, policies, orders.</summary>
internal static class RecordNumberRecognizer
{
    private const double Pattern = 0.3;

    // An order identifies no one by itself: at hand for those who lower the threshold, else out of the way.
    private const double OrderPattern = 0.05;
    private const int FewestDigits = 4;
    private const int MostSigns = 24;

    private static readonly (string Class, Cue Cue, double Pattern)[] Kinds =
    [
        (PersonalDataClasses.MedicalRecordNumber, Cue.MedicalRecord, Pattern),
        (PersonalDataClasses.AccountNumber, Cue.Account, Pattern),
        (PersonalDataClasses.PolicyNumber, Cue.Policy, Pattern),
        (PersonalDataClasses.OrderNumber, Cue.Order, OrderPattern),
    ];

    public static void Try(ReadOnlySpan<char> text, SymbolRun run, CandidateList list)
    {
        int last = LastOf(run);
        ReadOnlySpan<char> symbols = run.Symbols(0, last);
        if (run.HasPlus || symbols.Length is < FewestDigits or > MostSigns || Digits(symbols) < FewestDigits || IsYear(symbols) || IsDate(run, last)) return;
        int start = run.Start;
        int end = run.EndOf(last);
        foreach ((string name, Cue cue, double pattern) in Kinds)
        {
            if (!list.Wants(name)) continue;
            (double context, string? phrase) = Weights.ContextOf(text, start, end, cue, Cue.Numbers, list);
            if (context > 0 && !IsBare(phrase!)) list.Add(new(name, start, end, run.Form, null, pattern, 0, context, phrase));
        }
    }

    // "my account was opened in 2019": a word alone that has other uses says too little.
    private static bool IsBare(string phrase) => phrase is "account" or "policy" or "compte" or "conto" or "cuenta" or "konto" or "dossier" or "order" or "contrat" or "reference" or "case" or "police"
        or "contrato" or "contratto" or "expediente" or "adhérent" or "pratica" or "sinistre" or "siniestro" or "sinistro";

    // Groups that are joined by blanks belong together as long as they hold digits.
    private static int LastOf(SymbolRun run)
    {
        int last = run.Groups - 1;
        while (last > 0 && run.JointBefore(last) == Joint.Loose && !run.Symbols(last, last).ContainsAnyInRange('0', '9')) last--;
        return last;
    }

    private static int Digits(ReadOnlySpan<char> symbols)
    {
        int digits = 0;
        foreach (char sign in symbols) digits += char.IsAsciiDigit(sign) ? 1 : 0;
        return digits;
    }

    // 21/02/2024: the policy ends then.
    private static bool IsDate(SymbolRun run, int last) =>
        last == 2 && ((run.Length(0) <= 2 && run.Length(1) <= 2 && IsYear(run.Symbols(2, 2))) || (IsYear(run.Symbols(0, 0)) && run.Length(1) <= 2 && run.Length(2) <= 2));

    private static bool IsYear(ReadOnlySpan<char> symbols) => symbols.Length == 4 && (symbols.StartsWith("19") || symbols.StartsWith("20"));
}
