using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// The folder that goes to the listener: clips, sheet, page, plan. It is made under a temporary name beside its place and renamed
/// when whole.
/// </summary>
public sealed class AuditFolder
{
    /// <summary>What the page is called.</summary>
    public const string PageName = "listen.html";

    private const string ClipFolder = "clips";

    private readonly string _path;

    /// <summary>Looks whether the place may be taken, before any work is done.</summary>
    /// <param name="path">Absolute path of the folder to make.</param>
    /// <param name="replace">Whether an audit that is there, without answers, may be replaced.</param>
    /// <exception cref="SpeechDataException">
    /// Its parent is not there (<c>PathNotFound</c>), or something is in the way (<c>AuditFolderExists</c>, <c>AuditFolderForeign</c>,
    /// <c>AuditFolderAnswered</c>).
    /// </exception>
    public AuditFolder(string path, bool replace)
    {
        _path = Path.TrimEndingDirectorySeparator(path);
        if (!Directory.Exists(Path.GetDirectoryName(_path)))
            throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"The folder '{Path.GetDirectoryName(_path)}' does not exist; make it first.", _path);
        if (File.Exists(_path)) throw InTheWay("AuditFolderExists", "is a file; name a folder");
        if (Directory.Exists(_path)) RequireReplaceable(replace);
    }

    /// <summary>Writes all of it.</summary>
    /// <param name="paddingSeconds">What is heard before and after each utterance, at least 0.</param>
    /// <param name="page">Writes the page.</param>
    /// <param name="done">Called with the number of clips done.</param>
    /// <param name="report">Takes the trouble with one clip; its item stays on the sheet without one.</param>
    /// <returns>The sample as it was written.</returns>
    /// <exception cref="SpeechDataException">The folder cannot be written; nothing is left behind.</exception>
    public AuditSample Write(AuditSample sample, double paddingSeconds, Action<AuditSample, TextWriter> page, Action<int> done, Action<SpeechDataException> report, CancellationToken cancellation)
    {
        string temporary = $"{_path}.{Guid.NewGuid():N}.partial";
        try
        {
            Directory.CreateDirectory(Path.Combine(temporary, ClipFolder));
            sample = AuditPlanFile.Sealed(sample with { Items = Clips(sample, temporary, paddingSeconds, done, report, cancellation) });
            AuditSheetFile.Write(sample, Path.Combine(temporary, AuditSheetFile.Name));
            using (StreamWriter writer = new(Path.Combine(temporary, PageName))) page(sample, writer);
            AuditPlanFile.Write(sample, Path.Combine(temporary, AuditPlanFile.Name));
            cancellation.ThrowIfCancellationRequested();
            Replace(temporary);
            return sample with { Path = _path };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.Explain(exception, _path)!;
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    private static List<AuditItem> Clips(AuditSample sample, string folder, double padding, Action<int> done, Action<SpeechDataException> report, CancellationToken cancellation)
    {
        List<AuditItem> items = [];
        foreach (AuditItem item in sample.Items)
        {
            cancellation.ThrowIfCancellationRequested();
            string? clip = FormattableString.Invariant($"{ClipFolder}/{item.Item:0000}.wav");
            try
            {
                AuditClip.Write(item, Path.Combine(folder, clip), padding, cancellation);
            }
            catch (SpeechDataException exception) when (exception.ErrorId != "AudioWriteFailed")
            {
                report(exception);
                clip = null;
            }

            items.Add(item with { Clip = clip });
            done(items.Count);
        }

        return items;
    }

    private void Replace(string temporary)
    {
        string? former = null;
        if (Directory.Exists(_path)) Directory.Move(_path, former = $"{_path}.{Guid.NewGuid():N}.former");
        try
        {
            Directory.Move(temporary, _path);
        }
        catch when (former is not null)
        {
            Directory.Move(former, _path);
            throw;
        }

        if (former is not null) Directory.Delete(former, recursive: true);
    }

    private void RequireReplaceable(bool replace)
    {
        string[] entries = [.. Directory.EnumerateFileSystemEntries(_path).Select(entry => Path.GetFileName(entry))];
        if (entries.Length == 0) return;
        if (!replace) throw InTheWay("AuditFolderExists", "exists and is not empty; -Force replaces an audit that has no answers yet");
        string[] own = [ClipFolder, AuditSheetFile.Name, PageName, AuditPlanFile.Name];
        if (entries.Except(own).FirstOrDefault() is { } foreign) throw InTheWay("AuditFolderForeign", $"holds '{foreign}', which Get-AuditSample did not write, so it is not replaced; choose another folder");
        if (!entries.Contains(AuditPlanFile.Name)) throw InTheWay("AuditFolderForeign", "holds no plan of an audit, so it is not replaced; choose another folder");
        if (entries.Contains(AuditSheetFile.Name) && HasAnswers()) throw InTheWay("AuditFolderAnswered", "holds answers of a listener, so it is not replaced; move the sheet away first");
    }

    // What cannot be read may be somebody's work as well.
    private bool HasAnswers()
    {
        bool odd = false;
        AuditSample plan = AuditPlanFile.Read(Path.Combine(_path, AuditPlanFile.Name));
        return new AuditSheetReader(plan, _ => odd = true).Read(Path.Combine(_path, AuditSheetFile.Name)).Count > 0 || odd;
    }

    private SpeechDataException InTheWay(string id, string what) => new(id, SpeechDataProblem.InvalidArgument, $"'{_path}' {what}.", _path);
}
