namespace AsrDataTools.Help;

/// <summary>A parameter of a command.</summary>
public sealed record HelpParameter
{
    /// <summary>Without the hyphen.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<HelpBlock> Description { get; init; }

    /// <summary>Full name of the .NET type.</summary>
    public required string Type { get; init; }

    /// <summary>Empty where there is none.</summary>
    public required string DefaultValue { get; init; }

    public required bool SupportsWildcards { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>A closed set of values; empty for any.</summary>
    public required IReadOnlyList<string> AcceptedValues { get; init; }

    public required IReadOnlyList<HelpParameterSet> Sets { get; init; }
}
