using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

/// <summary>-File, -Directory, -Hidden, -Attributes and -FollowSymlink come from the provider.</summary>
[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Items")]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class GetChildItemCommand : ItemCommand
{
    private bool _recurse;
    private uint _depth = uint.MaxValue;

    [Parameter(Position = 0, ParameterSetName = "Items", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "LiteralItems", Mandatory = true, ValueFromPipelineByPropertyName = true)]
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

    [Parameter(Position = 1)]
    public string? Filter { get; set; }

    [Parameter]
    public string[]? Include { get; set; }

    [Parameter]
    public string[]? Exclude { get; set; }

    [Parameter]
    [Alias("s", "r")]
    public SwitchParameter Recurse
    {
        get => _recurse;
        set => _recurse = value;
    }

    /// <summary>Levels below the path; asking for a depth asks to recurse.</summary>
    [Parameter]
    public uint Depth
    {
        get => _depth;
        set
        {
            _depth = value;
            _recurse = true;
        }
    }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter Name { get; set; }

    private protected override string? FilterText => Filter;

    private protected override string[]? IncludeNames => Include;

    private protected override string[]? ExcludeNames => Exclude;

    private protected override bool ForceRequested => Force;

    private protected override object? ProviderParameters(ProviderContext context)
    {
        string path = Path is [string first, ..] ? first : ".";
        return Name ? context.ChildNamesParameters(path) : context.ChildItemsParameters(path, _recurse);
    }

    protected override void ProcessRecord()
    {
        ProviderContext context = NewContext();
        foreach (string path in Path is [] ? [string.Empty] : Path)
        {
            Attempt(() =>
            {
                if (Name)
                    context.GetChildNames(path, _recurse, _depth);
                else
                    context.GetChildItems(path, _recurse, _depth);
            });
        }
    }
}
