#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . $PSScriptRoot/Demo.ps1
    $calls = Join-Path $demo 'production/audio'
}

Describe 'Objects in a pipeline' {
    It 'are filtered, sorted, grouped and selected by property' {
        $profiles = Get-AcousticProfile $calls
        $profiles.Count | Should -Be 48
        ($profiles | Where-Object SnrDb -lt 15).Count | Should -BeGreaterThan 0
        $sorted = $profiles | Sort-Object SnrDb -Descending
        $sorted[0].SnrDb | Should -BeGreaterThan $sorted[-1].SnrDb
        ($profiles | Group-Object ChannelClass).Name | Should -Contain 'Telephony'
        ($profiles | Select-Object Path, SnrDb)[0].PSObject.Properties.Name | Should -Be 'Path', 'SnrDb'
        ($profiles | Measure-Object DurationSeconds -Sum).Sum | Should -BeGreaterThan 60
    }

    It 'go through CSV and come back' {
        Get-AcousticProfile $calls -Ordered | Export-Csv TestDrive:/calls.csv
        $rows = Import-Csv TestDrive:/calls.csv
        $rows.Count | Should -Be 48
        $rows[0].ChannelReasons | Should -Match '; '
        Get-AcousticProfile $demo/training | Compare-AcousticProfile -Reference (Join-Path $TestDrive calls.csv) |
            Where-Object Measure -eq BandwidthHz | ForEach-Object Verdict | Should -Be 'Fail'
    }

    It 'go through JSON and come back' {
        $json = Get-AcousticProfile $calls -Ordered | Select-Object -First 2 | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        $json[1].ChannelClass | Should -Not -BeNullOrEmpty
        $json[1].SampleRate | Should -Be 8000
    }

    It 'take files from Get-ChildItem by property' {
        (Get-ChildItem $calls -Filter call-000*.wav | Get-AcousticProfile).Count | Should -Be 9
    }

    It 'are measured by threads of PowerShell' {
        $manifest = $module
        $seconds = Get-ChildItem $calls -Filter call-000*.wav | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module $using:manifest
            (Get-AcousticProfile $_.FullName).DurationSeconds
        }
        $seconds.Count | Should -Be 9
        # Threads end in any order, and a sum of fractions depends on it in its last digit.
        $alone = Get-ChildItem $calls -Filter call-000*.wav | Get-AcousticProfile | ForEach-Object DurationSeconds
        $seconds | Sort-Object | Should -Be ($alone | Sort-Object)
    }

    It 'stop the work when the first is enough' {
        Get-AcousticProfile $demo -InformationVariable summary | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        $summary | Should -BeNullOrEmpty -Because 'a run that was ended early has no totals'
    }

    It 'are of their type' {
        Import-SpeechManifest $demo/training/train.jsonl | Select-Object -First 1 | Should -BeOfType AsrDataTools.Corpus.SpeechUtterance
    }
}

Describe 'Paths' {
    It 'take wildcards' {
        (Get-AcousticProfile $calls/call-001?.wav).Count | Should -Be 10
    }

    It 'are literal where asked' {
        Copy-Item (Join-Path $calls call-0001.wav) (Join-Path $TestDrive 'a[1] ü.wav')
        Get-AcousticProfile -Path (Join-Path $TestDrive 'a[1] ü.wav') | Should -Not -BeNullOrEmpty
        Get-AcousticProfile -LiteralPath (Join-Path $TestDrive 'a[1] ü.wav') | Should -Not -BeNullOrEmpty
        Get-Item -LiteralPath (Join-Path $TestDrive 'a[1] ü.wav') | Get-AcousticProfile | Should -Not -BeNullOrEmpty
    }

    It 'may be on a drive of PowerShell, and relative to its location' {
        New-PSDrive -Name corpus -PSProvider FileSystem -Root $demo | Out-Null
        (Get-AcousticProfile corpus:/production/audio/call-0001.wav).Path | Should -Be (Join-Path $calls call-0001.wav)
        Push-Location corpus:/production
        try { (Get-AcousticProfile audio/call-0001.wav).Path | Should -Be (Join-Path $calls call-0001.wav) }
        finally { Pop-Location }
        Get-AcousticProfile corpus:/production/audio/call-0001.wav | Export-Csv corpus:/one.csv
        Test-Path $demo/one.csv | Should -BeTrue
        Remove-Item $demo/one.csv
    }
}
