using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Session;

[Cmdlet(VerbsCommon.Get, "Alias", DefaultParameterSetName = "Default")]
[OutputType(typeof(AliasInfo))]
public sealed class GetAliasCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "Default", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    [Parameter(ParameterSetName = "Definition")]
    [ValidateNotNullOrEmpty]
    public string[]? Definition { get; set; }

    protected override void ProcessRecord()
    {
        bool byDefinition = Definition is not null;
        AliasInfo[] all = [.. InvokeCommand.GetCommands("*", CommandTypes.Alias, nameIsPattern: true).Cast<AliasInfo>().OrderBy(alias => alias.Name, StringComparer.OrdinalIgnoreCase)];
        foreach (string wanted in Definition ?? Name)
        {
            WildcardPattern pattern = WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase);
            AliasInfo[] found = [.. all.Where(alias => pattern.IsMatch(byDefinition ? alias.Definition : alias.Name))];
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(wanted))
            {
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"This command cannot find a matching alias because an alias with the {(byDefinition ? "definition" : "name")} '{wanted}' does not exist."),
                    "ItemNotFoundException",
                    ErrorCategory.ObjectNotFound,
                    wanted));
            }
        }
    }
}
