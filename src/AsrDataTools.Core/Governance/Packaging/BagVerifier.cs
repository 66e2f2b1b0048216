using System.Collections.Concurrent;
using System.Globalization;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Verifies one bag: names first, then contents, each file read once whatever the number of manifests.</summary>
internal sealed class BagVerifier(string path, PackageVerificationOptions options, CancellationToken cancellation)
{
    // What is wrong with the contents alone leaves a bag complete.
    private static readonly string[] OfContents = [nameof(PackageRule.FileAltered), nameof(PackageRule.FileUnreadable)];

    private readonly PackageFindings _findings = new(path);
    private long _altered;
    private long _renamed;

    public PackageVerification Run()
    {
        BagContents bag = BagContents.Read(path, options.AllowFetchList, _findings, cancellation);
        BagMatching matching = new(bag, _findings);
        BagManifest[] payload = [.. bag.Manifests.Where(manifest => !manifest.IsOfTags)];
        CheckManifests(payload);
        matching.Run();
        long files = bag.Files.Count(file => file.IsPayload), bytes = bag.Files.Where(file => file.IsPayload).Sum(file => file.Length);
        CheckOxum(bag.Info, bytes, files);
        List<(BagManifest Manifest, BagManifestEntry Entry)> missing = matching.Missing;
        List<BagFile> extra = matching.Extra;
        if (!options.Fast)
        {
            // Files that nobody lists are read only where one of them may be a file that is missed.
            bool mayBeRenamed = missing.Any(lost => !lost.Manifest.IsOfTags);
            ConcurrentDictionary<string, byte[][]> digests = mayBeRenamed ? new(StringComparer.Ordinal) : [];
            ReadContents(matching, payload, mayBeRenamed ? extra : [], digests);
            FindRenamed(payload, missing, extra, digests);
        }

        Report(missing, extra);
        return Result(bag, payload, files, bytes, missing.Count, extra.Count, matching.Pending);
    }

    private void CheckManifests(BagManifest[] payload)
    {
        if (payload.Length == 0)
            _findings.Add(PackageRule.ManifestMissing, Severity.Error, BagManifest.NameOf(BagAlgorithm.Sha256, false), "There is no payload manifest that can be read.", "Ask the maker for a package with a manifest-sha256.txt or manifest-sha512.txt.");
        else if (payload.All(manifest => manifest.Algorithm.IsWeak))
            _findings.Add(PackageRule.AlgorithmWeak, Severity.Warning, payload[0].FileName, $"The payload is covered by {string.Join(" and ", payload.Select(manifest => manifest.Algorithm))} only: they show accidents, but a forged file can have the same checksum.", "Ask the maker for a manifest-sha256.txt or manifest-sha512.txt.");
        if (!Directory.Exists(Path.Combine(path, BagListing.PayloadFolder)))
            _findings.Add(PackageRule.FileMissing, Severity.Error, BagListing.PayloadFolder, "The package has no payload folder 'data'.", "Ask the maker for a whole package.");
    }

    private void CheckOxum(BagInfo info, long bytes, long files)
    {
        if (info.Oxum is not (long Bytes, long Files) said || said == (bytes, files)) return;
        _findings.Add(
            PackageRule.OxumDiffers,
            Severity.Error,
            BagInfo.FileName,
            string.Create(CultureInfo.InvariantCulture, $"{BagInfo.PayloadOxum} says {said.Bytes:N0} bytes in {said.Files:N0} files; there are {bytes:N0} bytes in {files:N0} files."),
            "Transfer the package again.");
    }

