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
    FormatsToProcess       = @()
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags       = @('ASR', 'speech', 'corpus', 'dataset', 'audio', 'data-quality', 'WER')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
