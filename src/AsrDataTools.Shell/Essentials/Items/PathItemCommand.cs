using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Items;

/// <summary>An item cmdlet with -Path or -LiteralPath from the pipeline, and the three name filters.</summary>
public abstract class PathItemCommand : ItemCommand
{
    private protected const string ByPath = "Path";
    private protected const string ByLiteralPath = "LiteralPath";

    [Parameter(Position = 0, ParameterSetName = ByPath, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = ByLiteralPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath
    {
        get => Path;
        set
        {
            IsLiteral = true;
            Path = value;
        }
    }

    [Parameter]
    public string? Filter { get; set; }

    [Parameter]
    public string[]? Include { get; set; }

    [Parameter]
    public string[]? Exclude { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string? FilterText => Filter;

    private protected override string[]? IncludeNames => Include;

    private protected override string[]? ExcludeNames => Exclude;

    private protected override bool ForceRequested => Force;

    private protected string FirstPath => Path is [string first, ..] ? first : ".";
}
