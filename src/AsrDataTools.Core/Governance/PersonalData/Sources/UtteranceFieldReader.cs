using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>The texts of a manifest's row: all of its columns.</summary>
public static class UtteranceFieldReader
{
    // Numbers and dates of the recording itself; where the row came from is no part of it.
    private static readonly HashSet<string> NotText = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(SpeechUtterance.StartSeconds), nameof(SpeechUtterance.DurationSeconds), nameof(SpeechUtterance.Channel), nameof(SpeechUtterance.SampleRate), nameof(SpeechUtterance.BitDepth),
        nameof(SpeechUtterance.Channels), nameof(SpeechUtterance.RecordedAt), nameof(SpeechUtterance.Weight), nameof(SpeechUtterance.SourcePath), nameof(SpeechUtterance.SourceLine), nameof(SpeechUtterance.Text),
    };

    private static readonly string[] Columns = [.. UtteranceProperty.Names.Where(name => !NotText.Contains(name))];

    public static IEnumerable<PersonalDataField> Fields(SpeechUtterance utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        PersonalDataField place = new()
        {
            Text = "",
            Name = "",
            Path = utterance.SourcePath ?? utterance.AudioPath,
            Line = utterance.SourceLine,
            Id = utterance.Id,
            Recording = utterance.Recording ?? utterance.AudioPath,
            Channel = utterance.Channel?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            StartSeconds = utterance.StartSeconds ?? (utterance.DurationSeconds is null ? null : 0),
            EndSeconds = utterance.DurationSeconds is { } length ? (utterance.StartSeconds ?? 0) + length : null,
        };
        if (utterance.Text is { } text) yield return place with { Name = nameof(SpeechUtterance.Text), Text = text };
        foreach (string column in Columns)
        {
            if (UtteranceProperty.Text(utterance, column) is not { } value) continue;
            yield return column == nameof(SpeechUtterance.AudioPath)
                ? FileFieldReader.OfName(place, column, value)
                : Labelled(place, column, value);
        }

        foreach ((string column, string value) in utterance.Extra) yield return Labelled(place, column, value);
    }

    private static PersonalDataField Labelled(PersonalDataField place, string column, string value) => place with { Name = column, Text = value, Label = PersonalDataSearch.LabelOf(column) };
}
