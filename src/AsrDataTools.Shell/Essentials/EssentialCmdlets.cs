using System.Management.Automation.Runspaces;
using AsrDataTools.Shell.Essentials.Data;
using AsrDataTools.Shell.Essentials.Formatting;
using AsrDataTools.Shell.Essentials.Items;
using AsrDataTools.Shell.Essentials.Objects;
using AsrDataTools.Shell.Essentials.Session;
using AsrDataTools.Shell.Essentials.Streams;

namespace AsrDataTools.Shell.Essentials;

/// <summary>
/// Stand-ins for the cmdlets that pwsh keeps outside the engine's package: a hosted engine has no
/// Select-Object, Get-ChildItem or Export-Csv, and even <c>cd</c> and <c>&gt;</c> fail there.
/// </summary>
/// <remarks>
/// Only the parameters in common use are there, and they do what pwsh's do; any other is refused by
/// name. The aliases (select, cd, gci, ft …) are the engine's own and are the same as in pwsh on each
/// platform: on Linux <c>ls</c>, <c>cat</c> and <c>sort</c> stay the system's commands.
/// </remarks>
public static class EssentialCmdlets
{
    private const string Management = "Microsoft.PowerShell.Management";
    private const string Utility = "Microsoft.PowerShell.Utility";
    private const string Security = "Microsoft.PowerShell.Security";

    /// <summary>Every stand-in, with the module that has the real one.</summary>
    internal static IReadOnlyList<(string Module, string Name, Type Type)> All { get; } =
    [
        (Management, "Add-Content", typeof(AddContentCommand)),
        (Management, "Clear-Content", typeof(ClearContentCommand)),
        (Management, "Convert-Path", typeof(ConvertPathCommand)),
        (Management, "Copy-Item", typeof(CopyItemCommand)),
        (Management, "Get-ChildItem", typeof(GetChildItemCommand)),
        (Management, "Get-Content", typeof(GetContentCommand)),
        (Management, "Get-Item", typeof(GetItemCommand)),
        (Management, "Get-Location", typeof(GetLocationCommand)),
        (Management, "Join-Path", typeof(JoinPathCommand)),
        (Management, "Move-Item", typeof(MoveItemCommand)),
        (Management, "New-Item", typeof(NewItemCommand)),
        (Management, "Pop-Location", typeof(PopLocationCommand)),
        (Management, "Push-Location", typeof(PushLocationCommand)),
        (Management, "Remove-Item", typeof(RemoveItemCommand)),
        (Management, "Rename-Item", typeof(RenameItemCommand)),
        (Management, "Resolve-Path", typeof(ResolvePathCommand)),
        (Management, "Set-Content", typeof(SetContentCommand)),
        (Management, "Set-Location", typeof(SetLocationCommand)),
        (Management, "Split-Path", typeof(SplitPathCommand)),
        (Management, "Test-Path", typeof(TestPathCommand)),
        (Utility, "Add-Member", typeof(AddMemberCommand)),
        (Utility, "Compare-Object", typeof(CompareObjectCommand)),
        (Utility, "ConvertFrom-Csv", typeof(ConvertFromCsvCommand)),
        (Utility, "ConvertFrom-Json", typeof(ConvertFromJsonCommand)),
        (Utility, "ConvertTo-Csv", typeof(ConvertToCsvCommand)),
        (Utility, "ConvertTo-Json", typeof(ConvertToJsonCommand)),
        (Utility, "Export-Csv", typeof(ExportCsvCommand)),
        (Utility, "Format-List", typeof(FormatListCommand)),
        (Utility, "Format-Table", typeof(FormatTableCommand)),
        (Utility, "Format-Wide", typeof(FormatWideCommand)),
        (Utility, "Get-Alias", typeof(GetAliasCommand)),
        (Utility, "Get-Date", typeof(GetDateCommand)),
        (Utility, "Get-FileHash", typeof(GetFileHashCommand)),
        (Utility, "Get-Member", typeof(GetMemberCommand)),
        (Utility, "Get-Random", typeof(GetRandomCommand)),
        (Utility, "Get-Unique", typeof(GetUniqueCommand)),
        (Utility, "Get-Variable", typeof(GetVariableCommand)),
        (Utility, "Group-Object", typeof(GroupObjectCommand)),
        (Utility, "Import-Csv", typeof(ImportCsvCommand)),
        (Utility, "Import-PowerShellDataFile", typeof(ImportPowerShellDataFileCommand)),
        (Utility, "Invoke-Expression", typeof(InvokeExpressionCommand)),
        (Utility, "Measure-Command", typeof(MeasureCommandCommand)),
        (Utility, "Measure-Object", typeof(MeasureObjectCommand)),
        (Utility, "New-Object", typeof(NewObjectCommand)),
        (Utility, "New-TimeSpan", typeof(NewTimeSpanCommand)),
        (Utility, "Out-File", typeof(OutFileCommand)),
        (Utility, "Out-String", typeof(OutStringCommand)),
        (Utility, "Read-Host", typeof(ReadHostCommand)),
        (Utility, "Select-Object", typeof(SelectObjectCommand)),
        (Utility, "Set-Alias", typeof(SetAliasCommand)),
        (Utility, "Set-Variable", typeof(SetVariableCommand)),
        (Utility, "Sort-Object", typeof(SortObjectCommand)),
        (Utility, "Start-Sleep", typeof(StartSleepCommand)),
        (Utility, "Tee-Object", typeof(TeeObjectCommand)),
        (Utility, "Write-Debug", typeof(WriteDebugCommand)),
        (Utility, "Write-Error", typeof(WriteErrorCommand)),
        (Utility, "Write-Host", typeof(WriteHostCommand)),
        (Utility, "Write-Information", typeof(WriteInformationCommand)),
        (Utility, "Write-Output", typeof(WriteOutputCommand)),
        (Utility, "Write-Progress", typeof(WriteProgressCommand)),
        (Utility, "Write-Verbose", typeof(WriteVerboseCommand)),
        (Utility, "Write-Warning", typeof(WriteWarningCommand)),
        (Security, "ConvertTo-SecureString", typeof(ConvertToSecureStringCommand)),
    ];

    /// <summary>Adds each stand-in whose real cmdlet the session will not have.</summary>
    /// <param name="state">The state of a session that is about to be opened.</param>
    public static void AddTo(InitialSessionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        string[] present = [.. new[] { Management, Utility, Security }.Where(RealModules.CanLoad)];
        foreach ((string module, string name, Type type) in All)
        {
            if (!present.Contains(module) && state.Commands[name].Count == 0)
                state.Commands.Add(new SessionStateCmdletEntry(name, type, helpFileName: null));
        }
    }
}
