#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . $PSScriptRoot/Demo.ps1
}

Describe 'Gate 2, accents' {
    It 'sees the accent that live traffic has and training lacks' {
        $coverage = Import-SpeechManifest $train | Test-AccentCoverage -Traffic (Import-Csv $traffic) -Replicates 100
        $coverage.Accent | Should -Contain 'en-US'
        ($coverage | Where-Object Accent -eq fr-CA).Hours | Should -Be 0
        Test-AccentCoverage $train $traffic -Quiet | Should -BeFalse
    }

    It 'plans what to collect, and by what budget' {
        $plan = Test-AccentCoverage $train $traffic -Replicates 100 | Get-CollectionPlan -CostPerHour 60 -Budget 100
        ($plan | Measure-Object Cost -Sum).Sum | Should -BeLessOrEqual 100.01
        Get-CollectionPlan $train $traffic | Where-Object Accent -eq fr-CA | ForEach-Object AddHours | Should -BeGreaterThan 0
    }

    It 'weighs rows so that accents are those of production' {
        $rows = Get-SamplingWeight $train $calls Accent -ReportVariable report
        $rows.Count | Should -Be 132
        $report.Converged | Should -BeTrue
        $rows | Test-AccentCoverage -Traffic $traffic -Weight Weight -Replicates 100 |
            Where-Object Accent -eq es-MX | ForEach-Object Ratio | Should -BeGreaterThan 0.9
    }
}
