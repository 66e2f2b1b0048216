using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using AsrDataTools.Cluster;
using AsrDataTools.Completion;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Works on a manifest in shards, by processes on this machine or array tasks of Slurm; started again, on what is missing.</summary>
[Cmdlet(VerbsLifecycle.Start, "SpeechJob", SupportsShouldProcess = true)]
[OutputType(typeof(SpeechJob))]
public sealed class StartSpeechJobCommand : SpeechCommand, IDynamicParameters
{
    private const string Activity = "Working on shards";

    private readonly StorageParameters _storage = new();

    /// <summary>The folder of the job: new or empty to make one, or that of a job to go on with it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string JobPath { get; set; } = "";

    /// <summary>A manifest, a folder or a recording; may be left away where the job is there.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? ManifestPath { get; set; }

    /// <summary>What is done with each row; of a job that is there its own.</summary>
    [Parameter]
    public SpeechJobTask Task { get; set; }

    /// <summary>What runs the shards; unless given that of the latest run, else this machine.</summary>
    [Parameter]
    public SpeechJobEngine Engine { get; set; }

    /// <summary>Parameters of the task, by their names in the command that does it in one process: <c>@{ PassSegments = $true }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Parameter { get; set; }

    /// <summary>Which column stands for which field: <c>@{ AudioPath = 'wavname' }</c>.</summary>
    [Parameter]
    public Hashtable? ColumnMap { get; set; }

    /// <summary>What relative audio paths are relative to; the manifest's own folder unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AudioRoot { get; set; }

    /// <summary>The manifest's format, where the content is not to decide.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestFormatCompleter))]
    public string? Format { get; set; }

    /// <summary>File-name patterns that a folder is searched for; all known audio unless given.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Include { get; set; } = [];

    /// <summary>Hours of audio in a shard.</summary>
    [Parameter]
    [ValidateRange(0.001, 100_000)]
    public double ShardHours { get; set; } = 100;

    /// <summary>How many shards, in place of how long.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int? ShardCount { get; set; }

    /// <summary>Most shards at once: of processes here all cores unless given, of Slurm without bound.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int? ThrottleLimit { get; set; }

    /// <summary>Threads, and so cores, that work on a shard.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThreadsPerShard { get; set; } = 1;

    /// <summary>Partition of Slurm.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Partition { get; set; }

    /// <summary>Account of Slurm.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Account { get; set; }

    /// <summary>Time of a shard, as sbatch has it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TimeLimit { get; set; }

    /// <summary>Memory of a shard, as sbatch has it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Memory { get; set; }

    /// <summary>An image that asrdata is run in, by apptainer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContainerImage { get; set; }

    /// <summary>Options of <c>apptainer exec</c>, one argument each.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ContainerOption { get; set; } = [];

    /// <summary>Further options of sbatch, one each.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] SbatchOption { get; set; } = [];

    /// <summary>asrdata, as the machines that work on shards find it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WorkerPath { get; set; }

    /// <summary>Works anew on shards with rows that failed.</summary>
    [Parameter]
    public SwitchParameter RetryFailed { get; set; }

    /// <summary>Makes the job and starts nothing, for another scheduler to work on its shards.</summary>
    [Parameter]
    public SwitchParameter PrepareOnly { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _storage;

    protected override void EndProcessing()
    {
        JobFolder folder = new(System.IO.Path.TrimEndingDirectorySeparator(ResolveNewPath(JobPath)));
        try
        {
            if (!folder.Exists && ManifestPath is null)
            {
                throw new SpeechDataException(
                    "ManifestPathMissing", SpeechDataProblem.InvalidArgument, $"There is no job in '{folder.Path}' yet: give -ManifestPath, what it is to be made of.", folder.Path);
            }

            if (ShouldProcess(folder.Path, folder.Exists ? "Work on the shards that are missing" : $"Make and start a job of '{ManifestPath}'")) Start(folder);
        }
        catch (OperationCanceledException)
        {
            if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
            WriteWarning($"Stop-SpeechJob stopped the job in '{folder.Path}'; what is done stays.");
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception as SpeechDataException ?? StorageErrors.Explain(exception, folder.Path) ?? exception, folder.Path);
        }
    }

    private void Start(JobFolder folder)
    {
        using JobRunner runner = JobRunner.Open(folder);
        RunOptions? options = PrepareOnly ? null : Options(runner.LatestOptions());
        if (options is not null) JobRunner.Check(folder, options);
        SpeechJobDefinition definition = folder.Exists ? Found(folder) : Made(folder);
        IReadOnlyList<int> shards = runner.Startable(definition, RetryFailed, Cancellation);
        string what = Counted.Text($"{shards.Count:N0} of {definition.Shards.Count:N0} shards ({shards.Sum(shard => definition.Shard(shard).Seconds) / 3600:N2} h)");
        if (options is null) WriteSummary($"Prepared {what} in '{folder.Path}'; nothing is started.");
        else if (shards.Count == 0) WriteSummary($"Nothing to start in '{folder.Path}': no shard is missing.");
        else if (options.Engine == SpeechJobEngine.Slurm) Submit(runner, definition, options, shards, what);
        else RunHere(runner, definition, options, shards, what);
        WriteObject(JobInspector.Sum(folder, definition, runner.Shards(definition, Cancellation)));
    }

