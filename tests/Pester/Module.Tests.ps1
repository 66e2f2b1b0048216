#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    . $PSScriptRoot/Demo.ps1
    $commands = (Get-Command -Module AsrDataTools).Name
}

BeforeAll {
    . $PSScriptRoot/Demo.ps1
}

Describe 'The module' {
    It 'is imported a second time without a complaint' {
        { Import-Module $module -Force -ErrorAction Stop; Import-Module $module -Force -ErrorAction Stop } | Should -Not -Throw
        Get-AcousticProfile $demo/production -Ordered | Select-Object -First 1 | Should -Not -BeNullOrEmpty
    }

    It 'exports what its manifest names' {
        $manifest = Import-PowerShellDataFile $module
        (Get-Command -Module AsrDataTools).Name | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'is a manifest that PowerShell finds valid' {
        (Test-ModuleManifest $module).Version | Should -BeGreaterThan ([version]'0.0.0')
    }

    It 'has each of its commands called by some suite' {
        $called = Get-ChildItem $PSScriptRoot -Filter *.ps1 | ForEach-Object {
            $ast = [System.Management.Automation.Language.Parser]::ParseFile($_.FullName, [ref]$null, [ref]$null)
            $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }
        }
        (Get-Command -Module AsrDataTools).Name | Where-Object { $_ -notin $called } | Should -BeNullOrEmpty
    }

    It 'has an about topic' {
        Get-Help about_AsrDataTools | Should -Match 'Test-ProductionReadiness'
    }

    It 'goes and comes again' {
        Remove-Module AsrDataTools
        Get-Command Get-AcousticProfile -ErrorAction Ignore | Should -BeNullOrEmpty
        Import-Module $module
        Get-Command Get-AcousticProfile | Should -Not -BeNullOrEmpty
    }
}

Describe 'Help of <_>' -ForEach $commands {
    It 'has three examples, and says what each parameter is for' {
        $help = Get-Help $_ -Full
        $help.examples.example.Count | Should -BeGreaterOrEqual 3
        $help.Synopsis | Should -Not -Match "^$_ "
        $help.parameters.parameter | Where-Object { -not $_.description } | Should -BeNullOrEmpty
    }
}
