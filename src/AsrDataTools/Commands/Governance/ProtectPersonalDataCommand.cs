using System.Management.Automation;
using System.Security;
using AsrDataTools.Audio;
using AsrDataTools.Completion;
using AsrDataTools.Governance.PersonalData;
using AsrDataTools.Governance.Redaction;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Copies transcripts, annotation, manifests and recordings with their personal data replaced and silenced.</summary>
[Cmdlet(VerbsSecurity.Protect, "PersonalData", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(ProtectedFile))]
public sealed class ProtectPersonalDataCommand : PathCommand
{
    private const string FindingSet = "Finding";

    private readonly Dictionary<string, ProtectionInput> _inputs = new(StringComparer.Ordinal);
    private readonly List<ProtectionInput> _recordings = [];
    private readonly List<PersonalDataFinding> _findings = [];
    private PersonalDataScanner? _scanner;
    private byte[]? _key;
    private string _output = "";
    private string _map = "";
    private long _failed;

    /// <summary>Findings of Find-PersonalData; texts are changed in these places alone.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FindingSet)]
    [ValidateNotNull]
    public PersonalDataFinding[] Finding { get; set; } = [];

    /// <summary>The folder for the copies; they lie in it as the originals do in theirs.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string OutputDirectory { get; set; } = string.Empty;

    /// <summary>What stands in place of a value: a mark of its class, asterisks, or a mark that is the same wherever the value is.</summary>
    [Parameter]
    public ProtectionMode Mode { get; set; } = ProtectionMode.Tag;

    /// <summary>The key of pseudonyms and hashes, 16 bytes of UTF-8 at least.</summary>
    [Parameter]
    public SecureString? Key { get; set; }

    /// <summary>A file that holds the key; blanks and line ends at its end do not count.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KeyPath { get; set; }

    /// <summary>Further recordings, or folders of them; wildcards allowed. Those that lie beside a text are found by themselves.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Audio { get; set; } = [];

    /// <summary>A tone stands in place of what nobody may hear, instead of silence.</summary>
    [Parameter]
    public SwitchParameter Tone { get; set; }

    /// <summary>Silences the whole segment where its words have no times; else such a recording is refused.</summary>
    [Parameter]
    public SwitchParameter AllowSegmentMute { get; set; }

    /// <summary>The list of replacements; beside the output folder, ending in .map.jsonl, unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MapPath { get; set; }

    /// <summary>Classes to look for; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PersonalDataClassCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Class { get; set; } = [];

    /// <summary>Locales (en-GB) or languages (en) whose rules apply; all unless given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PersonalDataLocaleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Locale { get; set; } = [];

    /// <summary>Least score of a finding.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double MinimumScore { get; set; } = PersonalDataOptions.UsualMinimumScore;

    /// <summary>Recognisers of your own: tables with Class, Pattern, Checksum, Context, PatternScore and Locale, or files (.psd1, .json) of them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Recognizer { get; set; } = [];

    /// <summary>Replaces files that are in the output folder.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Most files at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    protected override void BeginProcessing()
    {
        try
        {
            _output = System.IO.Path.TrimEndingDirectorySeparator(ResolveNewPath(OutputDirectory));
            _map = MapPath is null ? _output + ".map.jsonl" : ResolveNewPath(MapPath);
            _key = KeyParameter.Read(Key, KeyPath is null ? null : ResolveNewPath(KeyPath));
            CustomRecognizer[] custom = RecognizerParameter.Read(Recognizer, ResolveNewPath);
            string[] classes = [.. PersonalDataClasses.All.Concat(custom.Select(recognizer => recognizer.Class)).Distinct(StringComparer.OrdinalIgnoreCase)];
            _scanner = new PersonalDataScanner(new PersonalDataOptions
            {
                Classes = Class.Length == 0 ? null : [.. NamePattern.Expand(Class, classes)],
                Locales = Locale.Length == 0 ? null : Locale,
                MinimumScore = MinimumScore,
                Custom = custom,
            });
            // Tells now, not after the search of a corpus, that there is no key.
            _ = new ProtectionRun(new FoundPlaces(_scanner), Options());
            if (File.Exists(_output)) throw new SpeechDataException("OutputNotFolder", SpeechDataProblem.InvalidArgument, $"'{_output}' is a file. Give a folder with -OutputDirectory.", _output);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        foreach (string path in Audio)
        {
            IReadOnlyCollection<string> resolved = InputPath.Resolve(SessionState.Path, path);
            if (resolved.Count == 0) Fail(InputPath.NotFound(path));
            foreach (string one in resolved) Expand(one, file => _recordings.Add(file), file => AudioFileFinder.KnowsExtension(System.IO.Path.GetExtension(file)) || file == one);
        }
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == FindingSet)
        {
            _findings.AddRange(Finding);
            return;
        }

        foreach (string path in ResolvePaths()) Expand(path, file => _inputs.TryAdd(file.Path, file), static _ => true);
    }

