#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    $missing = -not (Get-Module -ListAvailable PSScriptAnalyzer)
    $root = Convert-Path "$PSScriptRoot/../.."
    $scripts = @('AsrDataTools.psd1', 'PSScriptAnalyzerSettings.psd1', 'build.ps1') + @(
        foreach ($folder in 'docs', 'src', 'tests') {
            Get-ChildItem "$root/$folder" -Recurse -File -Include *.ps1, *.psd1, *.psm1, *.ps1xml |
                ForEach-Object { [System.IO.Path]::GetRelativePath($root, $_.FullName) } |
                Where-Object { $_ -notmatch '[\\/](bin|obj)[\\/]' }
        })
}

Describe 'Style, where the module PSScriptAnalyzer is' {
    It 'finds nothing in <_>' -ForEach $scripts -Skip:$missing {
        $root = "$PSScriptRoot/../.."
        # It does not see that the blocks of a suite share their variables.
        $shared = $_ -match '^tests[\\/]Pester[\\/]' ? 'PSUseDeclaredVarsMoreThanAssignments' : $null
        Invoke-ScriptAnalyzer "$root/$_" -Settings "$root/PSScriptAnalyzerSettings.psd1" -ErrorAction Stop |
            Where-Object RuleName -NE $shared |
            ForEach-Object { '{0}:{1} {2}: {3}' -f $_.ScriptName, $_.Line, $_.RuleName, $_.Message } |
            Should -BeNullOrEmpty
    }
}
