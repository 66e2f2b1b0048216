using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AsrDataTools.Readiness;

/// <summary>
/// Takes the hashes of what a plan names: content of files, names and sizes of folders. Recordings in folders are not read for it, which
/// would take as long as the audit.
/// </summary>
internal static class InputFiles
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>In the order of the plan; each path once for each role. What cannot be read has no hash.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<InputFile> Of(ReadinessPlan plan, CancellationToken cancellation)
    {
        IEnumerable<(string Role, string? Path)> named =
        [
            ("plan", plan.Source),
            .. plan.Training.Select(path => ("training", (string?)path)),
            .. plan.Production.Select(path => ("production", (string?)path)),
            .. plan.Evaluation.Paths.Select(path => ("evaluation", (string?)path)),
            ("hypothesis", plan.Evaluation.HypothesisPath),
            .. plan.Evaluation.AnnotationPaths.Select(path => ("evaluation annotation", (string?)path)),
            ("traffic", plan.Traffic),
            ("accent map", plan.Accent.AccentMapPath),
            ("word errors by accent", plan.Accent.WordErrorPath),
            .. plan.Annotation.Paths.Select(path => ("annotation", (string?)path)),
            .. plan.Vocabulary.TermLists.Select(path => ("term list", (string?)path)),
            .. plan.Vocabulary.Training.Select(path => ("training text", (string?)path)),
            .. plan.Vocabulary.Production.Select(path => ("production text", (string?)path)),
            ("policy", plan.Governance.Policy?.Path),
            .. plan.Governance.Paths.Select(path => ("governed", (string?)path)),
            ("baseline", plan.Governance.Baseline),
        ];
        return [.. named.Where(entry => entry.Path is not null).Distinct().Select(entry => Of(entry.Role, entry.Path!, cancellation))];
    }

    private static InputFile Of(string role, string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return Directory.Exists(path) ? Folder(role, path, cancellation) : File(role, path, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever needs it has said so: here it is only without a hash.
            return new(role, path, null, null, null, null);
        }
    }

    private static InputFile File(string role, string path, CancellationToken cancellation)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read; (read = stream.Read(buffer)) > 0; bytes += read)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return new(role, path, 1, bytes, Hex(hash.GetHashAndReset()), null);
    }

    private static InputFile Folder(string role, string path, CancellationToken cancellation)
    {
        List<(string Name, long Size)> files = [];
        foreach (FileInfo file in new DirectoryInfo(path).EnumerateFiles("*", Everything))
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add((Path.GetRelativePath(path, file.FullName).Replace('\\', '/'), file.Length));
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, long size) in files) hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\t{size}\n")));
        return new(role, path, files.Count, files.Sum(file => file.Size), null, Hex(hash.GetHashAndReset()));
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