    private SpeechJobDefinition Found(JobFolder folder)
    {
        SpeechJobDefinition definition = folder.Read();
        definition.Require(
            folder.Path,
            MyInvocation.BoundParameters.ContainsKey(nameof(Task)) ? Task : null,
            ManifestPath is null ? null : Source(),
            Parameter is null ? null : TaskParameters(JobTask.Of(definition.Task)));
        if (!JobBuilder.IsUnchanged(definition, Cancellation)) throw JobBuilder.Changed(folder, definition);
        return definition;
    }

    private SpeechJobDefinition Made(JobFolder folder)
    {
        JobTask task = JobTask.Of(Task);
        RowProgress progress = new(this, "Reading the manifest");
        SpeechJobDefinition definition = JobBuilder.Build(
            folder, task, Source(), TaskParameters(task), ShardCount, ShardHours, Environment.ProcessorCount,
            exception => WriteInputError(exception), progress.Add, Cancellation);
        progress.Complete();
        return definition;
    }

    private void Submit(JobRunner runner, SpeechJobDefinition definition, RunOptions options, IReadOnlyList<int> shards, string what)
    {
        List<string> arrays = [];
        runner.Submit(definition, options, shards, (job, _) => arrays.Add(job));
        WriteSummary($"Submitted {what} to Slurm as {(arrays.Count == 1 ? "job" : "jobs")} {string.Join(", ", arrays)}.");
    }

    private void RunHere(JobRunner runner, SpeechJobDefinition definition, RunOptions options, IReadOnlyList<int> shards, string what)
    {
        RunProgress progress = new(this, Activity, "shards") { AllTaken = true };
        progress.Take(shards.Count);
        Dictionary<int, int> exitCodes = [];
        runner.Run(
            options,
            shards,
            (shard, exitCode) =>
            {
                exitCodes[shard] = exitCode;
                progress.Succeed(definition.Shard(shard).Seconds);
            },
            progress.Show,
            Cancellation);
        progress.Complete();
        SpeechShard[] failed = [.. runner.Shards(definition, Cancellation).Where(shard => exitCodes.ContainsKey(shard.Shard) && shard.State != ShardState.Done)];
        foreach (SpeechShard shard in failed)
        {
            string why = shard.Detail ?? Counted.Text($"its process ended with exit code {exitCodes[shard.Shard]}");
            WriteInputError(new SpeechDataException(
                "ShardFailed", SpeechDataProblem.InvalidData, Counted.Text($"Shard {shard.Shard} failed: {why.TrimEnd('.')}. Its log is '{shard.LogPath}'."), shard.LogPath));
        }

        WriteSummary(Counted.Text($"Worked on {what} in {progress.Elapsed.TotalSeconds:N1} s; {failed.Length:N0} failed."));
    }

    private SpeechJobSource Source() => new()
    {
        ManifestPath = ResolveNewPath(ManifestPath!),
        Format = Format,
        AudioRoot = AudioRoot is null ? null : ResolveNewPath(AudioRoot),
        ColumnMap = ManifestParameters.ToColumnMap(ColumnMap),
        Include = Include,
    };

    private JsonElement TaskParameters(JobTask task) => task.Parse((IDictionary)SettingsReader.Plain(Parameter ?? [])!, ResolveNewPath);

    // What is not given stays as it was in the latest run.
    private RunOptions Options(RunOptions? latest)
    {
        latest ??= new();
        RunOptions options = latest with
        {
            Engine = Given(nameof(Engine), Engine, latest.Engine),
            ThrottleLimit = Given(nameof(ThrottleLimit), ThrottleLimit, latest.ThrottleLimit),
            ThreadsPerShard = Given(nameof(ThreadsPerShard), ThreadsPerShard, latest.ThreadsPerShard),
            ReadLimit = Given(nameof(_storage.ReadLimit), _storage.ReadLimit, latest.ReadLimit),
            LowPriority = Given(nameof(_storage.LowPriority), _storage.LowPriority.IsPresent, latest.LowPriority),
            Partition = Given(nameof(Partition), Partition, latest.Partition),
            Account = Given(nameof(Account), Account, latest.Account),
            TimeLimit = Given(nameof(TimeLimit), TimeLimit, latest.TimeLimit),
            Memory = Given(nameof(Memory), Memory, latest.Memory),
            ContainerImage = Given(nameof(ContainerImage), ContainerImage is null ? null : ResolveNewPath(ContainerImage), latest.ContainerImage),
            ContainerOptions = Given(nameof(ContainerOption), ContainerOption, latest.ContainerOptions),
            SbatchOptions = Given(nameof(SbatchOption), SbatchOption, latest.SbatchOptions),
            Worker = WorkerPath is not null ? [WorkerPath] : latest.Worker,
        };
        if (options.Worker.Count > 0) return options;

        // In an image the program lies elsewhere than here.
        return options with { Worker = options.ContainerImage is null ? WorkerCommand.Find(ModuleFolder) : ["asrdata"] };
    }

    private T Given<T>(string name, T value, T latest) => MyInvocation.BoundParameters.ContainsKey(name) ? value : latest;

    private string ModuleFolder => MyInvocation.MyCommand.Module.ModuleBase;
}