    protected override void EndProcessing()
    {
        if (ParameterSetName == FindingSet) TakeFindings();
        ProtectionInput[] inputs = [.. _inputs.Values.Where(input => ShouldProcess(input.Path, $"Write a protected copy to {_output}"))];
        if (inputs.Length == 0)
        {
            WriteSummary(Counted.Text($"Nothing is written; {_failed:N0} inputs failed."));
            return;
        }

        ProtectionRun protection = new(new FoundPlaces(_scanner!, ParameterSetName == FindingSet ? _findings : null), Options());
        CountProgress progress = new(this, "Protecting personal data", "files");
        List<ProtectedFile> made = [];
        using AsideRun<ProtectedFile> run = new(
            file =>
            {
                made.Add(file);
                WriteObject(file);
            },
            Fail,
            () =>
            {
                progress.Done = protection.Done;
                progress.Show(inputs.Length + _recordings.Count);
            },
            Cancellation);
        // A process that ends on Ctrl+C must not end before the half-made copies are gone.
        using ManualResetEventSlim through = new(initialState: true);
        try
        {
            run.Run(() =>
            {
                through.Reset();
                try
                {
                    return protection.Run(inputs, _recordings, run.Report, Cancellation);
                }
                finally
                {
                    through.Set();
                }
            });
        }
        finally
        {
            through.Wait(CancellationToken.None);
        }

        progress.Complete();
        ProtectedFile[] audio = [.. made.Where(file => file.MutedSeconds is not null)];
        WriteSummary(Counted.Text(
            $"Wrote {made.Count - audio.Length:N0} texts and {audio.Length:N0} recordings to '{_output}': {made.Sum(file => (long)file.Replaced):N0} values replaced, {audio.Sum(file => file.MutedSeconds):N2} s {(Tone ? "toned" : "silenced")}, {made.Count(file => file.IsRenamed):N0} files renamed, {made.Count(file => file.Verdict == Verdict.Unknown):N0} recordings that no text tells of; {_failed:N0} inputs failed or were withheld. Map: '{_map}'."));
    }

    protected override void OnPathNotFound() => _failed++;

    private ProtectionOptions Options() => new()
    {
        Mode = Mode,
        Key = _key,
        AllowSegmentMute = AllowSegmentMute,
        Fill = Tone ? RedactionFill.Tone : RedactionFill.Silence,
        Replace = Force,
        OutputDirectory = _output,
        MapPath = _map,
        Workers = ThrottleLimit,
    };

    private void Expand(string path, Action<ProtectionInput> take, Func<string, bool> isWanted)
    {
        if (!Directory.Exists(path))
        {
            if (File.Exists(path)) take(new(path, System.IO.Path.GetFileName(path)));
            else Fail(InputPath.NotFound(path));
            return;
        }

        foreach (string file in FileFieldReader.Files(path, Fail))
        {
            if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
            if (isWanted(file) && !IsOwn(file)) take(new(file, System.IO.Path.GetRelativePath(path, file)));
        }
    }

    // What an earlier run wrote, and the key, are no part of the corpus that they lie in.
    private bool IsOwn(string file) => file == _map || file.StartsWith(_output + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal) || (KeyPath is not null && file == ResolveNewPath(KeyPath));

    private void TakeFindings()
    {
        string[] files = [.. _findings.Select(finding => finding.Path).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (files.Length == 0) return;
        string root = System.IO.Path.GetDirectoryName(files[0])!;
        while (!files.All(file => file.StartsWith(System.IO.Path.EndsInDirectorySeparator(root) ? root : root + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))) root = System.IO.Path.GetDirectoryName(root)!;
        foreach (string file in files)
        {
            if (File.Exists(file)) _inputs.TryAdd(file, new(file, System.IO.Path.GetRelativePath(root, file)));
            else Fail(InputPath.NotFound(file));
        }
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
