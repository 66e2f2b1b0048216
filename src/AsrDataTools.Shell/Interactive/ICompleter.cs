namespace AsrDataTools.Shell.Interactive;

/// <summary>Finds what could stand at the cursor.</summary>
public interface ICompleter
{
    /// <summary>The completions for a place in a text; without matches where there are none.</summary>
    Completion Complete(string text, int cursor);
}
