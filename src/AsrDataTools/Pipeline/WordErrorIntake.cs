using System.Collections;
using System.Management.Automation;
using AsrDataTools.Coverage;

namespace AsrDataTools.Pipeline;

/// <summary>Adds up whatever stands for word errors: tables by path, or rows that bear the property names.</summary>
/// <param name="stratum">The accent that a label counts for; null where it cannot be told.</param>
/// <param name="location">Of the session: paths as typed are relative to it.</param>
/// <param name="report">Takes the trouble with one row.</param>
internal sealed class WordErrorIntake(Func<string?, string?> stratum, PathIntrinsics location, Action<SpeechDataException> report)
{
    private long _number;

    public WordErrorSums Sums { get; } = new();

    /// <exception cref="SpeechDataException">A path stands for nothing, or for no table of word errors.</exception>
    public void Add(object item)
    {
        object plain = item is PSObject wrapped ? wrapped.BaseObject : item;
        switch (plain)
        {
            case string path:
                IReadOnlyCollection<string> resolved = InputPath.Resolve(location, path);
                if (resolved.Count == 0) throw InputPath.NotFound(path);
                foreach (string one in resolved) AddTable(one);
                break;
            case FileSystemInfo file:
                AddTable(file.FullName);
                break;
            case IEnumerable items and not IDictionary:
                foreach (object? inner in items)
                {
                    if (inner is not null) Add(inner);
                }

                break;
            default:
                AddRow(PSObject.AsPSObject(item));
                break;
        }
    }

    private void AddTable(string path)
    {
        foreach (WordErrorRow row in WordErrorTable.Read(path, report)) Add(row);
    }

    private void AddRow(PSObject item)
    {
        _number++;
        try
        {
            Add(item.BaseObject as WordErrorRow ?? WordErrorFields.Row(Values(item)));
        }
        catch (FormatException exception)
        {
            report(new("WordErrorRowInvalid", SpeechDataProblem.InvalidData, FormattableString.Invariant($"-WordError, row {_number}: {exception.Message}. The row is left out; the others are read."), null, exception));
        }
    }

    private void Add(WordErrorRow row) => Sums.Add(row, stratum(row.Accent));

    private static IEnumerable<KeyValuePair<string, object?>> Values(PSObject item)
    {
        if (item.BaseObject is IDictionary map) return map.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create(AccentParameters.Text(entry.Key), Plain(entry.Value)));
        return item.Properties.Where(property => property.IsGettable && WordErrorFields.Recognise(property.Name) is not null).Select(property => KeyValuePair.Create(property.Name, Plain(property.Value)));
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
