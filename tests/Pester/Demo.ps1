# Dot-sourced by each suite: the module under test, one demo corpus for all of them, and what they all need of it.
# ASRDATATOOLS_MODULE names another manifest, so that an installed package is tested rather than the clone.
$module = $env:ASRDATATOOLS_MODULE ? $env:ASRDATATOOLS_MODULE : (Join-Path $PSScriptRoot '../../AsrDataTools.psd1')
Import-Module $module
$demo = Join-Path ([System.IO.Path]::GetTempPath()) "asrdatatools-pester-$PID/demo"
if (-not (Test-Path $demo)) { New-DemoCorpus $demo | Out-Null }

$train = "$demo/training/train.jsonl"
$test = "$demo/evaluation/test.jsonl"
$calls = "$demo/production/calls.csv"
$traffic = "$demo/traffic.csv"
$annotations = "$demo/training/annotations"

# The calls as a recogniser heard them that drops every tenth word, and one that drops every fifth.
$heard = "$demo/../heard.csv"
if (-not (Test-Path $heard)) {
    Import-Csv $calls | ForEach-Object {
        $words = -split $_.text
        $_.path = Join-Path $demo "production/$($_.path)"
        $_ | Add-Member hypothesis (@(for ($i = 0; $i -lt $words.Count; $i++) { if ($i % 10 -ne 9) { $words[$i] } }) -join ' ')
        $_ | Add-Member worse (@(for ($i = 0; $i -lt $words.Count; $i++) { if ($i % 5 -ne 4) { $words[$i] } }) -join ' ')
        $_
    } | Export-Csv $heard
}
