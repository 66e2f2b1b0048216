using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Corpus;

namespace AsrDataTools.Pipeline;

/// <summary>Weights of utterances, as <c>-Weight</c> takes them: the name of a property or column, or a dictionary by Id or absolute path.</summary>
internal sealed class UtteranceWeight(object? weight)
{
    private readonly object? _weight = weight is PSObject wrapped ? wrapped.BaseObject : weight;

    /// <exception cref="SpeechDataException"><c>WeightInvalid</c>: a silent 1 or 0 would bend the result.</exception>
    public double Of(SpeechUtterance utterance)
    {
        if (_weight is null) return 1;
        object? found = _weight is IDictionary map
            ? map[utterance.Id] ?? (utterance.AudioPath is null ? null : map[utterance.AudioPath])
            : UtteranceProperty.Text(utterance, AccentParameters.Text(_weight));
        string text = AccentParameters.Text(found);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value >= 0) return value;
        string given = found is null ? "no weight" : $"the weight '{text}', which is not a number from 0 up";
        throw new SpeechDataException(
            "WeightInvalid", SpeechDataProblem.InvalidData,
            $"'{utterance.Id}' has {given}. It is left out; -Weight takes the name of a property or a table of weights by Id or absolute path.", utterance.AudioPath);
    }
}
