#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    . $PSScriptRoot/Demo.ps1
    $readers = @(
        @{ name = 'Get-AcousticProfile'; file = 'call.wav' }
        @{ name = 'Import-SpeechManifest'; file = 'rows.csv' }
        @{ name = 'Import-Annotation'; file = 'spoken.rttm' }
        @{ name = 'Import-AcousticProfile'; file = 'profiles.parquet' }
        @{ name = 'Find-PersonalData'; file = 'personal.csv' }
        @{ name = 'Test-SpeechManifest'; file = 'rows.csv'; quiet = $true }
        @{ name = 'Test-Annotation'; file = 'spoken.rttm'; quiet = $true }
        @{ name = 'Test-AcousticDeclaration'; file = 'rows.csv'; quiet = $true }
        @{ name = 'Test-AnnotationDepth'; file = 'spoken.rttm'; more = @{ SkipAudio = $true } }
        @{ name = 'Measure-AnnotationTiming'; file = 'spoken.rttm'; more = @{ SkipAudio = $true } }
        @{ name = 'New-ReadinessPlan'; file = 'rows.csv'; more = @{ WhatIf = $true } }
    )
    foreach ($one in $readers) { $one.more ??= @{}; if ($one.quiet) { $one.more.Quiet = $true } }
}

BeforeAll {
    . $PSScriptRoot/Demo.ps1
    # A folder and files whose names a wildcard would not match.
    $odd = (New-Item (Join-Path $TestDrive 'a[1] ü') -ItemType Directory).FullName
    Copy-Item -LiteralPath $demo/production/audio/call-0001.wav -Destination (Join-Path $odd call.wav)
    Copy-Item -LiteralPath $demo/training/annotations/D003.rttm -Destination (Join-Path $odd spoken.rttm)
    'path,text,id', 'call.wav,hello,a' | Set-Content -LiteralPath (Join-Path $odd rows.csv)
    'id,text', 'a,my card is 4111 1111 1111 1111' | Set-Content -LiteralPath (Join-Path $odd personal.csv)
    Get-AcousticProfile -LiteralPath (Join-Path $odd call.wav) | Export-AcousticProfile (Join-Path $odd profiles.parquet)
}

Describe '<name> takes' -ForEach $readers {
    It 'a literal path, from Get-Item, too' {
        $path = Join-Path $odd $file
        & $name -LiteralPath $path @more | Should -Not -BeNullOrEmpty
        Get-Item -LiteralPath $path | & $name @more | Should -Not -BeNullOrEmpty
    }

    It 'a wildcard' {
        & $name (Join-Path ([WildcardPattern]::Escape($TestDrive)) "a*/$file") @more | Should -Not -BeNullOrEmpty
    }

    It 'a drive of PowerShell, and its location' {
        New-PSDrive -Name odd -PSProvider FileSystem -Root $odd | Out-Null
        & $name "odd:/$file" @more | Should -Not -BeNullOrEmpty
        Push-Location odd:/
        try { & $name $file @more | Should -Not -BeNullOrEmpty }
        finally { Pop-Location }
    }

    It 'no path that is not there without an error that names it' {
        & $name "$odd/none.csv" @more -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null
        ($failed | Select-Object -First 1).FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
        ($failed | Select-Object -First 1).Exception.Message | Should -BeLike '*none.csv*'
    }
}

Describe 'Outputs' {
    It 'go where a drive and a folder with brackets say' {
        New-PSDrive -Name odd -PSProvider FileSystem -Root $odd | Out-Null
        Import-SpeechManifest $test | Export-SpeechManifest odd:/test.jsonl
        Test-Path -LiteralPath (Join-Path $odd test.jsonl) | Should -BeTrue
        Push-Location -LiteralPath $odd
        try {
            Import-SpeechManifest $test | Export-SpeechManifest here.csv
            New-ReadinessPlan -LiteralPath (Join-Path $odd test.jsonl) -OutputPath plan.psd1 | Out-Null
        }
        finally { Pop-Location }
        Test-Path -LiteralPath (Join-Path $odd here.csv) | Should -BeTrue
        Test-Path -LiteralPath (Join-Path $odd plan.psd1) | Should -BeTrue
    }
}
