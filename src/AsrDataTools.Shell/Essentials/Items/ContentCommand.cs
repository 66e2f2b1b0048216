using System.Collections.ObjectModel;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Items;

/// <summary>An item cmdlet on content: -Path and -LiteralPath by property name only, since content is what is piped.</summary>
public abstract class ContentCommand : ItemCommand
{
    [Parameter(Position = 0, ParameterSetName = "Path", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
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

    /// <summary>The items that the paths name; each path that names none is one error.</summary>
    private protected List<PathInfo> ResolveExisting()
    {
        var found = new List<PathInfo>();
        foreach (string path in Path)
        {
            Attempt(() =>
            {
                Collection<PathInfo> items = NewContext().Resolve(path);
                if (items.Count == 0)
                    ReportNothingFound(path);
                found.AddRange(items);
            });
        }

        return found;
    }

    private protected void ReportNothingFound(string path) => WriteError(new ErrorRecord(
        new ItemNotFoundException($"An object at the specified path {path} does not exist, or has been filtered by the -Include or -Exclude parameter."),
        "ItemNotFound",
        ErrorCategory.ObjectNotFound,
        path));
}
