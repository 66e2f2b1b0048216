namespace AsrDataTools.Annotation.Repair;

/// <summary>
/// Repairs one file: whole or not at all. What is written is read again first, and refused where the same fixes would change more or
/// where the format has no place for something.
/// </summary>
public sealed class FileRepair
{
    private readonly AnnotationRepair _repair;
    private readonly AnnotationReadOptions _options;
    private readonly IReadOnlyList<AnnotationDocument> _documents;

    private FileRepair(string path, AnnotationRepair repair, AnnotationReadOptions options, IReadOnlyList<AnnotationDocument> documents, IReadOnlyList<AnnotationEdit> edits)
    {
        Path = path;
        _repair = repair;
        _options = options;
        _documents = documents;
        Edits = edits;
    }

    public string Path { get; }

    /// <summary>What is to change; none where the file is as it should be.</summary>
    public IReadOnlyList<AnnotationEdit> Edits { get; }

    /// <summary>Reads a file and finds out what there is to change.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="repair">The fixes.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="SpeechDataException">It cannot be read, or rows of it cannot (<c>AnnotationRepairRefused</c>).</exception>
    public static FileRepair Plan(string path, AnnotationRepair repair, AnnotationReadOptions? options = null)
    {
        options ??= AnnotationReadOptions.Default;
        List<SpeechDataException> problems = [];
        List<AnnotationDocument> documents = [];
        List<AnnotationEdit> edits = [];
        foreach (AnnotationDocument document in AnnotationFormats.Read(path, options, problems.Add))
        {
            documents.Add(repair.Apply(document, out IReadOnlyList<AnnotationEdit> more));
            edits.AddRange(more);
        }

        if (problems.Count > 0)
            throw Refused(path, FormattableString.Invariant($"has {problems.Count:N0} rows that cannot be read and would be lost; mend them first. The first: {problems[0].Message}"));
        return new(path, repair, options, documents, edits);
    }

    /// <summary>Writes the repaired file in place of the old one, which is kept beside.</summary>
    /// <returns>Path of the backup.</returns>
    /// <exception cref="SpeechDataException">It is refused (<c>AnnotationRepairRefused</c>); nothing is changed.</exception>
    /// <exception cref="IOException">The storage failed; the old file is still there.</exception>
    public string CommitInPlace()
    {
        if (Directory.Exists(Path)) throw Refused(Path, "is a folder, whose files cannot be replaced in one step. Name another folder with -OutputDirectory");
        string temporary = WriteTemporary(Path);
        try
        {
            string backup = AnnotationBackup.Free(Path);
            string half = temporary + ".bak";
            File.Copy(Path, half);
            File.Move(half, backup, overwrite: false);
            File.Move(temporary, Path, overwrite: true);
            return backup;
        }
        finally
        {
            Remove(temporary);
            Remove(temporary + ".bak");
        }
    }

    /// <summary>Writes the repaired file, or the file as it is where there is nothing to change, somewhere else.</summary>
    /// <param name="target">Absolute path; nothing is there yet.</param>
    /// <exception cref="SpeechDataException">Something is there (<c>AnnotationTargetExists</c>), or it is refused (<c>AnnotationRepairRefused</c>).</exception>
    public void CommitTo(string target)
    {
        if (File.Exists(target) || Directory.Exists(target))
            throw new SpeechDataException("AnnotationTargetExists", SpeechDataProblem.InvalidArgument, $"'{target}' exists and is not replaced. Name an empty folder with -OutputDirectory.", target);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        string temporary = Edits.Count == 0 && File.Exists(Path) ? Temporary(target) : WriteTemporary(target);
        try
        {
            if (Directory.Exists(temporary))
            {
                Directory.Move(temporary, target);
                return;
            }

            if (!File.Exists(temporary)) File.Copy(Path, temporary);
            File.Move(temporary, target, overwrite: false);
        }
        finally
        {
            Remove(temporary);
        }
    }

    private string WriteTemporary(string target)
    {
        string temporary = Temporary(target);
        try
        {
            IAnnotationFormat format = AnnotationFormats.Named(_documents[0].Format!);
            AnnotationLosses losses = new();
            LossCounter counter = new(format, losses);
            using (IAnnotationSink sink = format.Open(temporary))
            {
                foreach (AnnotationDocument document in _documents)
                {
                    sink.Write(document, losses);
                    counter.Count(document);
                }

                sink.Complete();
            }

            Check(temporary, format, losses);
            return temporary;
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    private void Check(string temporary, IAnnotationFormat format, AnnotationLosses losses)
    {
        if (losses.Counts.Count > 0) throw Refused(Path, $"cannot be repaired in {format.Name}, which has no place for {string.Join(", ", losses.Counts.Keys)}. Export it to another format first");
        int number = 0;
        foreach (AnnotationDocument read in AnnotationFormats.Read(temporary, _options with { Format = format.Name }, problem => throw problem))
        {
            // Names that come from the file's own are those of the real one.
            AnnotationDocument meant = number < _documents.Count ? _documents[number] : read;
            number++;
            _repair.Apply(read with { Path = meant.Path, Recording = meant.Recording, Audio = meant.Audio }, out IReadOnlyList<AnnotationEdit> more);
            if (more.Count > 0) throw Refused(Path, $"would not be as it should when it is read again: {more[0].Fix}, {more[0].Before} → {more[0].After}. Leave that fix out with -Fix, or export the file to another format first");
            if (read.SegmentCount != meant.SegmentCount && !format.Holds.HasFlag(AnnotationFields.Tags)) throw Refused(Path, FormattableString.Invariant($"would have {read.SegmentCount:N0} segments instead of {meant.SegmentCount:N0} in '{meant.Recording}'"));
        }

        if (number != _documents.Count) throw Refused(Path, FormattableString.Invariant($"would hold {number:N0} recordings instead of {_documents.Count:N0}"));
    }

    private static string Temporary(string target) => $"{target}.{Guid.NewGuid():N}.tmp";

    private static void Remove(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
    }

    private static SpeechDataException Refused(string path, string why) =>
        new("AnnotationRepairRefused", SpeechDataProblem.InvalidData, $"'{path}' {why}. It stays as it is.", path);
}
