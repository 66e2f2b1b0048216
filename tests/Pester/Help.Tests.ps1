#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeDiscovery {
    $missing = -not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS)
    $pages = (Get-ChildItem "$PSScriptRoot/../../docs/en-US" -Filter *-*.md).BaseName
}

Describe 'Help pages, where the module Microsoft.PowerShell.PlatyPS is' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../AsrDataTools.psd1"
        $folder = Convert-Path "$PSScriptRoot/../../docs/en-US"

        # One line for each fact that a page and its command could disagree about.
        function Get-ParameterFact ($Help) {
            foreach ($parameter in $Help.Parameters) {
                "-$($parameter.Name): $($parameter.Type), aliases $($parameter.Aliases), wildcards $($parameter.SupportsWildcards)"
                foreach ($set in $parameter.ParameterSets) {
                    "-$($parameter.Name) in $($set.Name): position $($set.Position), required $($set.IsRequired), " +
                    "by pipeline $($set.ValueFromPipeline), by name $($set.ValueFromPipelineByPropertyName)"
                }
            }
        }
    }

    It 'reads <_>, and finds in it what the command has' -ForEach $pages -Skip:$missing {
        $path = "$folder/$_.md"
        Test-MarkdownCommandHelp $path | Should -BeTrue
        $page = Import-MarkdownCommandHelp $path
        $page.Diagnostics.Messages | Where-Object Severity -NE Information | ForEach-Object { "line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
        $command = New-CommandHelp (Get-Command $_ -Module AsrDataTools)
        Get-ParameterFact $page | Sort-Object | Should -Be (Get-ParameterFact $command | Sort-Object)
    }
}
