namespace AsrDataTools.Governance.PersonalData;

/// <summary>What one scan needs at a time; used again by the next.</summary>
internal sealed class ScanWorkspace
{
    public SymbolRun Run { get; set; } = new();

    /// <summary>A second run, to read the same words in another language.</summary>
    public SymbolRun Other { get; set; } = new();

    public SpokenRunReader Spoken { get; } = new();

    public DateOfBirthRecognizer Births { get; } = new();
}
