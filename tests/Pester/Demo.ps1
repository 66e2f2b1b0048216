# Dot-sourced by each suite: the module under test, and one demo corpus for all of them.
# ASRDATATOOLS_MODULE names another manifest, so that an installed package is tested rather than the clone.
$module = $env:ASRDATATOOLS_MODULE ? $env:ASRDATATOOLS_MODULE : (Join-Path $PSScriptRoot '../../AsrDataTools.psd1')
Import-Module $module
$demo = Join-Path ([System.IO.Path]::GetTempPath()) "asrdatatools-pester-$PID/demo"
if (-not (Test-Path $demo)) { New-DemoCorpus $demo | Out-Null }
