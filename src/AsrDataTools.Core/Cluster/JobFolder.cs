using System.Globalization;

namespace AsrDataTools.Cluster;

/// <summary>Where the files of a job lie.</summary>
/// <param name="path">Absolute path of its folder.</param>
public sealed class JobFolder(string path)
{
    private static readonly string[] Folders = ["shards", "parts", "errors", "logs", "state", "runs"];

    public string Path { get; } = path;

    /// <summary>What the job is.</summary>
    public string Definition => In("job.json");

    public bool Exists => File.Exists(Definition);

    internal string Lock => In("lock");

    internal string Runs => In("runs");

    /// <summary>Asks a local run to end.</summary>
    internal string Stop => In("stop");

    /// <exception cref="SpeechDataException">There is no job (<c>JobNotFound</c>), or its file is damaged (<c>JobUnreadable</c>).</exception>
    public SpeechJobDefinition Read()
    {
        if (!Exists) throw JobErrors.NotFound(Path);
        SpeechJobDefinition definition = JobJson.Read<SpeechJobDefinition>(Definition);
        return definition.Schema == SpeechJobDefinition.CurrentSchema ? definition : throw JobErrors.SchemaUnknown(Definition, definition.Schema);
    }

    public string Log(int shard) => In("logs", shard, "log");

    internal string Shard(int shard) => In("shards", shard, "jsonl");

    internal string Part(int shard, string extension) => In("parts", shard, extension);

    internal string Errors(int shard) => In("errors", shard, "parquet");

    internal string State(int shard) => In("state", shard, "json");

    internal string ShardLock(int shard) => In("state", shard, "lock");

    internal string Run(int number, string extension) => In("runs", number, extension);

    internal void Create()
    {
        foreach (string folder in Folders) Directory.CreateDirectory(In(folder));
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private string In(string folder, int number, string extension) =>
        System.IO.Path.Combine(Path, folder, string.Create(CultureInfo.InvariantCulture, $"{number:0000}.{extension}"));
}
