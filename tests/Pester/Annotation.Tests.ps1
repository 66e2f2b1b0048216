#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . $PSScriptRoot/Demo.ps1
}

Describe 'Gate 3, annotation' {
    It 'goes from one format to another and back' {
        $before = Import-Annotation $annotations/D003.rttm
        $before | Export-Annotation TestDrive:/ -Format TextGrid
        $after = Import-Annotation TestDrive:/D003.TextGrid
        $after.Segments.Count | Should -Be $before.Segments.Count
        (Get-ChildItem $annotations -Filter *.rttm | Import-Annotation -AsSegment -ErrorAction SilentlyContinue |
            Group-Object Recording).Count | Should -BeGreaterThan 4
    }

    It 'is held to rules, and each rule is told' {
        $rules = (Get-AnnotationRule).Id
        $findings = Test-Annotation $annotations -ErrorAction SilentlyContinue
        $findings.Count | Should -BeGreaterThan 0
        $findings.Rule | Select-Object -Unique | Where-Object { $_ -notin $rules } | Should -BeNullOrEmpty
        $findings | Export-Csv TestDrive:/known.csv
        Test-Annotation $annotations -Baseline (Join-Path $TestDrive known.csv) -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'is repaired in a copy, the original as it was' {
        $before = (Get-FileHash $annotations/D007.rttm).Hash
        $edits = Repair-Annotation $annotations/D007.rttm -Fix SplitOverlap -OutputDirectory $TestDrive/mended
        $edits[0].Fix | Should -Be 'SplitOverlap'
        (Get-FileHash $annotations/D007.rttm).Hash | Should -Be $before
        (Get-FileHash $TestDrive/mended/D007.rttm).Hash | Should -Not -Be $before
    }

    It 'is measured in depth and in time' {
        $depth = Import-SpeechManifest $train | Test-AnnotationDepth -SkipAudio
        $depth[-1].Recording | Should -Be 'Overall'
        Test-AnnotationDepth $demo/production/annotations.rttm -SkipAudio -RequiredLevel 1 -Quiet | Should -BeOfType bool
        (Measure-AnnotationTiming $demo/production/annotations.rttm -Audio $demo/production -Replicates 100).OnsetEdges | Should -Be 192
    }

    It 'of two annotators is compared' {
        $one = New-Item $TestDrive/anna -ItemType Directory
        $other = New-Item $TestDrive/ben -ItemType Directory
        Copy-Item $annotations/D003.rttm, $annotations/D004.rttm $one
        Get-ChildItem $one | ForEach-Object {
            (Get-Content $_) -replace ' 1 (\d+\.\d+) ', { " 1 $(([double]$_.Groups[1].Value + 0.02).ToString('0.000', [cultureinfo]::InvariantCulture)) " } |
                Set-Content (Join-Path $other $_.Name)
        }
        $agreement = Compare-Annotation $one, $other -Replicates 100
        $agreement.Kappa | Should -BeGreaterThan 0.8
        $agreement.Kappa | Should -BeLessThan 1
    }

    It 'is audited by a sample, and accepted by the sheet' {
        $audit = Get-AuditSample $train $TestDrive/audit -ContractedAccuracy 0.98 -RejectableAccuracy 0.8 -SamplingPlan Sequential -Seed 7
        $audit.Path | Should -Be (Join-Path $TestDrive audit)
        $sheet = Import-Csv $TestDrive/audit/sheet.csv
        $sheet | ForEach-Object { $_.WordsWrong = 0 }
        $sheet | Export-Csv $TestDrive/audit/sheet.csv
        (Test-AuditSample $TestDrive/audit)[0].Verdict | Should -Be 'Accept'
        Test-AuditSample $TestDrive/audit -Quiet | Should -BeTrue
    }
}
