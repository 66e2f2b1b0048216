<#
.SYNOPSIS
    What did these vendors really deliver? Two deliveries against one call centre, from the parcel to the page.
.DESCRIPTION
    Every command of docs/guides/vendor-delivery.md, in its order. Our corpus is the demo corpus; aster and birch are made of a
    second demo corpus, birch also of copies of what we own. With -Prepare only the folders are made, to try the rest by hand.
.EXAMPLE
    dotnet run --project src/AsrDataTools.Shell -c Release -- -File docs/examples/VendorDelivery.ps1
.EXAMPLE
    pwsh -File docs/examples/VendorDelivery.ps1 -Path /tmp/vendor -Prepare
#>
[CmdletBinding()]
param(
    # The folder to work in. Ours, the deliveries and the pages are written there: a new or empty one.
    [string] $Path = './vendor-demo',

    # Where the speech of the demo corpora comes from, as for New-DemoCorpus.
    [ValidateSet('Auto', 'Asterisk', 'Espeak', 'Formant')]
    [string] $Source = 'Auto',

    # Makes our corpus and the two deliveries, and stops.
    [switch] $Prepare
)
$ErrorActionPreference = 'Stop'
if (-not (Get-Command Compare-Delivery -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../../AsrDataTools.psd1" }
$null = [IO.Directory]::CreateDirectory($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path))
Push-Location $Path
try {
    '== Ours, and two parcels'
    New-DemoCorpus ./ours -Source $Source | Out-Host
    New-DemoCorpus ./elsewhere -Source $Source -Seed 2 | Out-Null
    New-Item ./ours/incoming -ItemType Directory | Out-Null

    # Calls of the other corpus in one accent, under the vendor's own names for speakers. The last accents of traffic are those
    # that our training lacks most.
    $accents = @((Import-Csv ./ours/traffic.csv).accent)
    function Get-Sold([string] $Vendor, [string] $Accent) {
        foreach ($call in Import-Csv ./elsewhere/production/calls.csv | Where-Object accent -EQ $Accent) {
            $call.path = "elsewhere/production/$($call.path)"
            $call.speaker = "$Vendor-$($call.speaker)"
            $call
        }
    }

    # aster: calls in the last accent but one and two in the last, with their turns.
    $sold = @(Get-Sold aster $accents[-2]) + @(Get-Sold aster $accents[-1] | Select-Object -First 2)
    Import-Annotation ./elsewhere/production/annotations.rttm | Where-Object { $_.Recording -in $sold.id } | Export-Annotation ./aster.rttm | Out-Null
    $sold | New-DeliveryPackage -PackagePath ./ours/incoming/aster -Annotation ./aster.rttm | Out-Null

    # birch: calls in the last accent, two of which aster sells too, and 61 recordings that are ours, all of it sent through GSM.
    Get-Sold birch $accents[-1] | Export-SpeechManifest ./calls.jsonl | Out-Null
    Import-SpeechManifest ./ours/training/train.jsonl | Select-Object -First 53 | Export-SpeechManifest ./resold.jsonl | Out-Null
    Import-SpeechManifest ./ours/evaluation/test.jsonl | Select-Object -First 8 | Export-SpeechManifest ./heard.jsonl | Out-Null
    $gsm = @{ Kind = 'Resample'; SampleRate = 8000 }, @{ Kind = 'Codec'; Name = 'Gsm' }
    New-ChannelVariant ./calls.jsonl, ./resold.jsonl, ./heard.jsonl ./gsm -ChannelName b -Stage $gsm | Out-Null
    New-DeliveryPackage ./gsm/variants.jsonl ./ours/incoming/birch | Out-Null
    if ($Prepare) { return }

    '== Did everything arrive as it was sent?'
    Test-DeliveryPackage ./ours/incoming/* | Out-Host

    '== Which fits our call centre?'
    $aster = './ours/incoming/aster'
    $birch = './ours/incoming/birch'
    Set-Content ./terms.txt "mailbox`nextension`npassword`npound key"
    $study = @{
        Production = './ours/production/calls.csv'
        Traffic    = './ours/traffic.csv'
        Evaluation = './ours/evaluation/test.jsonl'
        Annotation = './ours/training/annotations', './ours/incoming/aster/data/annotation'
        TermList   = './terms.txt'
        Policy     = './ours/policy.psd1'
    }
    $deliveries = [ordered]@{ aster = $aster; birch = $birch }
    $rows = Compare-Delivery $deliveries -Existing ./ours/training/train.jsonl @study -Cost aster=900, birch=1300 -ReportPath ./which.html
    $rows | Out-Host
    $rows | Select-Object -Skip 1 -First 2 | Format-List | Out-Host

    '== What of it is new?'
    $copies = Find-DuplicateSpeech $birch -Existing ./ours/training/train.jsonl, $aster -InformationAction Continue
    $copies | Select-Object -Last 2 | Out-Host

    '== Does it sound like our calls?'
    Compare-AcousticProfile -Reference ./ours/production/calls.csv -Difference $birch | Where-Object Verdict -EQ Fail | Out-Host
    Compare-AcousticProfile -Reference ./ours/production/calls.csv -Difference $aster | Where-Object Measure -EQ Joint | Out-Host

    '== Which accents are still missing?'
    $coverage = Test-AccentCoverage ./ours/training/train.jsonl, $aster -Traffic ./ours/traffic.csv
    $coverage | Out-Host
    $coverage | Get-CollectionPlan | Out-Host

    '== Which words?'
    Measure-DomainTerm -Training ./ours/training/train.jsonl, $aster -Production ./ours/production/calls.csv -TermList ./terms.txt | Out-Host
    Compare-Vocabulary ./ours/production/calls.csv ./ours/training/train.jsonl, $aster -PerTerm | Select-Object -First 4 | Out-Host

    '== Is it annotated?'
    Test-AnnotationDepth ./ours/incoming/aster/data/annotation -Manifest $aster | Select-Object -Last 4 | Out-Host

    '== Has it our test set in it?'
    $leaks = Find-EvalLeakage $birch ./ours/evaluation/test.jsonl -Kind SameAudio, SameRecording -InformationAction Continue
    $leaks | Select-Object -First 2 | Out-Host

    '== What may not be used?'
    Test-DataGovernance $aster -Policy ./ours/policy.psd1 | Where-Object Rule -In GOV007, GOV020 | Select-Object -First 4 | Out-Host
    $barred = Test-DataGovernance $birch -Policy ./ours/policy.psd1
    $barred | Where-Object Rule -In GOV016, GOV022 | Out-Host

    '== What is left of birch?'
    Import-SpeechManifest $birch | Export-SpeechManifest ./ours/incoming/birch-kept.jsonl -Exclude $copies, $leaks, ($barred | Where-Object Id) -InformationAction Continue | Out-Null
    Import-SpeechManifest ./ours/incoming/birch-kept.jsonl | Select-Object Id, Speaker, Accent, DurationSeconds | Format-Table | Out-Host

    '== Would a recogniser trained on all that survive?'
    $training = './ours/training/train.jsonl', $aster, './ours/incoming/birch-kept.jsonl'
    Test-ProductionReadiness $training @study | Export-ReadinessReport ./readiness.html -PassThru | Out-Host
    Export-SpeechExplorer ./listen -InputObject $birch -Finding ($barred | Where-Object Id) -CopyAudio | Out-Null
}
finally { Pop-Location }
