#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . $PSScriptRoot/Demo.ps1
    $gates = Test-ProductionReadiness $train $calls -Traffic $traffic -Gate Accent, Vocabulary -CatalogPath $TestDrive/catalog.db
}

Describe 'The verdict' {
    It 'is one line a gate, the page and the data the same' {
        ($gates | Where-Object Gate -eq Accent).Verdict | Should -Be 'Fail'
        $gates | Export-ReadinessReport TestDrive:/report.html, TestDrive:/report.json
        (Get-Content TestDrive:/report.json -Raw | ConvertFrom-Json).verdict | Should -Be 'Fail'
        Get-Content TestDrive:/report.html -Raw | Should -Match '<html'
    }

    It 'is kept, and its history read' {
        (Get-ReadinessHistory $TestDrive/catalog.db).Count | Should -Be 1
    }

    It 'is taken as known by a baseline with an owner' {
        $facts = $gates | Export-ReadinessBaseline TestDrive:/known.json -Owner 'speech-ops' -Reason 'is being collected' -PassThru
        $facts.Owner | Select-Object -Unique | Should -Be 'speech-ops'
        $again = Test-ProductionReadiness $train $calls -Traffic $traffic -Gate Accent -NoCatalog -Baseline $TestDrive/known.json | Where-Object Gate -eq Accent
        $again.Verdict | Should -Be 'Fail'
        $again.NewVerdict | Should -Be 'Pass'
    }

    It 'comes from a plan that a folder suggests' {
        New-ReadinessPlan $demo/training -Production $demo/production -OutputPath $TestDrive/plan.psd1 | Should -Not -BeNullOrEmpty
        (Import-PowerShellDataFile $TestDrive/plan.psd1).Keys | Should -Contain 'Training'
        Test-ProductionReadiness -Plan $TestDrive/plan.psd1 -Gate Vocabulary -NoCatalog | Where-Object Gate -eq Vocabulary | Should -Not -BeNullOrEmpty
    }

    It 'ranks deliveries' {
        Import-SpeechManifest $train | Where-Object Accent -eq es-MX | Export-SpeechManifest $TestDrive/alfa.jsonl
        Import-SpeechManifest $train | Where-Object Accent -eq en-US | Export-SpeechManifest $TestDrive/beta.jsonl
        $ranked = Get-Item $TestDrive/alfa.jsonl, $TestDrive/beta.jsonl | Compare-Delivery -Production $calls -Traffic $traffic -RequiredGate Accent
        $ranked.Delivery | Should -Contain 'alfa'
        ($ranked | Where-Object Rank).Count | Should -Be 2
    }

    It 'is heard: a page of the corpus' {
        (Import-SpeechManifest $test | Select-Object -First 5 | Export-SpeechExplorer $TestDrive/page -NoSpectrogram).Utterances | Should -Be 5
        Test-Path $TestDrive/page/index.html | Should -BeTrue
    }
}

Describe 'A manifest' {
    It 'is held to the rules of its format' {
        Test-SpeechManifest $train -Quiet | Should -BeOfType bool
        Copy-Item $calls $TestDrive/calls.csv
        (Get-Content $calls)[-1] | Add-Content $TestDrive/calls.csv
        (Test-SpeechManifest $TestDrive/calls.csv).Rule | Should -Contain 'DuplicateId'
    }
}
