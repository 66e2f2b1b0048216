using System.Management.Automation;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Readiness;

namespace AsrDataTools.Pipeline;

/// <summary>A cmdlet that asks the gates: by a plan, or by corpora that are named, with what is given beside either in its place.</summary>
public abstract class PlannedCommand : SpeechCommand, IDynamicParameters
{
    private protected const string CorporaSet = "Corpora";
    private protected const string PlanSet = "Plan";

    /// <summary>A table of settings, or the path of a <c>.psd1</c> or <c>.json</c> that holds one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlanSet)]
    [ValidateNotNull]
    public object Plan { get; set; } = new();

    /// <summary>Live traffic by accent: a table of accent and calls, minutes or share, or a manifest; the production corpus unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Traffic { get; set; }

    /// <summary>Files and folders of annotation; the manifests unless given. Wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Annotation { get; set; } = [];

    /// <summary>Manifests and folders of the set that the recogniser is evaluated on, with its texts; wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Evaluation { get; set; } = [];

    /// <summary>What the recogniser made of the evaluation set; not given where its manifest holds that too.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Hypothesis { get; set; }

    /// <summary>Lists of domain terms: text, CSV, Hunspell .dic, kwlist XML; wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] TermList { get; set; } = [];

    /// <summary>What governance demands: a table of settings, or the path of a <c>.psd1</c> or <c>.json</c> that holds one.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Policy { get; set; }

    /// <summary>Gates whose Unknown makes the overall answer Unknown; all that are asked unless narrowed.</summary>
    [Parameter]
    [ValidateNotNull]
    public Gate[] RequiredGate { get; set; } = [];

    /// <summary>Start of every pseudo-random sequence.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public long Seed { get; set; } = 1;

    /// <summary>Most recordings measured at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    private protected StorageParameters Storage { get; } = new();

    /// <inheritdoc/>
    public object GetDynamicParameters() => Storage;

    private string Location => SessionState.Path.CurrentFileSystemLocation.ProviderPath;

    /// <summary>The plan that was given, else one of the corpora; what was given beside it takes the place of what it says.</summary>
    /// <param name="corpora">A plan of the corpora that were named.</param>
    /// <exception cref="SpeechDataException">The plan or the policy is none, or contradicts itself.</exception>
    private protected ReadinessPlan ReadPlan(Func<ReadinessPlan> corpora)
    {
        ReadinessPlan plan = ParameterSetName == PlanSet ? PlanParameter.Read(Plan, Location, ResolveNewPath) : corpora();
        if (Traffic is not null) plan = plan with { Traffic = ResolveNewPath(Traffic) };
        if (Annotation.Length > 0) plan = plan with { Annotation = plan.Annotation with { Paths = Resolve(Annotation) } };
        if (Evaluation.Length > 0) plan = plan with { Evaluation = plan.Evaluation with { Paths = Resolve(Evaluation) } };
        if (Hypothesis is not null) plan = plan with { Evaluation = plan.Evaluation with { HypothesisPath = ResolveNewPath(Hypothesis) } };
        if (TermList.Length > 0) plan = plan with { Vocabulary = plan.Vocabulary with { TermLists = Resolve(TermList) } };
        if (Policy is not null) plan = plan with { Governance = plan.Governance with { Policy = PolicyParameter.Read(Policy, Location, ResolveNewPath) } };
        if (MyInvocation.BoundParameters.ContainsKey(nameof(RequiredGate))) plan = plan with { RequiredGate = RequiredGate };
        foreach (string path in plan.Training.Concat(plan.Production).Concat(plan.Evaluation.Paths))
        {
            if (FolderManifests.NoticeOf(path) is { } notice) WarnOnce(notice);
        }

        return MyInvocation.BoundParameters.ContainsKey(nameof(Seed)) ? plan with { Seed = Seed } : plan;
    }

    /// <summary>Absolute paths. One that stands for nothing goes on as it is: whoever reads it counts it and says so.</summary>
    private protected string[] Resolve(string[] paths) => [.. paths.SelectMany(path =>
        InputPath.Resolve(SessionState.Path, path) is { Count: > 0 } found ? found : [ResolveNewPath(path)])];
}
