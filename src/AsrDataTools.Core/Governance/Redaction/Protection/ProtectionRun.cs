using System.Collections.Concurrent;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Redaction;

/// <summary>
/// Copies a corpus with its personal data replaced in texts and silenced in recordings. All copies are made and searched again in a
/// folder of their own first: what does not stand the second search, and every recording whose text failed, never appears.
/// </summary>
public sealed class ProtectionRun
{
    private readonly FoundPlaces _found;
    private readonly ProtectionOptions _options;
    private readonly ValueReplacer _replacer;
    private readonly NameProtection _names;
    private readonly ConcurrentDictionary<string, string> _targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _staging;
    private long _done;

    /// <exception cref="SpeechDataException">Pseudonyms are wanted without a key (<c>KeyMissing</c>), or it is too short (<c>KeyTooShort</c>).</exception>
    public ProtectionRun(FoundPlaces found, ProtectionOptions options)
    {
        _found = found;
        _options = options;
        _replacer = new ValueReplacer(options.Mode, options.Key);
        _names = new NameProtection(found, _replacer);
        _staging = $"{Path.TrimEndingDirectorySeparator(options.OutputDirectory)}.{Guid.NewGuid():N}.unfinished";
    }

    /// <summary>Files that are through.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Makes the copies. They appear when all of them are made; when it is stopped before, none does.</summary>
    /// <param name="inputs">Texts and recordings.</param>
    /// <param name="recordings">Further recordings, which are copied too.</param>
    /// <param name="report">Gets the trouble with each file that has no copy; called from several threads.</param>
    /// <param name="cancellation">Stops it.</param>
    public IReadOnlyList<ProtectedFile> Run(IReadOnlyList<ProtectionInput> inputs, IReadOnlyList<ProtectionInput> recordings, Action<SpeechDataException> report, CancellationToken cancellation = default)
    {
        try
        {
            List<(ProtectionInput Input, PersonalDataSource Kind)> texts = [];
            List<ProtectionInput> audio = [.. recordings];
            foreach (ProtectionInput input in inputs)
            {
                cancellation.ThrowIfCancellationRequested();
                if (KindOf(input, report) is not { } kind) continue;
                if (kind == PersonalDataSource.Audio) audio.Add(input);
                else texts.Add((input, kind));
            }

            ProtectionShelf shelf = new(audio, texts.Select(text => text.Input));
            TextProtection protection = new(_found, _replacer, _names, shelf, _options.AllowSegmentMute);
            ProtectedText[] made = [.. Parallel(texts, cancellation).Select(text => Count(Protect(protection, text.Input, text.Kind, cancellation)))];
            HashSet<string> refused = [.. made.Where(text => text.Failure is not null).SelectMany(text => text.Recordings)];
            ILookup<string, RedactionWindow> windows = made.SelectMany(text => text.Windows).ToLookup(window => window.Recording, window => window.Window, StringComparer.Ordinal);
            HashSet<string> told = [.. made.SelectMany(text => text.Recordings)];
            List<(ProtectedFile File, IReadOnlyList<ProtectionMapEntry> Entries)> whole = [.. made.Select(text => Settle(text, refused, report)).OfType<(ProtectedFile, IReadOnlyList<ProtectionMapEntry>)>()];
            whole.AddRange(Parallel(shelf.ToWrite([.. windows.Select(group => group.Key)]), cancellation)
                .Select(recording => Count(Redact(recording, [.. windows[recording.Path]], refused.Contains(recording.Path), told.Contains(recording.Path), report, cancellation)))
                .OfType<(ProtectedFile, IReadOnlyList<ProtectionMapEntry>)>());
            cancellation.ThrowIfCancellationRequested();
            return Publish(whole, report);
        }
        finally
        {
            if (Directory.Exists(_staging)) Directory.Delete(_staging, recursive: true);
        }
    }

