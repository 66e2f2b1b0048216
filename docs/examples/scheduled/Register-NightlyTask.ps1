<#
.SYNOPSIS
    Registers Test-Nightly.ps1 with the Windows Task Scheduler. For pwsh on Windows, as an administrator.
.EXAMPLE
    pwsh -File Register-NightlyTask.ps1 -Plan D:\speech\readiness.psd1 -Output D:\speech\reports
.EXAMPLE
    pwsh -File Register-NightlyTask.ps1 -Plan D:\speech\readiness.psd1 -Output D:\speech\reports -At 03:00 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The plan: a .psd1 or .json.
    [Parameter(Mandatory)]
    [string] $Plan,

    # Where reports and the log are written.
    [Parameter(Mandatory)]
    [string] $Output,

    # The time of day.
    [datetime] $At = '01:30',

    # The task's name.
    [string] $Name = 'ASR readiness',

    # The account that runs it; it must be able to read the corpora and to write -Output.
    [string] $User = 'NT AUTHORITY\LocalService'
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Command Register-ScheduledTask -ErrorAction Ignore)) {
    throw 'Register-ScheduledTask is not here: this is for Windows. On Linux use asrdata-readiness.timer or asrdata.cron.'
}

$script = Join-Path $PSScriptRoot 'Test-Nightly.ps1'
$planPath = (Resolve-Path -LiteralPath $Plan).ProviderPath
$outputPath = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Output)
$action = New-ScheduledTaskAction -Execute 'pwsh.exe' -Argument "-NoProfile -NonInteractive -File `"$script`" -Plan `"$planPath`" -Output `"$outputPath`""
$trigger = New-ScheduledTaskTrigger -Daily -At $At
$settings = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable -ExecutionTimeLimit ([timespan]::FromHours(12))
if ($PSCmdlet.ShouldProcess($Name, "Register, daily at $($At.ToString('HH:mm'))")) {
    Register-ScheduledTask -TaskName $Name -Action $action -Trigger $trigger -Settings $settings -User $User -Force
}
