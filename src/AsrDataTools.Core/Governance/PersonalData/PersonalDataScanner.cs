using System.Collections.Concurrent;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Finds personal data in text, in time linear in its length. Immutable; any number of threads may scan at once.</summary>
public sealed class PersonalDataScanner
{
    private readonly ConcurrentBag<ScanWorkspace> _workspaces = [];
    private readonly HashSet<string> _classes;
    private readonly WrittenPass _written;
    private readonly WordPass _words;
    private readonly CustomPass[] _custom;

    /// <exception cref="SpeechDataException">The options name an unknown class or locale, or a pattern or checksum that cannot be used.</exception>
    public PersonalDataScanner(PersonalDataOptions? options = null)
    {
        Options = options ?? PersonalDataOptions.Default;
        if (Options.MinimumScore is not (>= 0 and <= 1))
            throw new SpeechDataException("MinimumScoreInvalid", SpeechDataProblem.InvalidArgument, "The least score of personal data must lie between 0 and 1.");
        string[] known = [.. PersonalDataClasses.All.Concat(Options.Custom.Select(custom => custom.Class)).Distinct(StringComparer.OrdinalIgnoreCase)];
        _classes = [.. Options.Classes is null ? known : Options.Classes.Select(name => Known(name, known))];
        HashSet<string>? locales = Options.Locales is null ? null : [.. Options.Locales.SelectMany(PersonalDataLocales.Expand)];
        NumberTable numbers = new(BankNumbers.All.Concat(NationalNumbers.All).Concat(PhoneNumbers.All).Concat(PlaceNumbers.All)
            .Where(recognizer => _classes.Contains(recognizer.Class) && (locales is null || recognizer.Locale is null || locales.Contains(recognizer.Locale))));
        _written = new WrittenPass(numbers);
        _words = new WordPass(numbers, [.. SpokenLanguage.All.Where(language => locales is null || locales.Any(locale => locale.StartsWith(language.Code + "-", StringComparison.Ordinal)))]);
        _custom = [.. Options.Custom.Where(custom => _classes.Contains(custom.Class)).Select(custom => new CustomPass(custom))];
    }

    public PersonalDataOptions Options { get; }

    /// <summary>The spans in the order of the text; none overlaps another.</summary>
    public IReadOnlyList<PersonalDataSpan> Scan(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Scan(text.AsSpan());
    }

    /// <inheritdoc cref="Scan(string)"/>
    public IReadOnlyList<PersonalDataSpan> Scan(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return [];
        ScanWorkspace work = _workspaces.TryTake(out ScanWorkspace? used) ? used : new ScanWorkspace();
        CandidateList list = new(Options.MinimumScore, _classes);
        _written.Scan(text, work.Run, list);
        _words.Scan(text, work, list);
        foreach (CustomPass custom in _custom) custom.Scan(text, list);
        _workspaces.Add(work);
        return list.Select();
    }

    private static string Known(string name, string[] known) =>
        known.FirstOrDefault(candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new SpeechDataException(
            "PersonalDataClassUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There is no class '{name}' of personal data. Did you mean '{NearestName.Of(name, known)}'? The classes are {string.Join(", ", known)}.");
}
