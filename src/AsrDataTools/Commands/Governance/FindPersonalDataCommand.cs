using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.PersonalData;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Finds personal data in transcripts, annotation, manifests, file names and tags of recordings.</summary>
[Cmdlet(VerbsCommon.Find, "PersonalData", DefaultParameterSetName = PathSet)]
[OutputType(typeof(PersonalDataFinding))]
public sealed class FindPersonalDataCommand : PathCommand
{
    private const string UtteranceSet = "Utterance";
    private const string DocumentSet = "Document";
    private const int BatchLength = 256;
    private const int BatchCharacters = 1 << 18;

    private readonly SortedDictionary<string, long> _byClass = new(StringComparer.Ordinal);
    private List<PersonalDataField> _batch = [];
    private int _batchCharacters;
    private PersonalDataSearch? _search;
    private IReadOnlySet<string>? _known;
    private WorkerPump<List<PersonalDataField>, List<PersonalDataFinding>>? _pump;
    private CountProgress? _progress;
    private long _inputs;
    private long _fields;
    private long _characters;
    private long _findings;
    private long _suppressed;
    private long _failed;

    /// <summary>Rows of a manifest, as Import-SpeechManifest emits them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UtteranceSet)]
    [ValidateNotNull]
    public SpeechUtterance[] Utterance { get; set; } = [];

    /// <summary>Annotation, as Import-Annotation emits it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = DocumentSet)]
    [ValidateNotNull]
    public AnnotationDocument[] Document { get; set; } = [];

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

    /// <summary>Findings of an earlier run that are settled: a CSV or JSON file with the column SuppressionId.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Baseline { get; set; }

    /// <summary>Findings bear the value itself; else it is masked.</summary>
    [Parameter]
    public SwitchParameter ShowValue { get; set; }

    /// <summary>Most texts searched at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    protected override void BeginProcessing()
    {
        try
        {
            CustomRecognizer[] custom = RecognizerParameter.Read(Recognizer, ResolveNewPath);
            string[] classes = [.. PersonalDataClasses.All.Concat(custom.Select(recognizer => recognizer.Class)).Distinct(StringComparer.OrdinalIgnoreCase)];
            _search = new PersonalDataSearch(
                new PersonalDataScanner(new PersonalDataOptions
                {
                    Classes = Class.Length == 0 ? null : [.. NamePattern.Expand(Class, classes)],
                    Locales = Locale.Length == 0 ? null : Locale,
                    MinimumScore = MinimumScore,
                    Custom = custom,
                }),
                ShowValue,
                SessionState.Path.CurrentFileSystemLocation.ProviderPath);
            _known = Baseline is null ? null : FindingBaseline.Read(ResolveNewPath(Baseline));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        _progress = new CountProgress(this, "Searching personal data", "texts");
        _pump = new(ThrottleLimit, ordered: true, (batch, _) => [.. batch.SelectMany(_search.Search)], Emit, Cancellation);
    }

    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case UtteranceSet:
                foreach (SpeechUtterance utterance in Utterance) Take(UtteranceFieldReader.Fields(utterance));
                break;
            case DocumentSet:
                foreach (AnnotationDocument document in Document) Take(AnnotationFieldReader.Fields(document));
                break;
            default:
                foreach (string path in ResolvePaths()) TakePath(path);
                break;
        }
    }

    protected override void EndProcessing()
    {
        PostBatch();
        _pump!.Finish(() => _progress!.Show(_fields));
        _progress!.Complete();
        string classes = _findings == 0 ? "" : $" ({string.Join(", ", _byClass.OrderByDescending(entry => entry.Value).Select(entry => Counted.Text($"{entry.Key} {entry.Value:N0}")))})";
        string suppressed = Baseline is null ? "" : Counted.Text($"; {_suppressed:N0} findings of the baseline left out");
        WriteSummary(Counted.Text(
            $"Searched {_fields:N0} texts ({_characters:N0} characters) of {_inputs:N0} inputs: {_findings:N0} findings{classes}{suppressed}; {_failed:N0} inputs, rows or parts could not be read and were not searched."));
    }

    protected override void OnPathNotFound()
    {
        _inputs++;
        _failed++;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _pump?.Dispose();
    }

    private void TakePath(string path)
    {
        foreach (string file in Directory.Exists(path) ? FileFieldReader.Files(path, FailFolder) : [path]) TakeFile(file);
    }

    private void TakeFile(string file)
    {
        try
        {
            if (!File.Exists(file)) throw InputPath.NotFound(file);
            Take(FileFieldReader.Fields(file, Fail));
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail(new SpeechDataException("StorageFailed", SpeechDataProblem.Storage, $"'{file}' cannot be read: {exception.Message}", file, exception));
        }
    }

    private void Take(IEnumerable<PersonalDataField> fields)
    {
        _inputs++;
        foreach (PersonalDataField field in fields)
        {
            if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
            _fields++;
            _characters += field.Text.Length;
            _batch.Add(field);
            _batchCharacters += field.Text.Length;
            if (_batch.Count >= BatchLength || _batchCharacters >= BatchCharacters) PostBatch();
        }
    }

    private void PostBatch()
    {
        if (_batch.Count == 0) return;
        _pump!.Post(_batch);
        _batch = [];
        _batchCharacters = 0;
        _progress!.Show(_fields);
    }

    private void Emit(WorkerPump<List<PersonalDataField>, List<PersonalDataFinding>>.Outcome outcome)
    {
        _progress!.Done += outcome.Item.Count;
        if (outcome.Result is not { } findings)
        {
            _failed += outcome.Item.Count;
            WriteInputError(outcome.Failure!, outcome.Item[0].Path);
            return;
        }

        foreach (PersonalDataFinding finding in findings)
        {
            if (finding.SuppressionId is { } id && _known?.Contains(id) == true)
            {
                _suppressed++;
                continue;
            }

            _findings++;
            _byClass[finding.Class] = _byClass.GetValueOrDefault(finding.Class) + 1;
            WriteObject(finding);
        }
    }

    // A folder that cannot be listed is an input of its own: what it holds is not known.
    private void FailFolder(SpeechDataException exception)
    {
        _inputs++;
        Fail(exception);
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
