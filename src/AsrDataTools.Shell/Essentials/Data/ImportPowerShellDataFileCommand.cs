using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AsrDataTools.Shell.Essentials.Data;

/// <summary>Reads a .psd1 as data: nothing in it is run.</summary>
[Cmdlet(VerbsData.Import, "PowerShellDataFile", DefaultParameterSetName = "ByPath")]
[OutputType(typeof(System.Collections.Hashtable))]
public sealed class ImportPowerShellDataFileCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ByPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ByLiteralPath")]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    protected override void ProcessRecord()
    {
        foreach (string path in LiteralPath)
            Import(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
        foreach (string path in Path)
        {
            Collection<string> files;
            try
            {
                files = SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _);
            }
            catch (ItemNotFoundException error)
            {
                Report(error, "PathNotFound", ErrorCategory.InvalidArgument, path);
                continue;
            }

            foreach (string file in files)
                Import(file);
        }
    }

    private void Import(string file)
    {
        if (!File.Exists(file))
        {
            Report(new FileNotFoundException($"Cannot find path '{file}' because it does not exist.", file), "PathNotFound", ErrorCategory.InvalidArgument, file);
            return;
        }

        ScriptBlockAst ast = Parser.ParseFile(file, out _, out ParseError[] errors);
        if (errors.Length > 0)
        {
            Report(new InvalidOperationException($"The file '{file}' could not be parsed as a PowerShell Data File: {errors[0].Message}"), "CouldNotParseAsPowerShellDataFile", ErrorCategory.InvalidData, file);
            return;
        }

        if (ast.Find(node => node is HashtableAst, searchNestedScriptBlocks: false) is not HashtableAst data)
        {
            Report(new InvalidOperationException($"The file '{file}' could not be parsed as a PowerShell Data File: it holds no hashtable."), "CouldNotParseAsPowerShellDataFileNoHashtableRoot", ErrorCategory.InvalidData, file);
            return;
        }

        try
        {
            WriteObject(data.SafeGetValue());
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidOperationException($"The file '{file}' holds more than data: {error.Message}", error);
        }
    }

    private void Report(Exception error, string errorId, ErrorCategory category, string file) =>
        WriteError(new ErrorRecord(error, errorId, category, file));
}
