using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Data;

[Cmdlet(VerbsData.ConvertTo, "Csv")]
[OutputType(typeof(string))]
public sealed class ConvertToCsvCommand : CsvWritingCommand
{
    private protected override void WriteLine(string line) => WriteObject(line);
}
