using System.Collections.ObjectModel;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsDiagnostic.Resolve, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(PathInfo), typeof(string))]
public sealed class ResolvePathCommand : ItemCommand
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

    [Parameter]
    public SwitchParameter Relative { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool ForceRequested => Force;

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Collection<PathInfo> items = [];
            if (!Attempt(() => items = NewContext().Resolve(path)))
                continue;
            foreach (PathInfo item in items)
                WriteObject(Relative ? RelativeTo(item) : item);
        }
    }

    private string RelativeTo(PathInfo item)
    {
        PathInfo here = SessionState.Path.CurrentLocation;
        if (item.Provider.Name != "FileSystem" || item.Drive?.Root != here.Drive?.Root)
            return item.Path;
        string relative = System.IO.Path.GetRelativePath(here.ProviderPath, item.ProviderPath);
        if (relative == ".")
            return System.IO.Path.Join("..", System.IO.Path.GetFileName(item.ProviderPath));
        return relative.StartsWith("..", StringComparison.Ordinal) || System.IO.Path.IsPathRooted(relative)
            ? relative
            : System.IO.Path.Join(".", relative);
    }
}
