using System.Management.Automation;
using AsrDataTools.Catalog;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Emits the runs of Test-ProductionReadiness that a catalog remembers, oldest first, with what changed from one to the next.</summary>
[Cmdlet(VerbsCommon.Get, "ReadinessHistory", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ReadinessRun), typeof(ReadinessRunEvidence))]
public sealed class GetReadinessHistoryCommand : PathCommand
{
    /// <summary>Only runs of plans or corpora that fit; wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string Subject { get; set; } = "*";

    /// <summary>Only the last so many runs of each subject.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Last { get; set; } = int.MaxValue;

    /// <summary>Emits the facts behind the verdicts, a row for each fact of each run, in place of the runs.</summary>
    [Parameter]
    [Alias("Evidence")]
    public SwitchParameter PerEvidence { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in ResolvePaths())
        {
            try
            {
                Emit(path);
            }
            catch (SpeechDataException exception)
            {
                WriteInputError(exception, path);
            }
        }
    }

    private void Emit(string path)
    {
        string file = IsPlan(path) ? CatalogParameter.Beside(path) : path;
        if (!File.Exists(file))
        {
            throw new SpeechDataException(
                "CatalogNotFound", SpeechDataProblem.NotFound, $"There is no catalog '{file}'. Test-ProductionReadiness makes one beside its plan, or where -CatalogPath says.", file);
        }

        WildcardPattern subject = new(Subject, WildcardOptions.IgnoreCase);
        using SpeechCatalog catalog = SpeechCatalog.Open(file);
        ReadinessRun[] runs = [.. catalog.History.Runs().Where(run => subject.IsMatch(run.Subject) || run.Subject == Subject)];
        HashSet<long> chosen = [.. runs.GroupBy(run => run.Subject).SelectMany(group => group.TakeLast(Last)).Select(run => run.RunId)];
        foreach (ReadinessRun run in runs.Where(run => chosen.Contains(run.RunId)))
        {
            if (PerEvidence) WriteObject(catalog.History.Evidence(run), enumerateCollection: true);
            else WriteObject(run);
        }
    }

    // A plan stands for the catalog beside it.
    private static bool IsPlan(string path) => System.IO.Path.GetExtension(path).ToUpperInvariant() is ".PSD1" or ".JSON";
}
