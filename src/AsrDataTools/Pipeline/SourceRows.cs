using System.Management.Automation;
using AsrDataTools.Corpus;

namespace AsrDataTools.Pipeline;

/// <summary>The objects that came in, kept until they leave again: utterances as bytes, for there are millions, anything else as it is.</summary>
internal sealed class SourceRows
{
    private readonly CompactUtterances _utterances = [];
    private readonly List<object> _others = [];

    // Of an utterance from 0 up, of another object its complement.
    private readonly List<int> _places = [];

    public int Count => _places.Count;

    /// <summary>The object, or an utterance that equals the one that came.</summary>
    public object this[int index] => _places[index] >= 0 ? _utterances[_places[index]] : _others[~_places[index]];

    public void Add(object source)
    {
        if ((source is PSObject wrapped ? wrapped.BaseObject : source) is SpeechUtterance utterance)
        {
            _places.Add(_utterances.Count);
            _utterances.Add(utterance);
        }
        else
        {
            _places.Add(~_others.Count);
            _others.Add(source);
        }
    }
}
