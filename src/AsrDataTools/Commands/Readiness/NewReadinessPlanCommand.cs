using System.Management.Automation;
using System.Text;
using AsrDataTools.Pipeline;
using AsrDataTools.Readiness;

namespace AsrDataTools.Commands;

/// <summary>Looks through deliveries and evidence of production, and writes a plan of what it found and what is missing.</summary>
[Cmdlet(VerbsCommon.New, "ReadinessPlan", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(PlanItem))]
public sealed class NewReadinessPlanCommand : PathCommand
{
    private readonly List<string> _paths = [];

    /// <summary>Recordings of production, as folders or manifests, where they lie elsewhere; wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Production { get; set; } = [];

    /// <summary>The set that the recogniser is evaluated on, where it lies elsewhere; wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Evaluation { get; set; } = [];

    /// <summary>The plan to write, a .psd1; readiness.psd1 in the current location unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string OutputPath { get; set; } = "readiness.psd1";

    /// <summary>Replaces a plan that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() => _paths.AddRange(ResolvePaths());

    protected override void EndProcessing()
    {
        string target = ResolveNewPath(OutputPath);
        if (!System.IO.Path.GetExtension(target).Equals(".psd1", StringComparison.OrdinalIgnoreCase))
        {
            ThrowInputError(new SpeechDataException("PlanNameInvalid", SpeechDataProblem.InvalidArgument, $"'{target}' must end in .psd1: a plan is a PowerShell data file.", target));
        }

        if (File.Exists(target) && !Force)
        {
            ThrowInputError(new SpeechDataException("PlanExists", SpeechDataProblem.InvalidArgument, $"'{target}' is there already, and may have been edited. Replace it with -Force, or name another with -OutputPath.", target));
        }

        IReadOnlyList<PlanItem> items = Look();
        if (ShouldProcess(target, "Write plan")) Write(target, items);
        WriteObject(items, enumerateCollection: true);
        int found = items.Count(item => item.Path is not null);
        if (found == 0) WriteWarning($"Nothing that a plan has a key for was found in {string.Join(", ", _paths.Select(path => $"'{path}'"))}: the plan names nothing yet.");
        WriteSummary(Counted.Text($"Found {found} things for {items.Where(item => item.Path is not null).Select(item => item.Key).Distinct().Count()} of {Enum.GetValues<PlanKey>().Length} keys of a plan; {items.Count - found} keys have nothing. Plan: {target}."));
    }

    private IReadOnlyList<PlanItem> Look()
    {
        PlanScout scout = new(Cancellation, file => SettingsReader.ReadDataFile(file, "Policy"));
        try
        {
            foreach (string path in Production.SelectMany(Resolve)) scout.Look(path, PlanKey.Production);
            foreach (string path in Evaluation.SelectMany(Resolve)) scout.Look(path, PlanKey.Evaluation);
            foreach (string path in _paths) scout.Look(path);
            return scout.Items();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private IReadOnlyCollection<string> Resolve(string path)
    {
        IReadOnlyCollection<string> found = InputPath.Resolve(SessionState.Path, path);
        if (found.Count == 0) WriteInputError(InputPath.NotFound(path));
        return found;
    }

    private void Write(string target, IReadOnlyList<PlanItem> items)
    {
        string folder = System.IO.Path.GetDirectoryName(target)!;
        try
        {
            Directory.CreateDirectory(folder);
            WholeFile.Write(target, stream => stream.Write(Encoding.UTF8.GetBytes(PlanDraft.Write(items, folder))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception, target);
        }
    }
}
