namespace AsrDataTools.Shell.Essentials.Data;

/// <summary>Which CSV fields are put in quotes.</summary>
public enum CsvQuoting
{
    Never,
    Always,
    AsNeeded,
}
