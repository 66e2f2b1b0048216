@{
    RootModule             = 'bin/AsrDataTools.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f0f7a3e-9c1d-4c55-9a3f-3c6a5f1b7d42'
    Author                 = 'The AsrDataTools authors'
    CompanyName            = 'AsrDataTools'
    Copyright              = '(c) 2026 The AsrDataTools authors. MIT License.'
    Description            = 'Tells from the files on disk whether a speech corpus will yield ASR that survives production, why not, and what to collect, fix or drop.'
    PowerShellVersion      = '7.6'
    CompatiblePSEditions   = @('Core')
    TypesToProcess         = @('bin/Formats/AsrDataTools.types.ps1xml')
    FormatsToProcess       = @(
        'bin/Formats/AccentCoverage.format.ps1xml'
        'bin/Formats/AccentLabelFate.format.ps1xml'
        'bin/Formats/AcousticProfile.format.ps1xml'
        'bin/Formats/AcousticShift.format.ps1xml'
        'bin/Formats/Annotation.format.ps1xml'
        'bin/Formats/AnnotationAgreement.format.ps1xml'
        'bin/Formats/AnnotationDepth.format.ps1xml'
        'bin/Formats/AnnotationEdit.format.ps1xml'
        'bin/Formats/AnnotationRule.format.ps1xml'
        'bin/Formats/CollectionTarget.format.ps1xml'
        'bin/Formats/DemoCorpus.format.ps1xml'
        'bin/Formats/DiarizationErrorResult.format.ps1xml'
        'bin/Formats/Finding.format.ps1xml'
        'bin/Formats/FingerprintIndexSummary.format.ps1xml'
        'bin/Formats/GateResult.format.ps1xml'
        'bin/Formats/LeakageFinding.format.ps1xml'
        'bin/Formats/LeakageShare.format.ps1xml'
        'bin/Formats/PositionWordError.format.ps1xml'
        'bin/Formats/ReferenceEcho.format.ps1xml'
        'bin/Formats/SamplingReport.format.ps1xml'
        'bin/Formats/SeenSentences.format.ps1xml'
        'bin/Formats/SpeechDuplicate.format.ps1xml'
        'bin/Formats/SpeechUtterance.format.ps1xml'
        'bin/Formats/SplitReport.format.ps1xml'
        'bin/Formats/UtteranceWordError.format.ps1xml'
        'bin/Formats/WordConfusion.format.ps1xml'
        'bin/Formats/WordErrorComparison.format.ps1xml'
        'bin/Formats/WordErrorResult.format.ps1xml'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Compare-AcousticProfile'
        'Compare-Annotation'
        'Compare-WordError'
        'Export-Annotation'
        'Export-ReadinessReport'
        'Export-SpeechManifest'
        'Find-DuplicateSpeech'
        'Find-EvalLeakage'
        'Get-AcousticProfile'
        'Get-AnnotationRule'
        'Get-CollectionPlan'
        'Get-SamplingWeight'
        'Import-Annotation'
        'Import-SpeechManifest'
        'Measure-DiarizationError'
        'Measure-ReferenceEcho'
        'Measure-WordError'
        'New-DemoCorpus'
        'New-FingerprintIndex'
        'Repair-Annotation'
        'Split-SpeechManifest'
        'Test-AccentCoverage'
        'Test-AcousticDeclaration'
        'Test-Annotation'
        'Test-AnnotationDepth'
        'Test-ProductionReadiness'
        'Test-SpeechManifest'
        'Update-FingerprintIndex'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = @('ASR', 'speech', 'corpus', 'dataset', 'audio', 'data-quality', 'WER')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
