using System.Management.Automation;
using AsrDataTools.Catalog;
using AsrDataTools.Pipeline;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Commands;

/// <summary>Which of several vendors' deliveries fits, and what does each add to what is owned already?</summary>
[Cmdlet(VerbsData.Compare, "Delivery", DefaultParameterSetName = CorporaSet, SupportsShouldProcess = true)]
[OutputType(typeof(DeliveryComparison))]
public sealed class CompareDeliveryCommand : PlannedCommand
{
    private DeliveryIntake? _intake;

    /// <summary>
    /// The deliveries: paths of manifests and folders (each match of a wildcard is one), files and folders, or a table of names and paths. A
    /// folder stands for the manifests in it and the recordings that none of them names.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public object[] Delivery { get; set; } = [];

    /// <summary>Audio files, folders and manifests of what is owned; nothing is owned, or the training of the plan, unless given. Wildcards allowed.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Existing { get; set; } = [];

    /// <summary>Audio files, folders and manifests of recordings from production; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = CorporaSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Production { get; set; } = [];

    /// <summary>Price of each delivery: a table by name, or <c>name=amount</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Cost { get; set; }

    /// <summary>Price of an hour of audio as delivered: one number for all, a table by name, or <c>name=amount</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? CostPerHour { get; set; }

    /// <summary>Most that may be spent: which deliveries close most of the accent gap for it? Needs the price of each.</summary>
    [Parameter]
    [ValidateRange(0, double.MaxValue)]
    public double? Budget { get; set; }

    /// <summary>A file that knows what was measured before; made where there is none. Each recording is measured once without it too.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    /// <summary>Writes the comparison as a page to this <c>.html</c> file as well.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ReportPath { get; set; }

    /// <summary>Keeps the answers of the gates in the property Gates of each row, for Export-ReadinessReport.</summary>
    [Parameter]
    public SwitchParameter PassGate { get; set; }

    protected override void BeginProcessing() => _intake = new(SessionState.Path);

    protected override void ProcessRecord() => _intake!.Add(Delivery);

    protected override void EndProcessing()
    {
        try
        {
            if (ReportPath is not null) CheckReport(ResolveNewPath(ReportPath));
            ReadinessPlan plan = ReadPlan();
            Compare(plan, _intake!.Offers(Cost, CostPerHour));
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception);
        }
    }

    private void Compare(ReadinessPlan plan, IReadOnlyList<DeliveryOffer> offers)
    {
        string? kept = CatalogPath is null ? plan.Catalog : ResolveNewPath(CatalogPath);
        SpeechCatalog? catalog = CatalogParameter.Open(this, kept is not null && ShouldProcess(kept, "Keep what is measured") ? kept : null);
        IReadOnlyList<DeliveryComparison> rows;
        DeliveryStudy study = new(plan, offers, new() { Budget = Budget, PassGates = PassGate, ThrottleLimit = ThrottleLimit }, catalog);
        try
        {
            using AuditAside aside = new(this, "Comparing deliveries", WriteInputError, Storage.Use(this, ThrottleLimit), Cancellation);
            study.InputFailed += aside.Fail;
            study.Progressed += aside.Show;
            rows = aside.Run(() => study.Run(Cancellation));
        }
        finally
        {
            CatalogParameter.Close(this, catalog);
        }

        // The rows last: Select-Object -First ends the command at the row that it wanted.
        foreach (string note in study.Notes) WriteWarning($"{char.ToUpperInvariant(note[0])}{note[1..]}.");
        if (ReportPath is not null) WriteReport(rows, ResolveNewPath(ReportPath), new(DateTimeOffset.Now, plan, offers));
        WriteSummary(Totals(rows));
        WriteObject(rows, enumerateCollection: true);
    }

    private static void CheckReport(string path)
    {
        if (Directory.Exists(path)) throw new SpeechDataException("ReportPathInvalid", SpeechDataProblem.InvalidArgument, $"'{path}' is a folder; name a file in it.", path);
        if (ReportFile.FormatOf(path) != ReportFormat.Html)
            throw new SpeechDataException("ReportFormatUnknown", SpeechDataProblem.InvalidArgument, $"'{Path.GetFileName(path)}' does not tell the format: end it in .html, the only one of a comparison.", path);
    }

    private void WriteReport(IReadOnlyList<DeliveryComparison> rows, string path, DeliveryPageSource source)
    {
        if (!ShouldProcess(path, "Write the comparison")) return;
        try
        {
            DeliveryPage.Write(rows, source, path);
        }
        catch (SpeechDataException exception)
        {
            WriteInputError(exception, path);
        }
    }

    private static string Totals(IReadOnlyList<DeliveryComparison> rows)
    {
        string[] best = [.. rows.Where(row => row.Rank == 1).Select(row => row.Delivery)];
        string answer = best switch
        {
            [] => "no delivery could be measured",
            [var only] => $"best is {only} ({rows.First(row => row.Rank == 1).RankReason})",
            _ => $"{string.Join(", ", best)} cannot be told apart",
        };
        string against = best.Length == 1 && rows.First(row => row.Rank == 1).Against is { Count: > 0 } drawbacks ? $" Against {best[0]}: {string.Join("; ", drawbacks)}." : "";
        string buy = rows.FirstOrDefault(row => row.IsBestBuy == true) is not { } bought ? ""
            : bought.Role == DeliveryRole.Existing ? "; within the budget nothing closes the gap further"
            : $"; within the budget buy {bought.Delivery}";
        return Counted.Text(
            $"Compared {rows.Count(row => row.Role == DeliveryRole.Delivery):N0} deliveries: {answer}{buy}.{against} {rows.Where(row => row.Role is DeliveryRole.Existing or DeliveryRole.Delivery).Sum(row => row.Utterances):N0} utterances measured, {rows.Where(row => row.Role is DeliveryRole.Existing or DeliveryRole.Delivery).Sum(row => row.Failed):N0} inputs failed.");
    }

    private ReadinessPlan ReadPlan()
    {
        ReadinessPlan plan = ReadPlan(() => new ReadinessPlan { Production = Resolve(Production) });
        return Existing.Length > 0 ? plan with { Training = Resolve(Existing) } : plan;
    }
}
