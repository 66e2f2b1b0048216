using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Holds what a manifest declares of its recordings against what is measured; each contradiction is a finding.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AcousticDeclaration", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestAcousticDeclarationCommand : SpeechCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string InputObjectSet = "InputObject";
    private const int MostWordsShown = 3;

    private RunProgress? _progress;
    private DeclarationAudit? _audit;
    private ProfileIntake? _intake;

    /// <summary>Manifests, saved profiles, folders and recordings; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>As <see cref="Path"/>, taken as they stand.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Profiles, rows of saved ones, utterances, files or paths.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [ValidateNotNull]
    public object[] InputObject { get; set; } = [];

    /// <summary>Rules to apply; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DeclarationRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Rule { get; set; } = [];

    /// <summary>Findings of an earlier run that are settled: a CSV or JSON file with the column SuppressionId.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Baseline { get; set; }

    /// <summary>Emits True when declarations were judged and none is contradicted, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Most recordings measured at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    protected override void BeginProcessing()
    {
        try
        {
            _audit = new DeclarationAudit(
                Rule.Length == 0 ? null : NamePattern.Expand(Rule, DeclarationAudit.Rules.Select(rule => rule.Id)),
                Baseline is null ? null : FindingBaseline.Read(ResolveNewPath(Baseline)));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        _progress = new RunProgress(this, "Measuring recordings", "profiles");
        _intake = new(null, ThrottleLimit, SessionState.Path, WriteInputError, _progress, Cancellation, Judge) { Manifests = new() { Notice = WarnOnce } };
    }

    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case InputObjectSet:
                _intake!.Add(InputObject);
                break;
            case LiteralPathSet:
                foreach (string path in LiteralPath) _intake!.Add(new FileInfo(ResolveNewPath(path)));
                break;
            default:
                _intake!.Add(Path);
                break;
        }
    }

    protected override void EndProcessing()
    {
        _progress!.AllTaken = true;
        _intake!.Finish();
        _progress.Complete();
        if (Quiet) WriteObject(_audit!.Judged > 0 && _audit.Contradicted == 0 && _progress.Failed == 0);
        WriteSummary(Summary());
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _intake?.Dispose();
    }

    private void Judge(AcousticProfile profile)
    {
        foreach (Finding finding in _audit!.Judge(profile))
        {
            if (!Quiet) WriteObject(finding);
        }
    }

    private string Summary()
    {
        string rules = _audit!.Contradicted == 0 ? "" : $" ({string.Join(", ", _audit.ByRule.Select(entry => Counted.Text($"{entry.Key} {entry.Value:N0}")))})";
        string words = _audit.NotUnderstood == 0 ? "" : $" ({string.Join(", ", _audit.WordsNotUnderstood.Take(MostWordsShown).Select(entry => $"'{entry.Key}'"))}{(_audit.WordsNotUnderstood.Count > MostWordsShown ? " …" : "")})";
        string suppressed = Baseline is null ? "" : Counted.Text($"; {_audit.Suppressed:N0} findings of the baseline left out");
        return Counted.Text(
            $"Judged {_audit.Judged:N0} of {_audit.Profiles:N0} profiles, {_audit.Contradicted:N0} contradicted{rules}; {_audit.NotUnderstood:N0} declarations not understood{words}, {_audit.NotMeasured:N0} not measurable{suppressed}; {_progress!.Failed:N0} inputs failed.");
    }
}
