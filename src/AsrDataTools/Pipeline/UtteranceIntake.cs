using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Simulation;

namespace AsrDataTools.Pipeline;

/// <summary>Turns what stands for an utterance into one: an utterance, or a row that bears the same property names.</summary>
internal sealed class UtteranceIntake(string location)
{
    private static readonly string[] NotData = [nameof(SpeechUtterance.SourcePath), nameof(SpeechUtterance.SourceLine), nameof(SpeechUtterance.Extra), "PSPath"];

    private readonly PropertyRows _rows = new("The input", location);
    private readonly List<string> _names = [];
    private readonly List<string?> _values = [];
    private long _number;

    /// <exception cref="SpeechDataException">The input is no utterance.</exception>
    public SpeechUtterance Read(PSObject input)
    {
        _number++;
        if (input.BaseObject is SpeechUtterance utterance) return utterance;
        if (input.BaseObject is ChannelVariant variant) return variant.Utterance;
        _names.Clear();
        _values.Clear();
        if (input.BaseObject is IDictionary map)
        {
            foreach (DictionaryEntry entry in map) Add(Text(entry.Key)!, entry.Value);
        }
        else
        {
            foreach (PSPropertyInfo property in input.Properties)
            {
                if (property.IsGettable) Add(property.Name, property.Value);
            }
        }

        return _rows.Read(_names, _values, _number);
    }

    private void Add(string name, object? value)
    {
        if (NotData.Contains(name, StringComparer.OrdinalIgnoreCase)) return;
        _names.Add(name);
        _values.Add(Text(value));
    }

    private static string? Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        DateTime date => date.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToString("O", CultureInfo.InvariantCulture),
        object plain => Convert.ToString(plain, CultureInfo.InvariantCulture),
    };
}
