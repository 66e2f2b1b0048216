<#
.SYNOPSIS
    One scheduled readiness run: judges a plan, writes the reports, takes note of the run, and tells somebody where something is new.
.DESCRIPTION
    Runs Test-ProductionReadiness on a plan, with its catalog (only what is new is measured) and, where there is one, its baseline
    (only what is new or worse counts). Writes readiness.html, .json, .sarif and .xml (JUnit) to a folder of the day, and appends the
    run's events to a log. Whom to tell, and how, is yours: put a script block in -Notify, or change Send-Notice below.

    Exit codes: 0 nothing new, 1 an error, 3 fails, 4 cannot be told, 130 interrupted.
.EXAMPLE
    asrdata -File docs/examples/scheduled/Test-Nightly.ps1 -Plan /srv/speech/readiness.psd1 -Output /srv/speech/reports
.EXAMPLE
    pwsh -File docs/examples/scheduled/Test-Nightly.ps1 -Plan ./readiness.psd1 -Output ./reports -Gate Governance
#>
[CmdletBinding()]
param(
    # The plan: a .psd1 or .json.
    [Parameter(Mandatory)]
    [string] $Plan,

    # Where a folder for each day, and the log, are made.
    [Parameter(Mandatory)]
    [string] $Output,

    # Gates to ask; those of the plan unless given.
    [string[]] $Gate,

    # What is accepted (Export-ReadinessBaseline); baseline.json beside the plan where it is there.
    [string] $Baseline,

    # Is given the overall row and the folder of the reports, where the run does not pass.
    [scriptblock] $Notify = { param($overall, $folder) Send-Notice $overall $folder }
)

$ErrorActionPreference = 'Stop'

# An example: a notice to a webhook that takes JSON, where ASRDATA_WEBHOOK names one. For mail, pipe the same text to sendmail or msmtp.
function Send-Notice($overall, $folder) {
    $text = "ASR readiness: $($overall.Verdict)`n$($overall.Reasons -join "`n")`n$folder/readiness.html"
    if (-not $env:ASRDATA_WEBHOOK) {
        Write-Output $text
        return
    }

    $client = [System.Net.Http.HttpClient]::new()
    try {
        $body = [System.Net.Http.StringContent]::new((ConvertTo-Json @{ text = $text }), [System.Text.Encoding]::UTF8, 'application/json')
        $answer = $client.PostAsync($env:ASRDATA_WEBHOOK, $body).GetAwaiter().GetResult()
        if (-not $answer.IsSuccessStatusCode) { Write-Warning "The notice was not taken: $([int]$answer.StatusCode)" }
    } finally {
        $client.Dispose()
    }
}

$folder = Join-Path $Output ([datetime]::UtcNow.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture))
[void][System.IO.Directory]::CreateDirectory($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($folder))

$arguments = @{ Plan = $Plan; LogPath = Join-Path $Output 'readiness.log.jsonl' }
if ($Gate) { $arguments.Gate = $Gate }
if (-not $Baseline) {
    $beside = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Plan)), 'baseline.json')
    if ([System.IO.File]::Exists($beside)) { $Baseline = $beside }
}

if ($Baseline) { $arguments.Baseline = $Baseline }

# Inputs that cannot be used are counted in the verdict: they must not end the run.
$results = Test-ProductionReadiness @arguments -ErrorAction Continue
$results | Export-ReadinessReport (Join-Path $folder 'readiness.html'), (Join-Path $folder 'readiness.json'), (Join-Path $folder 'readiness.sarif'), (Join-Path $folder 'readiness.xml')

# With a baseline only what is new counts. The notice and the reports come before the exit code: -FailOn would set it too early.
$overall = $results[-1]
$counted = if ($null -ne $overall.NewVerdict) { $overall.NewVerdict } else { $overall.Verdict }
if ("$counted" -ne 'Pass') { & $Notify $overall $folder }
switch ("$counted") {
    'Fail' { exit 3 }
    'Unknown' { exit 4 }
    default { exit 0 }
}
