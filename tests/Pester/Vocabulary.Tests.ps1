#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . $PSScriptRoot/Demo.ps1
    'term,class,minimum examples', 'mailbox,product,20', 'pound key,product,20', 'metoprolol,drug,20' | Set-Content $TestDrive/terms.csv
}

Describe 'Gate 4, vocabulary' {
    It 'sees words that production says and training does not' {
        $comparison = Import-SpeechManifest $train | Compare-Vocabulary -Reference $calls -Replicates 100
        $comparison.OovTokenRate | Should -BeGreaterThan 0
        Compare-Vocabulary $calls $train -PerTerm | Select-Object -First 1 | ForEach-Object Direction | Should -Be 'Deficit'
    }

    It 'counts the terms of the domain' {
        $terms = Measure-DomainTerm $train $calls -TermList $TestDrive/terms.csv
        ($terms | Where-Object Term -eq 'mailbox').ReferenceCount | Should -BeGreaterThan 0
        ($terms | Where-Object Term -eq 'metoprolol').ReferenceCount | Should -Be 0
        $terms | Get-CollectionPlan -Vocabulary -Sentence $calls | Select-Object -First 1 | ForEach-Object Text | Should -Match 'mailbox|pound key'
    }
}
