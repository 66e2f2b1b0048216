#requires -Version 7.4
<#
.SYNOPSIS
Builds, tests and packages AsrDataTools. It only calls dotnet and pwsh; what it does is in the projects.

.EXAMPLE
./build.ps1 -Task Build, Test

.EXAMPLE
./build.ps1 -Task Package, Verify -Runtime linux-x64
#>
[CmdletBinding()]
param(
    # Clean   takes away what builds and packages have made
    # Build   everything, into bin/ and the projects' own folders
    # Test    the tests of dotnet
    # Pester  the tests in this pwsh; needs the module Pester, 5.5 or later
    # Docs    what Get-Help reads, from docs/en-US
    # Package the module for a gallery, asrdata as a file for each system and as a .NET tool, into artifacts/
    # Verify  makes them once more in another clone of the last commit: they must be the same, byte for byte
    # Bench   every figure of speed beside its peers
    # Demo    the README's main command
    [ValidateSet('Clean', 'Build', 'Test', 'Pester', 'Docs', 'Package', 'Verify', 'Bench', 'Demo')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Systems that asrdata is packaged for.
    [ValidateSet('linux-x64', 'linux-arm64', 'win-x64', 'osx-arm64')]
    [string[]] $Runtime = @('linux-x64', 'linux-arm64', 'win-x64', 'osx-arm64')
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Clean' {
            dotnet clean -c $Configuration -v quiet
            Remove-Item artifacts, bin, en-US -Recurse -ErrorAction Ignore
        }
        'Build' { dotnet build -c $Configuration }
        'Test' { dotnet test -c $Configuration }
        'Pester' {
            Import-Module Pester -MinimumVersion 5.5
            Invoke-Pester -Path tests/Pester -CI
        }
        'Docs' { dotnet build src/AsrDataTools -c $Configuration -t:MakeHelp }
        'Package' {
            # Paths of this machine have no place in a package, and the same sources must give the same bytes.
            dotnet pack src/AsrDataTools -c $Configuration
            dotnet pack src/AsrDataTools.Shell -c $Configuration
            foreach ($one in $Runtime) {
                dotnet publish src/AsrDataTools.Shell -c $Configuration -r $one
            }
        }
        'Verify' {
            if (git status --porcelain) { throw 'There are changes that are not committed: the clone would not have them.' }
            $folder = [IO.Directory]::CreateTempSubdirectory('asrdata-verify-')
            try {
                $clone = "$($folder.FullName)/in/another/place"
                git clone --quiet . $clone
                & "$clone/build.ps1" -Task Package -Configuration $Configuration -Runtime $Runtime
                $files = @('*.nupkg') + $Runtime.ForEach({ "$_/asrdata", "$_/asrdata.exe" }) | ForEach-Object { Get-ChildItem "$clone/artifacts/$_" -ErrorAction Ignore }
                if ($files.Count -ne 2 + $Runtime.Count) { throw "The clone made $($files.Count) packages in place of $(2 + $Runtime.Count)." }
                foreach ($file in $files) {
                    $name = [IO.Path]::GetRelativePath("$clone/artifacts", $file.FullName)
                    $theirs = (Get-FileHash -LiteralPath $file.FullName).Hash
                    if ((Get-FileHash -LiteralPath "artifacts/$name").Hash -ne $theirs) { throw "$name differs from that of the clone." }
                    "$theirs  $name"
                }
            }
            finally {
                Remove-Item -LiteralPath $folder.FullName -Recurse -Force
            }
        }
        'Bench' {
            # A whole asrdata is among what is measured.
            dotnet build src/AsrDataTools.Shell -c $Configuration -v quiet
            dotnet run --project tests/AsrDataTools.Benchmarks -c $Configuration -- all
        }
        'Demo' { dotnet run --project src/AsrDataTools.Shell -c $Configuration -- -File docs/examples/Readiness.ps1 }
    }
}
finally {
    Pop-Location
}
