#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . $PSScriptRoot/Demo.ps1
}

Describe 'Gate 1, acoustics' {
    It 'finds what differs between training and production' {
        $shift = Compare-AcousticProfile -Reference $calls -Difference $train -Measure Joint, BandwidthHz, SnrDb -Replicates 100
        ($shift | Where-Object Measure -eq Joint).Auc | Should -BeGreaterThan 0.9
        $shift | Where-Object Measure -eq BandwidthHz | ForEach-Object Verdict | Should -Be 'Fail'
    }

    It 'keeps profiles in a table, and takes them from it' {
        Import-SpeechManifest $test | Select-Object -First 5 | Get-AcousticProfile -Ordered | Export-AcousticProfile TestDrive:/eval.parquet
        $table = Import-AcousticProfile TestDrive:/eval.parquet
        $table.Count | Should -Be 5
        $table[0].Path | Should -Be (Join-Path $demo evaluation/audio/eval-0001.wav)
        ($table | Export-AcousticProfile TestDrive:/eval.csv -PassThru).Count | Should -Be 5
        (Import-Csv TestDrive:/eval.csv).Count | Should -Be 5
    }

    It 'holds recordings to what is declared of them' {
        (Import-SpeechManifest $train | Select-Object -First 6 | Test-AcousticDeclaration -Quiet) | Should -BeOfType bool
        $wrong = Join-Path $TestDrive wrong.csv
        'path,device,environment,samplerate', "$demo/production/audio/call-0001.wav,headset microphone,studio,44100" | Set-Content $wrong
        Test-AcousticDeclaration $wrong | Should -BeOfType AsrDataTools.Finding
    }

    It 'makes telephone speech of studio speech' {
        $variants = Import-SpeechManifest $train | Select-Object -First 3 |
            New-ChannelVariant -OutputDirectory $TestDrive/phone -Preset Telephony -Seed 1
        $variants.Count | Should -Be 3
        ($variants | Get-AcousticProfile).BandClass | Select-Object -Unique | Should -Be 'Narrowband'
    }
}
