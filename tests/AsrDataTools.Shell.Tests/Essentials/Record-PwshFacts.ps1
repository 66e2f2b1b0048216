<#
.SYNOPSIS
Runs every script of pwsh-facts.json in this pwsh and writes what it gave into the file.
.DESCRIPTION
Run it with -NoProfile in the pwsh whose behaviour the stand-ins shall have. To add a fact, add an entry
of "name" and "script" to the file and run this again. Facts are recorded in a folder that is removed.
#>
#Requires -Version 7.6
[CmdletBinding()]
param([string] $Path = (Join-Path $PSScriptRoot pwsh-facts.json))

$ErrorActionPreference = 'Stop'
$facts = Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json
foreach ($fact in $facts.cases) {
    $folder = [IO.Directory]::CreateTempSubdirectory('pwsh-facts-').FullName
    $state = [initialsessionstate]::CreateDefault2()
    $shell = [powershell]::Create($state)
    try {
        $shell.Runspace.SessionStateProxy.Path.SetLocation($folder) | Out-Null
        $setUp = "`$PSStyle.OutputRendering = 'PlainText'`n$($facts.prelude)"
        $shell.AddScript($setUp).Invoke() | Out-Null
        $shell.Commands.Clear()
        $output = -join $shell.AddScript($facts.harness.Replace('{{script}}', $fact.script)).Invoke()
        $fact.psobject.Properties.Remove('output')
        $fact.psobject.Properties.Add([psnoteproperty]::new('output', $output))
    }
    finally {
        $shell.Runspace.Dispose()
        $shell.Dispose()
        Remove-Item -LiteralPath $folder -Recurse -Force
    }
}
$facts.pwshVersion = "$($PSVersionTable.PSVersion)"
[IO.File]::WriteAllText($Path, ($facts | ConvertTo-Json -Depth 5) + "`n")
