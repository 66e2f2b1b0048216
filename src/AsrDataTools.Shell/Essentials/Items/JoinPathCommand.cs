using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Join, "Path")]
[OutputType(typeof(string))]
public sealed class JoinPathCommand : ItemCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] Path { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? ChildPath { get; set; }

    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true, ValueFromRemainingArguments = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[] AdditionalChildPath { get; set; } = [];

    [Parameter]
    public SwitchParameter Resolve { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            string joined = path;
            if (!Attempt(() => joined = (ChildPath ?? []).Concat(AdditionalChildPath)
                .Aggregate(path, (parent, child) => SessionState.Path.Combine(parent, child ?? string.Empty))))
            {
                continue;
            }

            if (!Resolve)
            {
                WriteObject(joined);
                continue;
            }

            Attempt(() =>
            {
                foreach (PathInfo item in NewContext().Resolve(joined))
                    WriteObject(item.Path);
            });
        }
    }
}
