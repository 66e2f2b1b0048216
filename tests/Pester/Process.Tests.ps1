#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    # What this process was told to ignore its children ignore, too.
    $ignored = $IsLinux -and ([Convert]::ToUInt64((Select-String -Path /proc/self/status -Pattern '^SigIgn:\s*(\w+)').Matches[0].Groups[1].Value, 16) -band 2)
}

BeforeAll {
    . $PSScriptRoot/Demo.ps1
    $pwsh = (Get-Process -Id $PID).Path
}

Describe 'Jobs' {
    It 'give objects back that go on' {
        $manifest = $module
        $profiles = Start-Job { Import-Module $using:manifest; Get-AcousticProfile "$using:demo/production" -Ordered } | Receive-Job -Wait -AutoRemoveJob
        $profiles.Count | Should -Be 48
        $profiles[0].SnrDb | Should -BeOfType double
        $profiles[0].ChannelReasons | Should -Not -BeNullOrEmpty
        $profiles | Compare-AcousticProfile -Reference (Get-AcousticProfile $demo/production) |
            Where-Object Measure -eq BandwidthHz | ForEach-Object Verdict | Should -Be 'Pass'
    }
}

Describe 'A script by -File' {
    It 'ends with <code> for <name>' -ForEach @(
        @{ name = 'a verdict that fails'; code = 3; line = "Test-ProductionReadiness '{0}/training' '{0}/production' -FailOn Fail" }
        @{ name = 'a verdict that is Unknown, where named'; code = 4; line = "Test-ProductionReadiness '{0}/production' '{0}/production' -FailOn Fail, Unknown" }
        @{ name = 'a verdict that fails, not asked'; code = 0; line = "Test-ProductionReadiness '{0}/training' '{0}/production'" }
    ) {
        $script = Join-Path $TestDrive test.ps1
        "Import-Module '$module'", ($line -f $demo) | Set-Content $script
        & $pwsh -NoProfile -File $script | Out-Null
        $LASTEXITCODE | Should -Be $code
    }

    It 'is gone soon after an interrupt' -Skip:($IsWindows -or $ignored) {
        $script = Join-Path $TestDrive long.ps1
        "Import-Module '$module'", "foreach (`$i in 1..1000) { Get-AcousticProfile '$demo' | Out-Null }" | Set-Content $script
        $process = Start-Process $pwsh '-NoProfile', '-File', $script -PassThru -RedirectStandardOutput (Join-Path $TestDrive out.txt)
        Start-Sleep -Seconds 4
        $process.HasExited | Should -BeFalse
        kill -INT $process.Id
        $process.WaitForExit(60000) | Should -BeTrue
    }
}

Describe 'Other modules' {
    It 'may have loaded other versions of what this one depends on' {
        $other = Join-Path $TestDrive CsvHelper.dll
        $assembly = [System.Reflection.Emit.PersistedAssemblyBuilder]::new([System.Reflection.AssemblyName]'CsvHelper, Version=1.0.0.0', [object].Assembly)
        $assembly.DefineDynamicModule('CsvHelper').DefineType('CsvHelper.Other', 'Public, Class').CreateType() | Out-Null
        $assembly.Save($other)
        $script = Join-Path $TestDrive beside.ps1
        @"
[System.Reflection.Assembly]::LoadFrom('$other') | Out-Null
[Newtonsoft.Json.JsonConvert]::SerializeObject(1) | Out-Null
Import-Module '$module'
Import-SpeechManifest '$demo/training/train.jsonl' | Export-SpeechManifest '$TestDrive/rows.csv'
@(Import-SpeechManifest '$TestDrive/rows.csv').Count
[CsvHelper.Other].Assembly.GetName().Version.Major
"@ | Set-Content $script
        $lines = & $pwsh -NoProfile -File $script
        $lines[-2] | Should -Be 132
        $lines[-1] | Should -Be 1
    }
}
