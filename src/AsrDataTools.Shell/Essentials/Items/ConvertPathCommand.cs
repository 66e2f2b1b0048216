using System.Collections.ObjectModel;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsData.Convert, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(string))]
public sealed class ConvertPathCommand : ItemCommand
{
    [Parameter(Position = 0, ParameterSetName = "Path", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
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

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Collection<PathInfo> items = [];
            if (!Attempt(() => items = NewContext().Resolve(path)))
                continue;
            foreach (PathInfo item in items)
                WriteObject(item.ProviderPath);
        }
    }
}
