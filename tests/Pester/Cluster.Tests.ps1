#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . $PSScriptRoot/Demo.ps1
}

Describe 'A job of shards' {
    It 'is prepared, worked on shard by shard, and received whole' {
        $job = Join-Path $TestDrive job
        (Start-SpeechJob $job $test -ShardCount 3 -PrepareOnly).Shards | Should -Be 3
        (Invoke-SpeechShard $job 1).State | Should -Be 'Done'
        { Receive-SpeechJob $job } | Should -Throw -ExpectedMessage '*shards 2*3*Start-SpeechJob*'
        2..3 | ForEach-Object { Invoke-SpeechShard $job $_ } | ForEach-Object State | Should -Be 'Done', 'Done'
        Get-SpeechJob $job -PerShard | ForEach-Object State | Select-Object -Unique | Should -Be 'Done'
        (Receive-SpeechJob $job).Count | Should -Be 46
        { Stop-SpeechJob $job -ErrorAction Stop } | Should -Not -Throw
    }
}
