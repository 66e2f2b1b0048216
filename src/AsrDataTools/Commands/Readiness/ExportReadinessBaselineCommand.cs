using System.Management.Automation;
using AsrDataTools.Pipeline;
using AsrDataTools.Readiness;

namespace AsrDataTools.Commands;

/// <summary>Writes what gates say against a corpus as a baseline: known and accepted, by whom, why and until when.</summary>
[Cmdlet(VerbsData.Export, "ReadinessBaseline", SupportsShouldProcess = true)]
[OutputType(typeof(AcceptedFact))]
public sealed class ExportReadinessBaselineCommand : SpeechCommand
{
    private const int UsualDays = 90;

    private readonly List<GateResult> _results = [];
    private string _target = "";
    private DateOnly _expires;

    /// <summary>Results of Test-ProductionReadiness; the overall row is passed over.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public GateResult[] InputObject { get; set; } = [];

    /// <summary>The file to write: CSV by the extension <c>.csv</c>, else JSON.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Who answers for what is accepted.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Owner { get; set; } = "";

    /// <summary>Why it may be so.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>The last day on which it counts, as <c>yyyy-MM-dd</c> or a date; in 90 days unless given.</summary>
    [Parameter]
    [Alias("ExpiresOn")]
    public object? ExpiresAt { get; set; }

    /// <summary>Refuses to replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Emits the entries.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // Before the audit runs: hours of work must not end in a mistyped folder.
    protected override void BeginProcessing()
    {
        _target = ResolveNewPath(Path);
        _expires = ReadDay();
        if (_expires < DateOnly.FromDateTime(DateTime.Today)) ThrowInputError(Invalid("BaselineExpired", $"'{_expires:yyyy-MM-dd}' is past: an entry that has expired accepts nothing. Give a later day with -ExpiresAt."), ExpiresAt);
        if (Directory.Exists(_target)) ThrowInputError(Invalid("BaselinePathInvalid", $"'{_target}' is a folder; name a file in it."), _target);
        string folder = System.IO.Path.GetDirectoryName(_target)!;
        if (!Directory.Exists(folder)) ThrowInputError(new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"The folder '{folder}' does not exist; make it first.", _target), _target);
        if (NoClobber && File.Exists(_target)) ThrowInputError(Invalid("BaselineExists", $"'{_target}' exists; leave -NoClobber out to replace it."), _target);
    }

    protected override void ProcessRecord() => _results.AddRange(InputObject);

    protected override void EndProcessing()
    {
        if (_results.GroupBy(result => result.Gate).FirstOrDefault(group => group.Count() > 1) is { } twice)
            ThrowInputError(Invalid("BaselineAmbiguous", $"The gate {twice.Key} is there {twice.Count()} times: one baseline is of one audit. Pipe the rows of one run of Test-ProductionReadiness."), _target);
        IReadOnlyList<AcceptedFact> entries = ReadinessBaseline.Of(_results, Owner, Reason, _expires);
        if (ShouldProcess(_target, $"Write a baseline of {entries.Count} entries"))
        {
            try
            {
                BaselineFile.Write(_target, entries);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                ThrowInputError(exception, _target);
            }

            WriteSummary($"Accepted {entries.Count} facts of {_results.Count(result => result.Gate != GateResult.Overall)} gates until {_expires:yyyy-MM-dd}: {_target}");
        }

        if (PassThru) WriteObject(entries, enumerateCollection: true);
    }

    private DateOnly ReadDay()
    {
        try
        {
            return UtcDay.Parse(ExpiresAt, "-ExpiresAt") ?? DateOnly.FromDateTime(DateTime.Today).AddDays(UsualDays);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception, ExpiresAt);
            throw;
        }
    }

    private static SpeechDataException Invalid(string id, string message) => new(id, SpeechDataProblem.InvalidArgument, message);
}
