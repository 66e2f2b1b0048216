using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Where personal data stands in a text: all that a search finds there or, of it, what was found before and handed over.</summary>
public sealed class FoundPlaces
{
    private readonly PersonalDataSearch _search;
    private readonly HashSet<(string?, long?, string?, string, int, int, string)>? _given;

    /// <param name="scanner">Finds personal data in one text.</param>
    /// <param name="given">Findings of an earlier search, to which texts are held; null for all. Names of files and speakers are always searched.</param>
    public FoundPlaces(PersonalDataScanner scanner, IEnumerable<PersonalDataFinding>? given = null)
    {
        _search = new PersonalDataSearch(scanner);
        _given = given is null ? null : [.. given.Select(Key)];
    }

    internal IReadOnlyList<PersonalDataFinding> In(PersonalDataField field) => [.. All(field).Where(finding => _given is null || finding.Field is "FileName" or "Speaker" or "AudioPath" || _given.Contains(Key(finding)))];

    internal IEnumerable<PersonalDataFinding> All(PersonalDataField field) => field.Text.Length == 0 ? [] : _search.Search(field);

    private static (string?, long?, string?, string, int, int, string) Key(PersonalDataFinding finding) =>
        (finding.Path, finding.Line, finding.Id, finding.Field, finding.StartIndex, finding.Length, finding.Class);
}
