using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Scoring.KeywordSearch;

namespace AsrDataTools.Pipeline;

/// <summary>Turns whatever stands for keywords or detections into them: files by path, or objects that bear the property names.</summary>
/// <param name="location">Of the session: paths as typed are relative to it.</param>
/// <param name="report">Takes the trouble with one file or one object.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class KeywordIntake(PathIntrinsics location, Action<SpeechDataException> report, CancellationToken cancellation)
{
    private long _objects;

    /// <param name="input">A path, a file, an object, or several.</param>
    /// <param name="read">Reads a file by its absolute path.</param>
    /// <param name="take">Takes an object.</param>
    public void Read(object? input, Action<string> read, Action<NamedRow> take)
    {
        if (cancellation.IsCancellationRequested) throw new PipelineStoppedException();
        switch (input is PSObject wrapped ? wrapped.BaseObject : input)
        {
            case null:
                break;
            case string path:
                IReadOnlyCollection<string> resolved = InputPath.Resolve(location, path);
                if (resolved.Count == 0) report(InputPath.NotFound(path));
                foreach (string one in resolved) Try(() => read(one));
                break;
            case FileSystemInfo file:
                Try(() => read(file.FullName));
                break;
            case IEnumerable items and not IDictionary:
                foreach (object? item in items) Read(item, read, take);
                break;
            default:
                Try(() => take(Row(PSObject.AsPSObject(input!))));
                break;
        }
    }

    private NamedRow Row(PSObject item)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        if (item.BaseObject is IDictionary map)
        {
            foreach (DictionaryEntry entry in map) values[Text(entry.Key)] = Text(entry.Value);
        }
        else
        {
            foreach (PSPropertyInfo property in item.Properties)
            {
                if (property.IsGettable) values[property.Name] = Text(property.Value);
            }
        }

        return new(null, ++_objects, values);
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (SpeechDataException exception)
        {
            report(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report(new("StorageFailed", SpeechDataProblem.Storage, $"A file cannot be read: {exception.Message}", null, exception));
        }
    }

    private static string Text(object? value) => Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
}