    private ParallelQuery<T> Parallel<T>(IEnumerable<T> items, CancellationToken cancellation) =>
        items.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Clamp(_options.Workers, 1, 512)).WithCancellation(cancellation);

    private T Count<T>(T result)
    {
        Interlocked.Increment(ref _done);
        return result;
    }

    private static PersonalDataSource? KindOf(ProtectionInput input, Action<SpeechDataException> report)
    {
        try
        {
            return new FileInfo(input.Path).Length == 0 ? PersonalDataSource.Text : FileFieldReader.KindOf(input.Path);
        }
        catch (SpeechDataException exception)
        {
            report(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report(Storage(input.Path, exception));
        }

        return null;
    }

    private ProtectedText Protect(TextProtection protection, ProtectionInput input, PersonalDataSource kind, CancellationToken cancellation)
    {
        try
        {
            Claim(input);
        }
        catch (SpeechDataException exception)
        {
            return new(input, kind.ToString(), [], [], [], exception);
        }

        return protection.Protect(input, kind, Path.Combine(_staging, Relative(input)), cancellation);
    }

    private (ProtectedFile, IReadOnlyList<ProtectionMapEntry>)? Redact(
        ProtectionInput input, IReadOnlyList<RedactionWindow> windows, bool isRefused, bool isTold, Action<SpeechDataException> report, CancellationToken cancellation)
    {
        try
        {
            if (isRefused) throw new SpeechDataException("RecordingWithheld", SpeechDataProblem.InvalidData, $"'{input.Path}' is not written: a text of it has failed, so that what must not be heard in it is not known.", input.Path);
            Claim(input);
            string staged = Path.Combine(_staging, Relative(input));
            RedactedAudio copy = new AudioRedactor(new() { Fill = _options.Fill }).Redact(input.Path, staged, windows, cancellation);
            TextProtection.Verify(staged, _found);
            TextRedaction account = new(_found, _replacer, _names);
            account.Account(_names.File(Path.GetFileName(input.Path)), null);
            return (new ProtectedFile
            {
                Path = input.Path,
                OutputPath = Target(input),
                Kind = nameof(PersonalDataSource.Audio),
                Replaced = account.Entries.Count,
                MutedSeconds = copy.RedactedSeconds,
                IsRenamed = account.Entries.Count > 0,
                IsExact = copy.IsExact,
                Verdict = isTold ? Verdict.Pass : Verdict.Unknown,
            }, account.Entries);
        }
        catch (SpeechDataException exception)
        {
            report(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report(Storage(input.Path, exception));
        }

        return null;
    }

    // A text all of whose recordings are refused goes with them.
    private (ProtectedFile, IReadOnlyList<ProtectionMapEntry>)? Settle(ProtectedText text, HashSet<string> refused, Action<SpeechDataException> report)
    {
        if (text.Failure is null && text.Recordings.Count > 0 && text.Recordings.All(refused.Contains))
            report(new SpeechDataException("RecordingWithheld", SpeechDataProblem.InvalidData, $"'{text.Input.Path}' is not written: another text of its recording has failed.", text.Input.Path));
        else if (text.Failure is { } failure)
            report(failure);
        else
            return (File(text), text.Entries);
        return null;
    }

    private ProtectedFile File(ProtectedText text) => new()
    {
        Path = text.Input.Path,
        OutputPath = Target(text.Input),
        Kind = text.Kind,
        Replaced = text.Entries.Count,
        IsRenamed = Path.GetFileName(text.Input.Path) != Path.GetFileName(Target(text.Input)),
        Verdict = Verdict.Pass,
    };

    private IReadOnlyList<ProtectedFile> Publish(IReadOnlyList<(ProtectedFile File, IReadOnlyList<ProtectionMapEntry> Entries)> made, Action<SpeechDataException> report)
    {
        if (made.Count == 0) return [];
        ProtectionMap.Write(_options.MapPath, made.SelectMany(one => one.Entries.Select(entry => entry with { File = Path.GetRelativePath(_options.OutputDirectory, one.File.OutputPath).Replace('\\', '/') })));
        List<ProtectedFile> published = [];
        foreach ((ProtectedFile file, _) in made)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file.OutputPath)!);
                System.IO.File.Move(Path.Combine(_staging, Path.GetRelativePath(_options.OutputDirectory, file.OutputPath)), file.OutputPath, _options.Replace);
                published.Add(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                report(Storage(file.Path, exception));
            }
        }

        return published;
    }

    private string Relative(ProtectionInput input) => Path.Combine(Path.GetDirectoryName(input.Relative) ?? "", _names.File(Path.GetFileName(input.Path)).Name);

    private string Target(ProtectionInput input) => Path.Combine(_options.OutputDirectory, Relative(input));

    private void Claim(ProtectionInput input)
    {
        string target = Target(input);
        if (target == input.Path) throw new SpeechDataException("OutputIsInput", SpeechDataProblem.InvalidArgument, $"'{input.Path}' would be written over itself. Give another folder with -OutputDirectory.", input.Path);
        if (!_targets.TryAdd(target, input.Path)) throw new SpeechDataException("OutputTaken", SpeechDataProblem.InvalidArgument, $"'{input.Path}' would have the place of the copy of another file. Protect their folders one by one.", input.Path);
        if (!_options.Replace && Path.Exists(target)) throw new SpeechDataException("OutputExists", SpeechDataProblem.InvalidArgument, $"There is a file in the place of the copy of '{input.Path}' already. Give -Force to replace it, or another folder.", input.Path);
    }

    private static SpeechDataException Storage(string path, Exception exception) => new("StorageFailed", SpeechDataProblem.Storage, $"'{path}' cannot be copied: {exception.Message}", path, exception);
}
