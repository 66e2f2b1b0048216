<#
.SYNOPSIS
    The main job from beginning to end: a corpus, an audit, a report.
.DESCRIPTION
    Makes a demo corpus with known defects (training that is clean and wideband, production that is noisy telephony, accents
    that are not those of live traffic, a test set that training holds a part of, a policy
    that it breaks), asks whether a recogniser trained on it would survive production, and writes the
    answer as a page for people and as JSON for programs. The demo corpus is made to fail. Put your own -Training, -Production
    and -Traffic in its place.
.EXAMPLE
    dotnet run --project src/AsrDataTools.Shell -c Release -- -File docs/examples/Readiness.ps1
.EXAMPLE
    pwsh -File docs/examples/Readiness.ps1 -Path /tmp/readiness -Training ./train.jsonl -Production ./calls -Traffic ./traffic.csv
#>
[CmdletBinding()]
param(
    # Where the demo corpus and the reports are written.
    [string] $Path = './readiness-demo',

    # Files, folders or manifests of your own training corpus; the demo corpus unless given.
    [string[]] $Training,

    # Files, folders or manifests of your own production recordings.
    [string[]] $Production,

    # Your live traffic by accent; the accents of the production recordings unless given.
    [string] $Traffic,

    # Files and folders of your training corpus' annotation (RTTM, TextGrid, CTM ...); its manifests unless given.
    [string[]] $Annotation,

    # Manifests and folders of the set that your recogniser is evaluated on.
    [string[]] $Evaluation,

    # Your policy: what the data must obey (a .psd1 or .json); see docs/guides/governance-policy.md.
    [string] $Policy
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Command Test-ProductionReadiness -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../../AsrDataTools.psd1" }
$folder = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
$null = [IO.Directory]::CreateDirectory($folder)

if (-not $Training -or -not $Production) {
    $demo = New-DemoCorpus "$folder/corpus" -Force
    $Training, $Production, $Traffic, $Evaluation = $demo.Training, $demo.Production, $demo.Traffic, $demo.Evaluation
    $Annotation = "$($demo.Path)/training/annotations"
    $Policy = $demo.Policy
    "Demo corpus: $($demo.Path), speech from $($demo.SourceDescription)"
}

# Bad recordings are errors that the run survives; -ErrorAction Continue lets it.
$html, $json = "$folder/readiness.html", "$folder/readiness.json"
$more = @{}
if ($Traffic) { $more.Traffic = $Traffic }
if ($Annotation) { $more.Annotation = $Annotation }
if ($Evaluation) { $more.Evaluation = $Evaluation }
if ($Policy) { $more.Policy = $Policy }
Test-ProductionReadiness $Training $Production @more -ErrorAction Continue | Export-ReadinessReport $html, $json -PassThru

"Report: $html"
"Data:   $json"
