using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Split, "Path", DefaultParameterSetName = "ParentSet")]
[OutputType(typeof(string), typeof(bool))]
public sealed class SplitPathCommand : ItemCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "ParentSet")]
    public SwitchParameter Parent { get; set; }

    [Parameter(ParameterSetName = "LeafSet", Mandatory = true)]
    public SwitchParameter Leaf { get; set; }

    [Parameter(ParameterSetName = "LeafBaseSet", Mandatory = true)]
    public SwitchParameter LeafBase { get; set; }

    [Parameter(ParameterSetName = "ExtensionSet", Mandatory = true)]
    public SwitchParameter Extension { get; set; }

    [Parameter(ParameterSetName = "QualifierSet", Mandatory = true)]
    public SwitchParameter Qualifier { get; set; }

    [Parameter(ParameterSetName = "NoQualifierSet", Mandatory = true)]
    public SwitchParameter NoQualifier { get; set; }

    [Parameter(ParameterSetName = "IsAbsoluteSet", Mandatory = true)]
    public SwitchParameter IsAbsolute { get; set; }

    [Parameter]
    public SwitchParameter Resolve { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            if (!Resolve)
                Attempt(() => Write(path));
            else
                Attempt(() => NewContext().Resolve(path).ToList().ForEach(item => Write(item.Path)));
        }
    }

    private void Write(string path)
    {
        switch (ParameterSetName)
        {
            case "LeafSet":
                WriteObject(SessionState.Path.ParseChildName(path));
                break;
            case "LeafBaseSet":
                WriteObject(System.IO.Path.GetFileNameWithoutExtension(SessionState.Path.ParseChildName(path)));
                break;
            case "ExtensionSet":
                WriteObject(System.IO.Path.GetExtension(SessionState.Path.ParseChildName(path)));
                break;
            case "QualifierSet":
                WriteQualifier(path);
                break;
            case "NoQualifierSet":
                WriteObject(path[QualifierLength(path)..]);
                break;
            case "IsAbsoluteSet":
                WriteObject(SessionState.Path.IsPSAbsolute(path, out _));
                break;
            default:
                WriteObject(SessionState.Path.ParseParent(path, string.Empty));
                break;
        }
    }

    private void WriteQualifier(string path)
    {
        int length = QualifierLength(path);
        if (length > 0)
        {
            WriteObject(path[..length].TrimEnd('\\'));
            return;
        }

        WriteError(new ErrorRecord(
            new FormatException($"Cannot parse path because path '{path}' does not have a qualifier specified."),
            "ParsePathFormatError",
            ErrorCategory.InvalidArgument,
            path));
    }

    /// <summary>Length of "Drive:" or "Provider::" at the start of the path, 0 without one.</summary>
    private static int QualifierLength(string path)
    {
        int provider = path.IndexOf("::", StringComparison.Ordinal);
        return provider >= 0 ? provider + 2 : path.IndexOf(':') + 1;
    }
}
