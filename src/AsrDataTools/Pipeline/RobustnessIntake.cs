using System.Collections;
using System.Management.Automation;
using AsrDataTools.Reporting;
using AsrDataTools.Scoring.Robustness;

namespace AsrDataTools.Pipeline;

/// <summary>Takes results of Measure-RobustnessGap: objects, rows that Import-Csv or ConvertFrom-Json made of them, or the files themselves.</summary>
/// <param name="location">Of the session: paths as typed are relative to it.</param>
internal sealed class RobustnessIntake(PathIntrinsics location)
{
    private readonly RobustnessRows _rows = new();
    private int _number;

    /// <returns>Null for nothing given.</returns>
    /// <exception cref="SpeechDataException">A path stands for nothing (<c>PathNotFound</c>), a file or an object for no such result.</exception>
    public RobustnessReport? Read(IEnumerable<object> items)
    {
        foreach (object item in items) Add(item);
        return _rows.Report;
    }

    private void Add(object item)
    {
        switch (item is PSObject wrapped ? wrapped.BaseObject : item)
        {
            case RobustnessGap gap:
                _rows.Add(gap);
                break;
            case RobustnessCurve curve:
                _rows.Add(curve);
                break;
            case string path:
                IReadOnlyCollection<string> resolved = InputPath.Resolve(location, path);
                if (resolved.Count == 0) throw InputPath.NotFound(path);
                foreach (string one in resolved) _rows.AddFile(one);
                break;
            case FileSystemInfo file:
                _rows.AddFile(file.FullName);
                break;
            case IEnumerable items and not IDictionary:
                foreach (object? inner in items)
                {
                    if (inner is not null) Add(inner);
                }

                break;
            default:
                AddRow(item);
                break;
        }
    }

    private void AddRow(object item)
    {
        _number++;
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        if (item is PSObject { BaseObject: IDictionary map }) Take(map);
        else if (item is IDictionary plain) Take(plain);
        else foreach (PSPropertyInfo property in PSObject.AsPSObject(item).Properties.Where(property => property.IsGettable)) values[property.Name] = Bare(property.Value);
        try
        {
            _rows.Add(values);
        }
        catch (FormatException exception)
        {
            throw new SpeechDataException("RobustnessUnreadable", SpeechDataProblem.InvalidData, FormattableString.Invariant($"-RobustnessGap, row {_number} {exception.Message}."), null, exception);
        }

        void Take(IDictionary entries)
        {
            foreach (DictionaryEntry entry in entries) values[entry.Key.ToString() ?? ""] = Bare(entry.Value);
        }
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
