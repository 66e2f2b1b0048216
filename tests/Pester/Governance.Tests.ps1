#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

BeforeAll {
    . $PSScriptRoot/Demo.ps1
    $ledger = Join-Path $TestDrive consent.jsonl
    Copy-Item $demo/consent.jsonl $ledger
}

Describe 'Gate 6, consent' {
    It 'is added by rows of a table, read, and shows whether anyone changed it' {
        [pscustomobject]@{ Speaker = 'X001'; Purpose = 'asr-training'; LawfulBasis = 'Consent'; Evidence = 'form X001' } | Add-ConsentRecord $ledger | ForEach-Object Speaker | Should -Be 'X001'
        (Get-ConsentRecord $ledger X001).Evidence | Should -Be 'form X001'
        $sound = Test-ConsentLedger $ledger
        $sound.Verdict | Should -Be 'Pass'
        $lines = Get-Content $ledger
        $tampered = Join-Path $TestDrive tampered.jsonl
        $lines[0] -replace 'asr-training', 'advertising' | Set-Content $tampered
        $lines[1..9] | Add-Content $tampered
        Test-ConsentLedger $tampered -Quiet | Should -BeFalse
        Test-ConsentLedger $ledger -ExpectedHead $sound.Head -Quiet | Should -BeTrue
    }

    It 'is withdrawn, what is the speaker''s goes, and nothing else' {
        $copy = Join-Path $TestDrive corpus
        Copy-Item $demo $copy -Recurse
        # How the demo was made is no part of a corpus.
        Remove-Item $copy/truth.json, $copy/defects.csv
        $items = Revoke-Consent $ledger T013 -Path $copy -Evidence 'letter'
        $items.Count | Should -BeGreaterThan 5
        $done = $items | Remove-SpeechData -MuteSharedRecordings -CertificatePath $TestDrive/certificate.json -Confirm:$false
        $done.Action | Sort-Object -Unique | Should -Be 'Deleted', 'Muted', 'TakenOut'
        Test-Path $copy/training/audio/T013/T013-01.wav | Should -BeFalse
        (Import-SpeechManifest $copy/training/train.jsonl).Speaker | Should -Not -Contain 'T013'
        (Get-Content $TestDrive/certificate.json -Raw | ConvertFrom-Json).complete | Should -BeTrue
    }
}

Describe 'Gate 6, policy' {
    It 'is a rule each, and findings leave the rows out' {
        (Get-GovernanceRule).Id | Should -Contain 'GOV016'
        $findings = Test-DataGovernance $train $demo/policy.psd1 -Rule License*
        $findings.Count | Should -BeGreaterThan 0
        Import-SpeechManifest $train | Export-SpeechManifest TestDrive:/licensed.jsonl -Exclude $findings
        (Import-SpeechManifest TestDrive:/licensed.jsonl).License | Should -Not -Contain 'CC-BY-NC-4.0'
    }
}

Describe 'Gate 6, personal data' {
    It 'is found, taken out, and proved to be gone' {
        $texts = Join-Path $TestDrive texts.csv
        'id,text', 'a,my card is 4111 1111 1111 1111', 'b,write to jane.doe@example.org please' | Set-Content $texts
        $found = Find-PersonalData $texts
        $found.Class | Should -Contain 'PaymentCard'
        $found | Protect-PersonalData -OutputDirectory $TestDrive/safe | ForEach-Object OutputPath | Should -Be (Join-Path $TestDrive safe/texts.csv)
        Find-PersonalData $TestDrive/safe/texts.csv | Should -BeNullOrEmpty
    }

    It 'under a tag is silence, or a finding' {
        Copy-Item $demo/production/audio/call-0001.wav $TestDrive/call-0001.wav
        'call-0001 1 0.00 16.0 [NAME]' | Set-Content $TestDrive/call-0001.ctm
        (Test-Redaction $TestDrive/call-0001.ctm $TestDrive).Rule | Should -Contain 'SpeechUnderTag'
    }
}

Describe 'Gate 6, deliveries' {
    It 'are packed with a seal that a changed byte breaks' {
        Import-SpeechManifest $test | Select-Object -First 5 | New-DeliveryPackage -PackagePath $TestDrive/delivery | ForEach-Object Utterances | Should -Be 5
        Test-DeliveryPackage $TestDrive/delivery -Quiet | Should -BeTrue
        $file = Get-ChildItem $TestDrive/delivery/data -Recurse -Filter *.wav | Select-Object -First 1
        $bytes = [IO.File]::ReadAllBytes($file.FullName)
        $bytes[-1] = $bytes[-1] -bxor 1
        [IO.File]::WriteAllBytes($file.FullName, $bytes)
        (Test-DeliveryPackage $TestDrive/delivery).Rule | Should -Contain 'FileAltered'
    }

    It 'get a card' {
        (Import-SpeechManifest $test | Export-DatasetCard $TestDrive/card -Information @{ Name = 'Demo' }).Name | Should -Be 'Demo'
        (Get-Content $TestDrive/card.json -Raw | ConvertFrom-Json).name | Should -Be 'Demo'
    }
}
