using System.Management.Automation;
using AsrDataTools.Pipeline;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Commands;

/// <summary>Writes an audit's results, or findings, as one page or a summary for people, or as JSON, CSV, SARIF or JUnit XML for programs.</summary>
[Cmdlet(VerbsData.Export, "ReadinessReport", SupportsShouldProcess = true)]
[OutputType(typeof(GateResult), typeof(Finding))]
public sealed class ExportReadinessReportCommand : SpeechCommand
{
    private readonly List<GateResult> _results = [];
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, int> _others = new(StringComparer.Ordinal);
    private readonly List<(string Path, ReportFormat Format)> _targets = [];
    private RobustnessReport? _robustness;

    /// <summary>The results of one audit, or findings; findings alone go into SARIF and JUnit.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The files to write, taken as they stand; <c>.html</c>, <c>.json</c>, <c>.sarif</c>, <c>.xml</c> (JUnit) and <c>.md</c> tell the format. With -Format Csv folders.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The format, whatever the extension says.</summary>
    [Parameter]
    public ReportFormat? Format { get; set; }

    /// <summary>Results of Measure-RobustnessGap to show with the audit's, with or without -CurveBy: objects, or files that Export-Csv or ConvertTo-Json made of them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public object[] RobustnessGap { get; set; } = [];

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

        try
        {
            _robustness = new RobustnessIntake(SessionState.Path).Read(RobustnessGap);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception, exception.Path);
        }
    }

    protected override void ProcessRecord()
    {
        foreach (PSObject input in InputObject)
        {
            switch (input.BaseObject)
            {
                case GateResult result:
                    _results.Add(result);
                    break;
                case Finding finding:
                    _findings.Add(finding);
                    break;
                default:
                    string type = input.BaseObject.GetType().Name;
                    _others[type] = _others.GetValueOrDefault(type) + 1;
                    break;
            }
        }
    }

    protected override void EndProcessing()
    {
        if (_others.Count > 0)
        {
            // Once for all of a kind: a delivery may leak in thousands of places.
            SpeechDataException others = Invalid(
                "ReportInputInvalid",
                Counted.Text($"{string.Join(" and ", _others.Select(other => Counted.Text($"{other.Value:N0} objects of type {other.Key}")))} cannot be reported: a report is made of the results of Test-ProductionReadiness and of objects of type Finding. Export-Csv writes any object as a table; duplicates and leaks of an evaluation set are judged and shown by Test-ProductionReadiness -Evaluation."),
                "");
            if (_results.Count + _findings.Count == 0) ThrowInputError(others);
            WriteInputError(others);
        }

        try
        {
            ReportContent content = new(_results, _findings, DateTimeOffset.Now) { Robustness = _robustness };

            // Refused before the first file is written.
            if (_targets.Any(target => ReportFile.NeedsResults(target.Format))) _ = content.Report;
            foreach ((string path, ReportFormat format) in _targets)
            {
                if (ShouldProcess(path, "Write readiness report")) ReportFile.Write(content, path, format);
            }
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception, _targets[0].Path);
        }

        if (!PassThru) return;
        WriteObject(_results, enumerateCollection: true);
        WriteObject(_findings, enumerateCollection: true);
    }

    private ReportFormat FormatOf(string path)
    {
        if (Format == ReportFormat.Csv) return CsvTarget(path);
        if (Directory.Exists(path)) throw Invalid("ReportPathInvalid", $"'{path}' is a folder; name a file in it.", path);
        CheckParent(path);
        if (NoClobber && File.Exists(path)) throw Invalid("ReportExists", $"'{path}' exists; leave -NoClobber out to replace it.", path);
        return Format ?? ReportFile.FormatOf(path) ?? throw Invalid(
            "ReportFormatUnknown", $"'{System.IO.Path.GetFileName(path)}' does not tell the format: end it in .html, .json, .sarif, .xml (JUnit) or .md, or give -Format.", path);
    }

    // What a folder holds is looked at again when it is replaced.
    private ReportFormat CsvTarget(string path)
    {
        CheckParent(System.IO.Path.TrimEndingDirectorySeparator(path));
        if (File.Exists(path)) throw Invalid("ReportPathInvalid", $"'{path}' is a file; CSV is written as a folder of tables: name a folder.", path);
        if (NoClobber && Directory.Exists(path)) throw Invalid("ReportExists", $"'{path}' exists; leave -NoClobber out to replace it.", path);
        return ReportFormat.Csv;
    }

    private static void CheckParent(string path)
    {
        string? folder = System.IO.Path.GetDirectoryName(path);
        if (folder is not null && !Directory.Exists(folder)) throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"The folder '{folder}' does not exist; make it first.", path);
    }

    private static SpeechDataException Invalid(string id, string message, string path) => new(id, SpeechDataProblem.InvalidArgument, message, path);
}
