using System.Buffers.Binary;
using AsrDataTools.Annotation;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>What of the searched files can be read, and as what: manifests, annotation, fingerprint indexes, packages, plain lists.</summary>
internal sealed class SearchedTables
{
    private const string BagDeclaration = "bagit.txt";
    private static readonly string[] KaldiMarks = ["wav.scp", "segments", "utt2spk"];

    // Read as tables of rows where they name recordings; some are annotation formats too.
    private static readonly HashSet<string> RowAnnotation = new(["CSV", "NeMo", "Lhotse", "Kaldi", "Text"], StringComparer.OrdinalIgnoreCase);

    public SearchedTables(SearchedFiles files, Action<SpeechDataException> report)
    {
        List<ManifestSource> manifests = [];
        HashSet<string> kaldi = [.. files.Others.Where(path => KaldiMarks.Contains(Path.GetFileName(path))).Select(path => Path.GetDirectoryName(path)!).Where(IsKaldi)];
        manifests.AddRange(kaldi.Order(StringComparer.Ordinal).Select(folder => new ManifestSource(folder, "Kaldi")));
        foreach (string path in files.Others)
        {
            if (Path.GetFileName(path) == BagDeclaration) Packages.Add(Path.GetDirectoryName(path)!);
            if (kaldi.Contains(Path.GetDirectoryName(path)!)) continue;
            try
            {
                Sort(path, manifests);
            }
            catch (SpeechDataException exception)
            {
                report(exception);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                report(new SpeechDataException("FileUnreadable", SpeechDataProblem.AccessDenied, $"'{path}' cannot be read: {exception.Message} Whether the speaker is in it is not known.", path, exception));
            }
        }

        Manifests = manifests;
    }

    public IReadOnlyList<ManifestSource> Manifests { get; }

    /// <summary>Annotation files.</summary>
    public List<string> Annotation { get; } = [];

    /// <summary>Fingerprint indexes.</summary>
    public List<string> Indexes { get; } = [];

    /// <summary>Folders of BagIt packages.</summary>
    public List<string> Packages { get; } = [];

    /// <summary>Texts that are neither: perhaps lists of ids or paths.</summary>
    public List<string> Texts { get; } = [];

    private void Sort(string path, List<ManifestSource> manifests)
    {
        byte[] opening = Opening(path);
        if (opening.Length >= sizeof(ulong) && BinaryPrimitives.ReadUInt64LittleEndian(opening) == Leakage.FingerprintIndexHeader.ExpectedMagic)
        {
            Indexes.Add(path);
            return;
        }

        if (IsBagTable(path) || IsLedger(opening)) return;
        string? annotation = AnnotationFormats.Recognise(path);
        if (annotation is not null && !RowAnnotation.Contains(annotation))
        {
            Annotation.Add(path);
            return;
        }

        if (ManifestSource.Of(path) is { } manifest && (annotation is null or "Text" || NamesRecordings(manifest)))
        {
            manifests.Add(manifest);
            return;
        }

        if (annotation is not null and not "Text") Annotation.Add(path);
        else if (!opening.AsSpan().Contains((byte)0)) Texts.Add(path);
    }

    private static bool NamesRecordings(ManifestSource manifest) => manifest.Read(_ => { }).Take(16).Any(row => row.AudioPath is not null);

    // Checksums and facts of a package follow from what it holds.
    private static bool IsBagTable(string path) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(path)!, BagDeclaration))
        && Path.GetFileName(path) is var name
        && (name is BagDeclaration or "bag-info.txt" or "fetch.txt" || ((name.StartsWith("manifest-", StringComparison.Ordinal) || name.StartsWith("tagmanifest-", StringComparison.Ordinal)) && name.EndsWith(".txt", StringComparison.Ordinal)));

    // A ledger of consent holds no speech, and must go on telling that the speaker withdrew.
    private static bool IsLedger(byte[] opening)
    {
        int end = opening.AsSpan().IndexOf((byte)'\n');
        if (end <= 0) return false;
        try
        {
            return new RecordParser().Parse(opening.AsSpan(0, end)).Sequence == 1;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsKaldi(string folder) =>
        File.Exists(Path.Combine(folder, "wav.scp")) || File.Exists(Path.Combine(folder, "segments")) || (File.Exists(Path.Combine(folder, "utt2spk")) && File.Exists(Path.Combine(folder, "text")));

    private static byte[] Opening(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        byte[] bytes = new byte[4096];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
