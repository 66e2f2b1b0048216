#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . $PSScriptRoot/Demo.ps1
    $spoken = "$demo/production/annotations.rttm"
}

Describe 'Gate 5, independence' {
    It 'finds what training holds of the evaluation set, and a list without it' {
        $leaks = Find-EvalLeakage $train $test
        $leaks.Kind | Should -Contain 'SameSpeaker'
        Import-SpeechManifest $test | Export-SpeechManifest TestDrive:/clean.jsonl -Exclude $leaks
        (Import-SpeechManifest TestDrive:/clean.jsonl).Count | Should -BeLessThan 46
    }

    It 'finds speech that a delivery repeats' {
        Find-DuplicateSpeech $test $train -Kind SameAudio, SameText | Should -BeOfType AsrDataTools.Leakage.SpeechDuplicate
    }

    It 'keeps fingerprints in an index, and adds to it' {
        (New-FingerprintIndex $test $TestDrive/all.fpx).Items | Should -Be 46
        (Import-SpeechManifest $train | Select-Object -First 5 | Update-FingerprintIndex -IndexPath $TestDrive/all.fpx).Items | Should -Be 51
    }

    It 'splits without what ties the parts together' {
        $parts = Split-SpeechManifest $train @{ train = 0.8; test = 0.2 } -ReportVariable report
        ($parts | Group-Object Split).Name | Sort-Object | Should -Be 'test', 'train'
        $report.Splits.Count | Should -Be 2
    }

    It 'sets the evaluation set against production' {
        $alignment = Test-EvalAlignment $test $calls -Traffic $traffic -Replicates 100
        $alignment | Where-Object Kind -eq Power | Should -Not -BeNullOrEmpty
        Test-EvalAlignment $test $calls -Replicates 100 -Quiet | Should -BeFalse
    }
}

Describe 'Gate 5, scoring' {
    It 'counts word errors, and who makes fewer' {
        (Import-SpeechManifest $heard | Measure-WordError -HypothesisColumn hypothesis -Replicates 100).WordErrorRate | Should -BeGreaterThan 0.05
        (Measure-WordError $heard -HypothesisColumn worse -GroupBy Accent -Replicates 100).Count | Should -BeGreaterThan 2
        (Compare-WordError $heard -HypothesisColumn hypothesis, worse -Name now, next -Replicates 100).Better | Should -Be 'now'
    }

    It 'counts errors of who spoke when, and whether' {
        (Measure-DiarizationError $spoken $spoken -Replicates 100)[-1].DiarizationErrorRate | Should -Be 0
        $activity = Get-AcousticProfile $demo/production -PassSegments | Measure-SpeechActivity $spoken -Replicates 100
        $activity[-1].DetectionCost | Should -BeLessThan 0.3
    }

    It 'counts words of several speakers' {
        $reference = Join-Path $TestDrive reference.stm
        Import-SpeechManifest $train | Where-Object Recording -like D* | Where-Object Speaker | ForEach-Object {
            "$($_.Recording) 1 $($_.Speaker) $($_.StartSeconds) $($_.StartSeconds + $_.DurationSeconds) $($_.Text)"
        } | Set-Content $reference
        (Measure-MultiSpeakerWordError $reference $reference -Metric Cp -Replicates 100).WordErrorRate | Should -Be 0
    }

    It 'scores a search for keywords' {
        'call 1 0.5 0.4 mailbox', 'call 1 3.5 0.4 password' | Set-Content $TestDrive/reference.ctm
        'keyword,recording,channel,start,duration,score', 'mailbox,call,1,0.5,0.4,0.9', 'password,call,1,8,0.4,0.8' | Set-Content $TestDrive/detections.csv
        'mailbox', 'password' | Set-Content $TestDrive/keywords.txt
        $search = Measure-KeywordSearch $TestDrive/reference.ctm $TestDrive/detections.csv $TestDrive/keywords.txt -SearchedSeconds 600 -Threshold 0.5 -Replicates 100
        $search.Hits | Should -Be 1
        $search.FalseAlarms | Should -Be 1
    }

    It 'hears whether a recogniser knows the references' {
        'your number is four two seven (a)', 'my code is one nine (b)' | Set-Content $TestDrive/published.trn
        'your number is (a)', 'my code is (b)' | Set-Content $TestDrive/said.trn
        'your number is four two seven (a)', 'my code is (b)' | Set-Content $TestDrive/recognised.trn
        $echo = Measure-ReferenceEcho $TestDrive/published.trn $TestDrive/said.trn $TestDrive/recognised.trn
        $echo.Probes | Should -Be 2
        $echo.EchoedProbes | Should -Be 1
    }
}

Describe 'Gate 5, recognisers' {
    It 'transcribes by a command, and measures what a channel costs' {
        # The recogniser is a script: what it hears depends on the file alone.
        $recogniser = Join-Path $TestDrive recognise.sh
        '#!/bin/sh', 'case "$1" in *phone*) echo hello ;; *) echo hello world ;; esac' | Set-Content $recogniser
        if (-not $IsWindows) { chmod +x $recogniser }
        $clean = Import-SpeechManifest $train | Select-Object -First 12
        $phone = $clean | New-ChannelVariant -OutputDirectory $TestDrive/phone -Preset Telephony -Seed 1
        $transcripts = $clean, $phone | Invoke-Transcription -CommandLine "$recogniser {audio}" -Ordered
        $transcripts.Count | Should -Be 24
        $gap = $transcripts | Measure-RobustnessGap -Normalizer English -Replicates 100
        $gap.Condition | Should -Contain 'Clean'
    } -Skip:$IsWindows
}
