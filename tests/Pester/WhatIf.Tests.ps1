#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    . $PSScriptRoot/Demo.ps1

    # How a user calls each command that asks before it writes. A new one has its line here, or the last test says so.
    $calls = @{
        'Add-ConsentRecord'        = { Add-ConsentRecord $corpus/consent.jsonl X001 -LawfulBasis Consent -Purpose asr-training -WhatIf }
        'Compare-Delivery'         = { Compare-Delivery $corpus/evaluation/test.jsonl -Production $corpus/production/calls.csv -RequiredGate Vocabulary -ReportPath $corpus/out.html -CatalogPath $corpus/out.db -WhatIf }
        'Export-AcousticProfile'   = { $profiles | Export-AcousticProfile $corpus/out.parquet -WhatIf }
        'Export-Annotation'        = { Import-Annotation $corpus/training/annotations/D003.rttm | Export-Annotation $corpus/out -Format TextGrid -WhatIf }
        'Export-DatasetCard'       = { $rows | Export-DatasetCard $corpus/out -Information @{ Name = 'Demo' } -WhatIf }
        'Export-ReadinessBaseline' = { $gates | Export-ReadinessBaseline $corpus/out.json -Owner me -Reason because -WhatIf }
        'Export-ReadinessReport'   = { $gates | Export-ReadinessReport $corpus/out.html, $corpus/out.json -WhatIf }
        'Export-SpeechExplorer'    = { $rows | Export-SpeechExplorer $corpus/out -WhatIf }
        'Export-SpeechManifest'    = { $rows | Export-SpeechManifest $corpus/out.csv -WhatIf }
        'Get-AuditSample'          = { Get-AuditSample $corpus/training/train.jsonl $corpus/out -RejectableAccuracy 0.8 -WhatIf }
        'Get-CollectionPlan'       = { $needed | Get-CollectionPlan -Vocabulary -Sentence $corpus/production/calls.csv -PromptPath $corpus/out.csv -WhatIf }
        'Invoke-Transcription'     = { $rows | Invoke-Transcription -CommandLine 'echo {audio}' -OutputPath $corpus/out.jsonl -CacheDirectory $corpus/out -WhatIf }
        'Measure-RobustnessGap'    = { Measure-RobustnessGap $corpus/../heard.csv -Clean $corpus/../heard.csv -HypothesisColumn hypothesis -ReportPath $corpus/out.html -WhatIf -ErrorAction Ignore }
        'New-ChannelVariant'       = { $rows | New-ChannelVariant -OutputDirectory $corpus/out -Preset Telephony -WhatIf }
        'New-DeliveryPackage'      = { $rows | New-DeliveryPackage -PackagePath $corpus/out -WhatIf }
        'New-DemoCorpus'           = { New-DemoCorpus $corpus/out -WhatIf }
        'New-FingerprintIndex'     = { $rows | New-FingerprintIndex -IndexPath $corpus/out.fpx -WhatIf }
        'New-ReadinessPlan'        = { New-ReadinessPlan $corpus/training -Production $corpus/production -OutputPath $corpus/out.psd1 -WhatIf }
        'Protect-PersonalData'     = { Protect-PersonalData $corpus/training/transcripts.tsv $corpus/out -WhatIf }
        'Receive-SpeechJob'        = { Receive-SpeechJob $printed -IndexPath $corpus/out.fpx -WhatIf }
        'Remove-SpeechData'        = { Revoke-Consent $corpus/consent.jsonl T013 -Path $corpus -WhatIf | Remove-SpeechData -MuteSharedRecordings -CertificatePath $corpus/out.json -WhatIf }
        'Repair-Annotation'        = { Repair-Annotation $corpus/training/annotations/D007.rttm -Fix SplitOverlap -WhatIf }
        'Revoke-Consent'           = { Revoke-Consent $corpus/consent.jsonl P001 -WhatIf }
        'Start-SpeechJob'          = { Start-SpeechJob $corpus/out $corpus/evaluation/test.jsonl -ShardCount 2 -WhatIf }
        'Stop-SpeechJob'           = { Stop-SpeechJob $job -WhatIf }
        'Update-FingerprintIndex'  = { $rows | Update-FingerprintIndex -IndexPath $corpus/../three.fpx -Force -WhatIf }
    }
    $asking = Get-Command -Module AsrDataTools | Where-Object { $_.Parameters.ContainsKey('WhatIf') } |
        ForEach-Object { @{ name = $_.Name; call = $calls[$_.Name] } }
}

BeforeAll {
    . $PSScriptRoot/Demo.ps1
    $corpus = Join-Path $TestDrive demo
    Copy-Item $demo $corpus -Recurse
    Copy-Item $heard $TestDrive
    # How the demo was made is no part of a corpus.
    Remove-Item $corpus/truth.json, $corpus/defects.csv
    $job = Join-Path $TestDrive job
    Start-SpeechJob $job $test -ShardCount 2 -PrepareOnly | Out-Null
    $printed = Join-Path $TestDrive printed
    Start-SpeechJob $printed $test -Task Leakage -ShardCount 2 -PrepareOnly | Out-Null
    1..2 | ForEach-Object { Invoke-SpeechShard $printed $_ } | Out-Null
    'term,class,minimum examples', 'mailbox,product,20' | Set-Content $TestDrive/terms.csv
    $rows = Import-SpeechManifest $corpus/training/train.jsonl | Select-Object -First 3
    $profiles = $rows | Get-AcousticProfile
    $rows | New-FingerprintIndex -IndexPath $TestDrive/three.fpx | Out-Null
    $gates = Test-ProductionReadiness $train $calls -Gate Vocabulary -NoCatalog
    $needed = Measure-DomainTerm $train $calls -TermList $TestDrive/terms.csv

    function Get-State {
        Get-ChildItem $TestDrive -Recurse -Force -File | ForEach-Object { "$($_.FullName) $($_.Length) $($_.LastWriteTimeUtc.Ticks)" }
        Get-ChildItem $TestDrive -Recurse -Force -Directory | ForEach-Object FullName
    }
}

Describe '-WhatIf of <name>' -ForEach $asking {
    It 'says what it would do, and leaves every file as it was' {
        $call | Should -Not -BeNullOrEmpty -Because 'each command that asks is tried'
        $before = Get-State
        # Made anew, so that it sees the variables of this run and not those of the discovery.
        & ([scriptblock]::Create($call)) | Out-Null
        Compare-Object $before (Get-State) | Should -BeNullOrEmpty
    }
}
