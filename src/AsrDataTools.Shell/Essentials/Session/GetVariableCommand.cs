using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Items;

namespace AsrDataTools.Shell.Essentials.Session;

[Cmdlet(VerbsCommon.Get, "Variable")]
[OutputType(typeof(PSVariable))]
public sealed class GetVariableCommand : ItemCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public SwitchParameter ValueOnly { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(name))
                WriteOne(name);
            else
                Attempt(() => InvokeProvider.Item.Get($"Variable:{name}").ToList().ForEach(item => Write((PSVariable)item.BaseObject)));
        }
    }

    private void WriteOne(string name)
    {
        if (SessionState.PSVariable.Get(name) is PSVariable variable)
        {
            Write(variable);
            return;
        }

        WriteError(new ErrorRecord(
            new ItemNotFoundException($"Cannot find a variable with the name '{name}'."),
            "VariableNotFound",
            ErrorCategory.ObjectNotFound,
            name));
    }

    private void Write(PSVariable variable) => WriteObject(ValueOnly ? variable.Value : variable);
}
