using System.Text.Json;

namespace AsrDataTools.Simulation;

/// <summary>
/// What each recording of an output folder was made from, one JSON object a line, appended as soon as the recording is there: so a
/// run that was broken off is taken up where it ended.
/// </summary>
internal sealed class VariantJournal
{
    /// <summary>Name within the output folder.</summary>
    public const string FileName = "variants.journal.jsonl";

    private readonly string _path;
    private readonly Dictionary<string, VariantRecord> _records = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    private VariantJournal(string path) => _path = path;

    /// <summary>Reads the journal of a folder; an empty one where there is none. A line that was not finished does not count.</summary>
    public static VariantJournal Open(string folder)
    {
        VariantJournal journal = new(Path.Combine(folder, FileName));
        if (!File.Exists(journal._path)) return journal;
        foreach (string line in File.ReadLines(journal._path))
        {
            if (Parse(line) is { } record) journal._records[record.Id] = record;
        }

        return journal;
    }

    public VariantRecord? Find(string id)
    {
        lock (_lock) return _records.GetValueOrDefault(id);
    }

    /// <summary>Adds one, or replaces what was known of it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(VariantRecord record)
    {
        lock (_lock)
        {
            // A line that a broken run left without its end must not swallow this one.
            bool torn = File.Exists(_path) && !EndsWithLine(_path);
            File.AppendAllText(_path, (torn ? "\n" : "") + JsonSerializer.Serialize(record) + "\n");
            _records[record.Id] = record;
        }
    }

    private static bool EndsWithLine(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (file.Length == 0) return true;
        file.Position = file.Length - 1;
        return file.ReadByte() == '\n';
    }

    private static VariantRecord? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<VariantRecord>(line) is { Id: not null, Key: not null, File: not null } record ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
