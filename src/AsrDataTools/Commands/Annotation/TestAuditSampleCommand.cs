using System.Management.Automation;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.Audit;

namespace AsrDataTools.Commands;

/// <summary>Reads filled listening sheets back: is the delivery accepted, rejected, or is there more to hear?</summary>
[Cmdlet(VerbsDiagnostic.Test, "AuditSample", DefaultParameterSetName = PathSet)]
[OutputType(typeof(AuditVerdict), typeof(bool))]
public sealed class TestAuditSampleCommand : PathCommand
{
    private readonly Dictionary<string, (AuditSample Plan, AuditReading Reading)> _audits = new(StringComparer.Ordinal);
    private long _sheets;
    private long _failed;

    /// <summary>The plan, where it does not lie beside the sheet.</summary>
    [Parameter]
    [Alias("Plan")]
    [ValidateNotNullOrEmpty]
    public string? PlanPath { get; set; }

    /// <summary>Level of the intervals.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Emits True when every delivery is accepted, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in ResolvePaths())
        {
            if (Cancellation.IsCancellationRequested) return;
            if (Directory.Exists(path)) ReadFolder(path);
            else Read(path);
        }
    }

    protected override void EndProcessing()
    {
        List<AuditVerdict> overall = [];
        int answered = 0;
        foreach ((_, AuditReading reading) in _audits.Values)
        {
            try
            {
                IReadOnlyList<AuditVerdict> verdicts = reading.Verdicts(ConfidenceLevel, Cancellation);
                overall.Add(verdicts[0]);
                answered += reading.Answered;
                if (!Quiet) WriteObject(verdicts, enumerateCollection: true);
            }
            catch (SpeechDataException exception)
            {
                Fail(exception);
            }
            catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }
        }

        if (Quiet) WriteObject(overall.Count > 0 && _failed == 0 && overall.TrueForAll(verdict => verdict.Verdict == AuditDecision.Accept));
        string decisions = string.Join(", ", overall.GroupBy(verdict => verdict.Verdict).OrderBy(group => group.Key).Select(group => Counted.Text($"{group.Key} {group.Count():N0}")));
        WriteSummary(Counted.Text($"Judged {overall.Count:N0} audits by {answered:N0} answers in {_sheets:N0} sheets{(decisions.Length > 0 ? $": {decisions}" : "")}; {_failed:N0} sheets or rows failed."));
    }

    protected override void OnPathNotFound() => _failed++;

    // Listeners who share the work each save a sheet beside the plan.
    private void ReadFolder(string folder)
    {
        string[] sheets = [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)];
        if (sheets.Length == 0) Fail(new SpeechDataException("AuditSheetMissing", SpeechDataProblem.NotFound, $"The folder '{folder}' holds no sheet (*.csv). Put the filled sheet beside its {AuditPlanFile.Name}.", folder));
        foreach (string sheet in sheets) Read(sheet);
    }

    private void Read(string sheet)
    {
        try
        {
            AuditSample plan = AuditPlanFile.Read(PlanPath is null ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(sheet)!, AuditPlanFile.Name) : ResolveNewPath(PlanPath));
            if (!_audits.TryGetValue(plan.Hash, out (AuditSample Plan, AuditReading Reading) audit)) audit = (plan, new AuditReading(plan, Fail));
            audit.Reading.Add(sheet);
            _audits[plan.Hash] = audit;
            _sheets++;
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
