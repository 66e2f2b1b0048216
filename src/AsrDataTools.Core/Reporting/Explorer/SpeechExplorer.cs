using System.Text.Json;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Reporting.Html;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>
/// Makes the folder of an explorer: under another name beside its own, which it takes when all is in it. Utterances are read by any number
/// of threads (<see cref="Read"/>) and added by one, in their order (<see cref="Add"/>). What is not completed is removed when disposed.
/// </summary>
public sealed class SpeechExplorer : IDisposable
{
    /// <summary>Rows that the page is made for; with more, browsers run out of memory.</summary>
    public const int MostRows = 1_000_000;

    /// <summary>The page within the folder.</summary>
    public const string PageName = "index.html";

    private const int RowsPerScript = 10_000;
    private const int ClipsPerScript = 200;
    private const long BytesPerScript = 1 << 18;

    private static readonly string[] Assets = ["store.js", "filters.js", "table.js", "timeline.js", "detail.js", "overview.js", "app.js", "explorer.css"];

    private readonly string _path;
    private readonly string _unfinished;
    private readonly ExplorerOptions _options;
    private readonly ExplorerEvidence _evidence;
    private readonly ExplorerColumn[] _columns;
    private readonly VocabularyTally _vocabulary = new();
    private readonly ClipStudy _study;
    private readonly List<ExplorerEntry> _waiting = [];
    private readonly List<int> _shards = [];
    private long _waitingBytes;
    private int _rows;
    private int _failures;
    private int _withoutAudio;
    private double _seconds;

