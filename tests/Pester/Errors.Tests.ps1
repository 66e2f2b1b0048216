#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . $PSScriptRoot/Demo.ps1
    $good = Join-Path $demo 'production/audio/call-0001.wav'
    'no sound' | Set-Content (Join-Path $TestDrive bad.wav)
    $bad = Join-Path $TestDrive bad.wav
}

Describe 'An input that cannot be used' {
    It 'is one error, and the others go on' {
        $profiles = Get-AcousticProfile $bad, $good, $TestDrive/none.wav -ErrorVariable failed -ErrorAction SilentlyContinue
        @($profiles).Count | Should -Be 1
        $failed.Count | Should -Be 2
        $failed.FullyQualifiedErrorId | Should -Contain 'PathNotFound,AsrDataTools.Commands.GetAcousticProfileCommand'
        ($failed | Where-Object { $_.TargetObject -eq $bad }).Exception.Message | Should -Match ([regex]::Escape($bad))
    }

    It 'ends the pipeline where that is asked' {
        { Get-AcousticProfile $bad, $good -ErrorAction Stop } | Should -Throw
        $ErrorActionPreference = 'Stop'
        { Get-AcousticProfile $bad, $good } | Should -Throw
    }

    It 'is caught' {
        $caught = try { Get-AcousticProfile $bad -ErrorAction Stop } catch { $_.CategoryInfo.TargetName }
        $caught | Should -Be $bad
    }
}

Describe 'Settings' {
    It 'name the nearest key' {
        { Test-ProductionReadiness -Plan @{ Trainning = $demo; Production = $demo } } | Should -Throw -ExpectedMessage '*Training*'
    }
}