    private void ReadContents(BagMatching matching, BagManifest[] payload, List<BagFile> candidates, ConcurrentDictionary<string, byte[][]> digests)
    {
        options.OnStart?.Invoke(matching.Listed.Concat(candidates).Sum(file => file.Length));
        ParallelOptions parallel = new() { TaskScheduler = TaskScheduler.Current, CancellationToken = cancellation, MaxDegreeOfParallelism = options.Parallelism };
        // One file at a time and long ones first: no worker is left alone with the longest in the end.
        IEnumerable<(BagFile File, bool IsListed)> work =
            [.. matching.Listed.Select(file => (file, true)).Concat(candidates.Select(file => (file, false))).OrderByDescending(item => item.file.Length)];
        Parallel.ForEach(Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering), parallel, item =>
        {
            try
            {
                if (item.IsListed) Compare(item.File, [.. matching.Said(item.File)]);
                else digests[item.File.Path] = Digests(item.File, [.. payload.Select(manifest => manifest.Algorithm)]);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Add(PackageRule.FileUnreadable, item.File.Path, $"'{item.File.Path}' cannot be read: {exception.Message}", "Give this user the right to read it, or transfer it again.");
            }
        });
    }

    private void Compare(BagFile file, (BagManifest Manifest, BagManifestEntry Entry)[] said)
    {
        byte[][] digests = Digests(file, [.. said.Select(one => one.Manifest.Algorithm)]);
        for (int index = 0; index < said.Length; index++)
        {
            (BagManifest manifest, BagManifestEntry entry) = said[index];
            if (digests[index].AsSpan().SequenceEqual(entry.Digest)) continue;
            Interlocked.Increment(ref _altered);
            Add(
                PackageRule.FileAltered,
                file.Path,
                $"'{file.Path}' is altered: its {manifest.Algorithm} is {Short(digests[index])}, but {Short(entry.Digest)} in {manifest.FileName}, line {entry.Line}.",
                "Transfer it again; if it then still differs, ask the maker.");
            return;
        }
    }

    private byte[][] Digests(BagFile file, BagAlgorithm[] algorithms) => FileDigest.Take(Path.Combine(path, file.Path), file.Length, algorithms, options.OnBytes, cancellation);

    private void FindRenamed(BagManifest[] payload, List<(BagManifest Manifest, BagManifestEntry Entry)> missing, List<BagFile> extra, ConcurrentDictionary<string, byte[][]> digests)
    {
        Dictionary<string, Queue<BagFile>> byDigest = new(StringComparer.Ordinal);
        foreach (BagFile file in extra.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (!digests.TryGetValue(file.Path, out byte[][]? taken)) continue;
            for (int index = 0; index < payload.Length; index++)
            {
                string key = Key(payload[index], taken[index]);
                if (!byDigest.TryGetValue(key, out Queue<BagFile>? same)) byDigest[key] = same = new();
                same.Enqueue(file);
            }
        }

        HashSet<BagFile> matched = [];
        missing.RemoveAll(lost =>
        {
            BagFile? found = null;
            if (byDigest.TryGetValue(Key(lost.Manifest, lost.Entry.Digest), out Queue<BagFile>? same))
            {
                while (found is null && same.TryDequeue(out BagFile? next)) found = matched.Add(next) ? next : null;
            }

            if (found is null) return false;
            _renamed++;
            _findings.Add(
                PackageRule.FileRenamed, Severity.Error, found.Path, $"'{lost.Entry.Path}' is renamed: its content lies in '{found.Path}'.", $"Name it '{lost.Entry.Path}' again.");
            return true;
        });
        extra.RemoveAll(matched.Contains);

        static string Key(BagManifest manifest, byte[] digest) => $"{manifest.Algorithm}:{Convert.ToHexString(digest)}";
    }

    private void Report(List<(BagManifest Manifest, BagManifestEntry Entry)> missing, List<BagFile> extra)
    {
        foreach ((BagManifest manifest, BagManifestEntry entry) in missing)
            _findings.Add(PackageRule.FileMissing, Severity.Error, entry.Path, $"'{entry.Path}' is missing: {manifest.FileName}, line {entry.Line}, lists it.", "Transfer it again, or ask the maker for it.");
        foreach (BagFile file in extra)
            _findings.Add(PackageRule.FileExtra, Severity.Error, file.Path, $"'{file.Path}' is in no manifest.", "Remove it, or ask the maker whether it belongs to the package.");
    }

    private PackageVerification Result(BagContents bag, BagManifest[] payload, long files, long bytes, long missing, long extra, long pending)
    {
        IReadOnlyList<Finding> problems = _findings.ToList();
        bool isComplete = pending == 0 && !problems.Any(problem => problem.Severity == Severity.Error && !OfContents.Contains(problem.Rule));
        bool hasErrors = problems.Any(problem => problem.Severity == Severity.Error);
        return new()
        {
            Path = path,
            Verdict = hasErrors ? Verdict.Fail
                : options.Fast ? Verdict.Unknown
                : problems.Any(problem => problem.Severity == Severity.Warning) ? Verdict.Warn : Verdict.Pass,
            IsComplete = isComplete,
            IsValid = options.Fast ? null : isComplete && !hasErrors,
            BagItVersion = bag.Declaration.Version,
            Algorithms = new(payload.Select(manifest => manifest.Algorithm.Name)),
            PayloadFiles = files,
            PayloadBytes = bytes,
            Altered = _altered,
            Missing = missing,
            Extra = extra,
            Renamed = _renamed,
            ConsentLedgerHead = bag.Info[DeliveryPackage.LedgerHeadLabel],
            Problems = problems,
        };
    }

    private void Add(PackageRule rule, string about, string message, string remedy)
    {
        lock (_findings) _findings.Add(rule, Severity.Error, about, message, remedy);
    }

    private static string Short(byte[] digest) => $"{Convert.ToHexStringLower(digest.AsSpan(0, 8))}…";
}
