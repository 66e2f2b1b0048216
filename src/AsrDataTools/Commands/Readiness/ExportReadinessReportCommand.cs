using System.Management.Automation;
using AsrDataTools.Pipeline;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Commands;

/// <summary>Writes an audit's results as one page for people or as JSON for programs.</summary>
[Cmdlet(VerbsData.Export, "ReadinessReport", SupportsShouldProcess = true)]
[OutputType(typeof(GateResult))]
public sealed class ExportReadinessReportCommand : SpeechCommand
{
    private readonly List<GateResult> _results = [];
    private readonly List<(string Path, ReportFormat Format)> _targets = [];

    /// <summary>The results of one audit.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public GateResult[] InputObject { get; set; } = [];

    /// <summary>The files to write, taken as they stand; <c>.html</c> and <c>.json</c> tell the format.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The format, whatever the extension says.</summary>
    [Parameter]
    public ReportFormat? Format { get; set; }

    /// <summary>Refuses to replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Hands the results on once the reports are written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // Before the audit runs: hours of work must not end in a mistyped folder.
    protected override void BeginProcessing()
    {
        foreach (string path in Path)
        {
            string target = ResolveNewPath(path);
            try
            {
                _targets.Add((target, FormatOf(target)));
            }
            catch (SpeechDataException exception)
            {
                ThrowInputError(exception, target);
            }
        }
    }

    protected override void ProcessRecord() => _results.AddRange(InputObject);

    protected override void EndProcessing()
    {
        try
        {
            ReadinessReport report = ReadinessReport.Of(_results, DateTimeOffset.Now);
            foreach ((string path, ReportFormat format) in _targets)
            {
                if (ShouldProcess(path, "Write readiness report")) ReportFile.Write(report, path, format);
            }
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception, _targets[0].Path);
        }

        if (PassThru) WriteObject(_results, enumerateCollection: true);
    }

    private ReportFormat FormatOf(string path)
    {
        if (Directory.Exists(path)) throw Invalid("ReportPathInvalid", $"'{path}' is a folder; name a file in it.", path);
        string folder = System.IO.Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder)) throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"The folder '{folder}' does not exist; make it first.", path);
        if (NoClobber && File.Exists(path)) throw Invalid("ReportExists", $"'{path}' exists; leave -NoClobber out to replace it.", path);
        return Format ?? ReportFile.FormatOf(path) ?? throw Invalid(
            "ReportFormatUnknown", $"'{System.IO.Path.GetFileName(path)}' does not tell the format: end it in .html or .json, or give -Format.", path);
    }

    private static SpeechDataException Invalid(string id, string message, string path) => new(id, SpeechDataProblem.InvalidArgument, message, path);
}
