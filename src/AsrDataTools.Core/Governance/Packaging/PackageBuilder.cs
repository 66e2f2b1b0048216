using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Packaging;

/// <summary>
/// Makes a package: in a folder of a temporary name beside the target, which takes its name when all is in it. What an interrupted run
/// left there is checked and used by the next.
/// </summary>
/// <param name="plan">What goes in.</param>
/// <param name="path">Absolute path of the folder to make.</param>
public sealed class PackageBuilder(PackagePlan plan, string path, PackageOptions options, CancellationToken cancellation)
{
    /// <summary>Where the manifest lies within a package.</summary>
    public const string ManifestPath = "data/manifest.jsonl";

    /// <summary>Where the contract lies within a package.</summary>
    public const string ContractPath = "contract.json";

    private static readonly string[] OwnLabels = [BagInfo.PayloadOxum, "Bag-Size", "Bagging-Date", "Bag-Software-Agent", DeliveryPackage.LedgerHeadLabel];

    private readonly string _unfinished = $"{path}.unfinished";
    private readonly ConcurrentDictionary<string, byte[][]> _digests = new(StringComparer.Ordinal);
    private long _resumed;

    /// <summary>Refuses a target or settings that cannot work, before anything is read.</summary>
    /// <exception cref="SpeechDataException"><c>PackageExists</c>, <c>PathNotFound</c>, <c>PackageInformationInvalid</c> or <c>PackageAlgorithmUnsupported</c>.</exception>
    public static void Check(string path, PackageOptions options)
    {
        if (Directory.Exists(path) || File.Exists(path)) throw new SpeechDataException("PackageExists", SpeechDataProblem.InvalidArgument, $"'{path}' is there already. A package is never changed: remove it first, or choose another name.", path);
        string folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path))!;
        if (!Directory.Exists(folder)) throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"The folder '{folder}' does not exist; make it first.", path);
        if (options.Algorithms.Count == 0 || options.Algorithms.Any(algorithm => algorithm.IsWeak)) throw new SpeechDataException("PackageAlgorithmUnsupported", SpeechDataProblem.InvalidArgument, "A package is written with sha256, sha512 or both.");
        foreach ((string label, string value) in options.Information)
        {
            if (OwnLabels.Contains(label, StringComparer.OrdinalIgnoreCase)) throw Invalid(label, "is written from what is measured");
            if (label.Length == 0 || label.AsSpan().ContainsAny(":\r\n") || label != label.Trim()) throw Invalid(label, "is no label: it must not be empty, nor hold a colon, a line break or outer blanks");
            if (string.IsNullOrWhiteSpace(value)) throw Invalid(label, "has no value");
        }

        static SpeechDataException Invalid(string label, string problem) => new("PackageInformationInvalid", SpeechDataProblem.InvalidArgument, $"The label '{label}' {problem}.");
    }

    /// <summary>Makes the package.</summary>
    /// <param name="onBreach">Gets each breach of the contract.</param>
    /// <param name="report">Gets what the contract's check could not read.</param>
    /// <exception cref="SpeechDataException">
    /// Nothing goes in (<c>PackageEmpty</c>), the contract is not met (<c>ContractNotMet</c>), a source changed under way
    /// (<c>PackageSourceChanged</c>), another run makes the same package (<c>PackageBusy</c>), or the storage failed. No package appears then.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled; what is copied is kept for the next run.</exception>
    public PackageResult Run(Action<Finding> onBreach, Action<SpeechDataException> report)
    {
        Check(path, options);
        if (plan.Utterances.Count == 0) throw new SpeechDataException("PackageEmpty", SpeechDataProblem.InvalidArgument, $"No utterance came to be packaged, so '{path}' is not made.", path);
        bool? meets = options.Contract is null ? null : JudgeContract(onBreach, report);
        Directory.CreateDirectory(_unfinished);
        using PackageState state = PackageState.Open(_unfinished, $"{string.Join('+', options.Algorithms)} {(options.Link ? "link" : "copy")}");
        IReadOnlyList<PackageFile> files = plan.Place();
        RemoveStale(files);
        options.OnStart?.Invoke(files.Sum(file => file.Length));
        BringAll(files, state);
        WriteManifest(files);
        string seal = WriteTagFiles(files, out long bytes);
        cancellation.ThrowIfCancellationRequested();
        File.Delete(Path.Combine(_unfinished, PackageState.FileName));
        Check(path, options);
        Directory.Move(_unfinished, path);
        return new()
        {
            Path = path,
            Utterances = plan.Utterances.Count,
            PayloadFiles = files.Count + 1,
            PayloadBytes = bytes,
            Resumed = _resumed,
            Algorithms = new(options.Algorithms.Select(algorithm => algorithm.Name)),
            ConsentLedgerHead = options.LedgerHead?.ToString(),
            MeetsContract = meets,
            Seal = seal,
        };
    }

    // Before the first byte is copied: a day's copying must not end in a refusal.
    private bool JudgeContract(Action<Finding> onBreach, Action<SpeechDataException> report)
    {
        string manifest = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.contract.jsonl");
        long breaches = 0;
        try
        {
            Write(manifest, plan.Utterances);
            new ContractAudit(options.Contract!, finding =>
            {
                breaches++;
                onBreach(finding.Path == manifest ? finding with { Path = path } : finding);
            }).Judge(manifest, plan.Annotation, report, cancellation: cancellation);
        }
        finally
        {
            File.Delete(manifest);
        }

        if (breaches > 0 && !options.Force)
        {
            throw new SpeechDataException(
                "ContractNotMet", SpeechDataProblem.InvalidData, string.Create(CultureInfo.InvariantCulture, $"The delivery breaks its contract in {breaches:N0} {(breaches == 1 ? "point" : "points")}, so '{path}' is not made. Mend them, or make it all the same with -Force."), path);
        }

        return breaches == 0;
    }

    private void RemoveStale(IReadOnlyList<PackageFile> files)
    {
        HashSet<string> wanted = [.. files.Select(file => Full(file.Path)), Path.Combine(_unfinished, PackageState.FileName)];
        foreach (string file in Directory.EnumerateFiles(_unfinished, "*", SearchOption.AllDirectories))
        {
            if (!wanted.Contains(file)) File.Delete(file);
        }
    }

    private void BringAll(IReadOnlyList<PackageFile> files, PackageState state)
    {
        ParallelOptions parallel = new() { TaskScheduler = TaskScheduler.Current, CancellationToken = cancellation, MaxDegreeOfParallelism = options.Parallelism };
        IEnumerable<PackageFile> longestFirst = [.. files.OrderByDescending(file => file.Length)];
        try
        {
            Parallel.ForEach(Partitioner.Create(longestFirst, EnumerablePartitionerOptions.NoBuffering), parallel, file => Bring(file, state));
        }
        catch (AggregateException failures) when (!cancellation.IsCancellationRequested)
        {
            // One file that fails ends the package; what the other workers met meanwhile is of the same kind.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    private void Bring(PackageFile file, PackageState state)
    {
        string target = Full(file.Path);
        if (state.Find(file) is { } known && IsWhole(target, file, known))
        {
            _digests[file.Path] = known;
            Interlocked.Increment(ref _resumed);
            return;
        }

        RequireReadable(file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Delete(target);
        byte[][] digests;
        if (options.Link)
        {
            HardLink.Create(file.Source, target);
            digests = FileDigest.Take(target, file.Length, options.Algorithms, options.OnBytes, cancellation);
        }
        else
        {
            using FileStream copy = new(target, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, PreallocationSize = file.Length });
            digests = FileDigest.Take(file.Source, file.Length, options.Algorithms, options.OnBytes, cancellation, copy);
        }

        FileInfo now = new(file.Source);
        if (new FileInfo(target).Length != file.Length || now.Length != file.Length || now.LastWriteTimeUtc.Ticks != file.Modified)
            throw new SpeechDataException("PackageSourceChanged", SpeechDataProblem.InvalidData, $"'{file.Given}' was changed while it was packaged. Run the command again when nobody writes to it.", file.Given);
        _digests[file.Path] = digests;
        state.Add(file, digests);
    }

    // Told from what the target's disk refuses, which is another remedy.
    private static void RequireReadable(PackageFile file)
    {
        if (file.Length == 0) return;
        try
        {
            StorageCalls.System.Open(file.Source).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpeechDataException("AudioUnreadable", SpeechDataProblem.AccessDenied, $"'{file.Given}' cannot be read: {exception.Message}", file.Given, exception);
        }
    }

    // Read again: after a power failure a file can have its length and not its content.
    private bool IsWhole(string target, PackageFile file, byte[][] known)
    {
        if (new FileInfo(target) is not { Exists: true } info || info.Length != file.Length) return false;
        byte[][] found = FileDigest.Take(target, file.Length, options.Algorithms, options.OnBytes, cancellation);
        return found.Zip(known).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
    }

    private void WriteManifest(IReadOnlyList<PackageFile> files)
    {
        Dictionary<string, string> places = files.ToDictionary(file => file.Given, file => Full(file.Path), StringComparer.Ordinal);
        Write(Full(ManifestPath), plan.Utterances.Select(row => row.AudioPath is { } audio ? row with { AudioPath = places[audio] } : row));
        _digests[ManifestPath] = DigestsOf(ManifestPath);
    }

    private void Write(string manifest, IEnumerable<SpeechUtterance> rows)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(manifest)!);
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(manifest, null);
        foreach (SpeechUtterance row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Write(row);
        }

        writer.Complete(cancellation);
    }

    private string WriteTagFiles(IReadOnlyList<PackageFile> files, out long bytes)
    {
        bytes = files.Sum(file => file.Length) + new FileInfo(Full(ManifestPath)).Length;
        BagInfo info = new();
        foreach ((string label, string value) in options.Information) info.Add(label, value);
        info.Add("Bagging-Date", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        info.Add("Bag-Software-Agent", $"AsrDataTools {typeof(PackageBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}");
        info.Add(BagInfo.PayloadOxum, string.Create(CultureInfo.InvariantCulture, $"{bytes}.{files.Count + 1}"));
        info.Add("Bag-Size", Size(bytes));
        if (options.LedgerHead is { } head) info.Add(DeliveryPackage.LedgerHeadLabel, head.ToString());
        List<string> tags = [BagDeclaration.FileName, BagInfo.FileName];
        WriteTag(BagDeclaration.FileName, BagDeclaration.Content);
        WriteTag(BagInfo.FileName, info.Write());
        if (options.Contract is { } contract)
        {
            WriteTag(ContractPath, contract.ToJson());
            tags.Add(ContractPath);
        }

        string[] payload = [.. files.Select(file => file.Path).Append(ManifestPath).Order(StringComparer.Ordinal)];
        tags.AddRange(options.Algorithms.Select((algorithm, index) => WriteManifest(algorithm, index, payload, isOfTags: false)));
        foreach (string tag in tags) _digests[tag] = DigestsOf(tag);
        string[] sealing = [.. options.Algorithms.Select((algorithm, index) => WriteManifest(algorithm, index, [.. tags.Order(StringComparer.Ordinal)], isOfTags: true))];
        return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Full(sealing[0]))));
    }

    private string WriteManifest(BagAlgorithm algorithm, int index, string[] paths, bool isOfTags)
    {
        string name = BagManifest.NameOf(algorithm, isOfTags);
        using StreamWriter writer = new(Full(name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (string file in paths) writer.WriteLine($"{Convert.ToHexStringLower(_digests[file][index])}  {BagPath.Encode(file)}");
        return name;
    }

    private void WriteTag(string name, string content) => File.WriteAllText(Full(name), content);

    private byte[][] DigestsOf(string name) => FileDigest.Take(Full(name), new FileInfo(Full(name)).Length, options.Algorithms, null, cancellation);

    private string Full(string within) => Path.Combine(_unfinished, within.Replace('/', Path.DirectorySeparatorChar));

    private static string Size(long bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB"];
        double size = bytes;
        int unit = 0;
        for (; size >= 1000 && unit < units.Length - 1; unit++) size /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {units[unit]}");
    }
}
