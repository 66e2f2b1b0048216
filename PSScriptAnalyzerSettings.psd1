# For Invoke-ScriptAnalyzer and for editors, which find it by its name. All default rules but these:
@{
    ExcludeRules = @(
        # Every text of the repository is UTF-8 without a byte order mark, as PowerShell 7 reads and writes it.
        'PSUseBOMForUnicodeEncodedFile'
    )
}