    /// <param name="path">Absolute path of the folder, which is new or empty.</param>
    /// <exception cref="SpeechDataException"><c>ExplorerFolderNotEmpty</c>, <c>PathNotFound</c> or <c>AccessDenied</c>.</exception>
    public SpeechExplorer(string path, ExplorerOptions options, ExplorerEvidence evidence)
    {
        Check(path);
        _path = Path.TrimEndingDirectorySeparator(path);
        _options = options;
        _evidence = evidence;
        _columns = ExplorerColumns.Create(_path);
        _unfinished = $"{_path}.{Guid.NewGuid():N}.unfinished";
        _study = new ClipStudy(_unfinished, _path, options);
        try
        {
            Directory.CreateDirectory(Path.Combine(_unfinished, "data"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Corpus.Manifests.StorageErrors.Explain(exception, _path)!;
        }
    }

    /// <summary>Refuses a folder that cannot work, before anything is read.</summary>
    /// <exception cref="SpeechDataException"><c>ExplorerFolderNotEmpty</c> or <c>PathNotFound</c>.</exception>
    public static void Check(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM")
            throw new SpeechDataException("ExplorerFolderInvalid", SpeechDataProblem.InvalidArgument, $"'{path}' is called as a page is, but an explorer is a folder with {PageName} in it. Leave the ending away.", path);
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            throw new SpeechDataException("ExplorerFolderNotEmpty", SpeechDataProblem.InvalidArgument, $"'{path}' is there already and not an empty folder. Remove it first, or choose another name.", path);
        string folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path))!;
        if (!Directory.Exists(folder)) throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"The folder '{folder}' does not exist; make it first.", path);
    }

    /// <summary>Reads an utterance's audio once. For any thread.</summary>
    /// <param name="row">Of the utterance, from 0 in the order in which they are added.</param>
    /// <exception cref="SpeechDataException">It cannot be read.</exception>
    public ExplorerAudio Read(SpeechUtterance utterance, int row, CancellationToken cancellation)
    {
        AcousticProfile? known = _evidence.ProfileOf(utterance);
        if (utterance.AudioPath is null) return new(null, known);
        (ClipPicture picture, IReadOnlyList<AcousticProfile> profiles) = _study.Read(utterance, row, known is null && !_options.NoProfile, cancellation);
        return new(picture, known ?? profiles.MaxBy(profile => profile.SpeechSeconds ?? 0));
    }

    /// <summary>Adds the next row.</summary>
    /// <param name="audio">What was read; null where that failed.</param>
    /// <param name="failure">Why it failed; the row is kept and bears it.</param>
    /// <param name="report">Gets what cannot be scored.</param>
    public void Add(SpeechUtterance utterance, ExplorerAudio? audio, SpeechDataException? failure, Action<SpeechDataException> report)
    {
        ExplorerEntry entry = _evidence.Entry(utterance, audio?.Picture, audio?.Profile ?? (audio is null ? _evidence.ProfileOf(utterance) : null), failure, report);
        foreach (ExplorerColumn column in _columns) column.Add(entry);
        _vocabulary.Add(entry);
        _rows++;
        if (failure is not null) _failures++;
        else if (utterance.AudioPath is null) _withoutAudio++;
        _seconds += entry.Seconds ?? 0;
        _waiting.Add(entry);
        _waitingBytes += 500 + (entry.Picture?.Channels.Sum(channel => (long)channel.Wave.Length + (channel.Spectrum?.Length ?? 0)) ?? 0);
        if (_waiting.Count >= ClipsPerScript || _waitingBytes >= BytesPerScript) WriteClips();
    }

    /// <summary>Writes the rest and gives the folder its name.</summary>
    /// <exception cref="SpeechDataException">No row came (<c>ExplorerEmpty</c>), or somebody made the folder meanwhile.</exception>
    public ExplorerResult Complete()
    {
        if (_rows == 0) throw new SpeechDataException("ExplorerEmpty", SpeechDataProblem.InvalidArgument, $"No utterance came, so '{_path}' is not made.", _path);
        if (_waiting.Count > 0) WriteClips();
        for (int first = 0; first < _rows; first += RowsPerScript) WriteRows(first, Math.Min(RowsPerScript, _rows - first));
        DataScript.Write(InData("index.js"), WriteIndex);
        WriteAssets();
        long bytes = new DirectoryInfo(_unfinished).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Check(_path);
        if (Directory.Exists(_path)) Directory.Delete(_path);
        Directory.Move(_unfinished, _path);
        DurableFolder.Flush(Path.GetDirectoryName(_path)!);
        return new()
        {
            Path = _path,
            IndexPath = Path.Combine(_path, PageName),
            Utterances = _rows,
            Hours = _seconds / 3600,
            Failures = _failures,
            WithoutAudio = _withoutAudio,
            Bytes = bytes,
        };
    }

    /// <summary>Removes what was not completed. No thread may be reading any more.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_unfinished)) Directory.Delete(_unfinished, recursive: true);
    }

    private void WriteClips()
    {
        int first = _rows - _waiting.Count;
        DataScript.Write(InData(FormattableString.Invariant($"clips-{_shards.Count}.js")), json =>
        {
            json.WriteString("kind", "clips");
            json.WriteNumber("number", _shards.Count);
            json.WriteStartArray("clips");
            foreach (ExplorerEntry entry in _waiting) ClipScript.Write(json, entry);
            json.WriteEndArray();
        });
        _shards.Add(first);
        _waiting.Clear();
        _waitingBytes = 0;
    }

    private void WriteRows(int first, int count) => DataScript.Write(InData(FormattableString.Invariant($"rows-{first / RowsPerScript}.js")), json =>
    {
        json.WriteString("kind", "rows");
        json.WriteNumber("number", first / RowsPerScript);
        json.WriteStartObject("columns");
        foreach (ExplorerColumn column in Filled())
        {
            json.WritePropertyName(column.Key);
            column.WriteRows(json, first, count);
        }

        json.WriteEndObject();
    });

    private void WriteIndex(Utf8JsonWriter json)
    {
        json.WriteString("kind", "index");
        json.WriteString("title", _options.Title ?? Path.GetFileName(_path));
        json.WriteNumber("rows", _rows);
        json.WriteNumber("rowsPerScript", RowsPerScript);
        json.WriteNumber("failures", _failures);
        json.WriteNumber("withoutAudio", _withoutAudio);
        json.WriteNumber("seconds", Math.Round(_seconds, 2));
        if (_options.SampledFrom is { } all)
        {
            json.WriteNumber("sampledFrom", all);
            json.WriteNumber("seed", _options.Seed);
        }

        if (_options.Scoring is { } scoring) json.WriteString("scoring", scoring);
        json.WriteStartArray("shards");
        foreach (int first in _shards) json.WriteNumberValue(first);
        json.WriteEndArray();
        json.WriteStartArray("columns");
        foreach (ExplorerColumn column in Filled()) column.WriteDefinition(json);
        json.WriteEndArray();
        _vocabulary.Write(json);
    }

    private IEnumerable<ExplorerColumn> Filled() => _columns.Where(column => column.HasValues);

    private void WriteAssets()
    {
        string assets = Path.Combine(_unfinished, "assets");
        Directory.CreateDirectory(assets);
        foreach (string name in Assets) File.WriteAllText(Path.Combine(assets, name), ReportAsset.Read($"Explorer/{name}"));
        File.WriteAllText(Path.Combine(_unfinished, PageName), ReportAsset.Read($"Explorer/{PageName}"));
    }

    private string InData(string name) => Path.Combine(_unfinished, "data", name);
}
