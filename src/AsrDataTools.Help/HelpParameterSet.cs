namespace AsrDataTools.Help;

/// <summary>How a parameter stands in one parameter set.</summary>
/// <param name="Name"><c>(All)</c> for every set.</param>
/// <param name="Position">A number from 0, or Named.</param>
public sealed record HelpParameterSet(string Name, string Position, bool IsRequired, bool FromPipeline, bool FromPipelineByPropertyName)
{
    /// <summary>Of every set.</summary>
    public const string All = "(All)";
}
