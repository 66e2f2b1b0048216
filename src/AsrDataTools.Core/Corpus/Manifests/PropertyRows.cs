namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Makes utterances of rows that bear properties by name, as <c>Import-Csv</c> gives them. Names are recognised as those of
/// columns are.
/// </summary>
public sealed class PropertyRows(string source, string audioRoot)
{
    private static readonly Dictionary<string, string> NoMap = [];

    private readonly UtteranceBuilder _builder = new(source, audioRoot);
    private string[] _names = [];
    private UtteranceField?[] _fields = [];

    /// <param name="names">Names of the properties.</param>
    /// <param name="values">Their values as invariant text; null for none.</param>
    /// <param name="number">Which row it is, counted from 1, for error messages.</param>
    /// <exception cref="SpeechDataException">A value makes no sense, or neither a path nor a text nor an id is among the properties.</exception>
    public SpeechUtterance Read(IReadOnlyList<string> names, IReadOnlyList<string?> values, long number)
    {
        if (!names.SequenceEqual(_names))
        {
            _names = [.. names];
            _fields = ColumnNames.Assign(names, NoMap, source);
        }

        if (!_fields.Any(field => field is UtteranceField.AudioPath or UtteranceField.Text or UtteranceField.Id))
        {
            throw new SpeechDataException(
                "InputNotUtterance",
                SpeechDataProblem.InvalidArgument,
                $"{source}, row {number} is no utterance: it has no property for an audio path, a text or an id. Its properties are {string.Join(", ", names)}.");
        }

        _builder.Clear();
        for (int index = 0; index < names.Count; index++)
        {
            if (values[index] is not { } value) continue;
            if (_fields[index] is { } field) _builder.Set(field, value);
            else _builder.SetExtra(names[index], value);
        }

        return _builder.Build(number);
    }
}
