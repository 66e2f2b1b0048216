using System.Collections.Concurrent;
using System.Text;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Redaction;

/// <summary>New names for files, recordings and speakers whose names hold personal data; one name is the same new name everywhere.</summary>
internal sealed class NameProtection(FoundPlaces found, ValueReplacer replacer)
{
    private readonly ConcurrentDictionary<string, Renaming> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Renaming> _speakers = new(StringComparer.Ordinal);

    /// <summary>The name of a file, or of a recording by that of its file.</summary>
    public Renaming File(string name) => _files.GetOrAdd(name, plain =>
        Replace(plain, FileFieldReader.OfName(new PersonalDataField { Text = "", Name = "" }, "FileName", plain)));

    /// <summary>A label of a speaker.</summary>
    public Renaming Speaker(string label) => _speakers.GetOrAdd(label, plain =>
        Replace(plain, new PersonalDataField { Text = plain, Name = "Speaker", Label = "speaker" }));

    /// <summary>A path with the last part renamed.</summary>
    public string Path(string path)
    {
        int cut = path.LastIndexOfAny(['/', '\\']) + 1;
        return cut == path.Length ? path : path[..cut] + File(path[cut..]).Name;
    }

    private Renaming Replace(string plain, PersonalDataField field)
    {
        IReadOnlyList<PersonalDataFinding> places = found.In(field);
        if (places.Count == 0) return new(plain, []);
        StringBuilder name = new();
        List<(PersonalDataFinding, string, string)> made = [];
        int at = 0;
        foreach (PersonalDataFinding place in places)
        {
            string value = plain.Substring(place.StartIndex, place.Length);
            string replacement = replacer.InName(place.Class, value);
            made.Add((place, value, replacement));
            name.Append(plain, at, place.StartIndex - at).Append(replacement);
            at = place.StartIndex + place.Length;
        }

        return new(name.Append(plain, at, plain.Length - at).ToString(), made);
    }
}
