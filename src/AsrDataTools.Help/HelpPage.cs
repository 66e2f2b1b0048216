namespace AsrDataTools.Help;

/// <summary>The page of one command, as its Markdown in the platyPS schema has it.</summary>
public sealed record HelpPage
{
    /// <summary>Verb-Noun.</summary>
    public required string Name { get; init; }

    public required string Synopsis { get; init; }

    public required IReadOnlyList<HelpBlock> Description { get; init; }

    public required IReadOnlyList<HelpSyntax> Syntax { get; init; }

    public required IReadOnlyList<HelpExample> Examples { get; init; }

    /// <summary>Without the common parameters.</summary>
    public required IReadOnlyList<HelpParameter> Parameters { get; init; }

    public required IReadOnlyList<HelpType> Inputs { get; init; }

    public required IReadOnlyList<HelpType> Outputs { get; init; }

    public required IReadOnlyList<HelpBlock> Notes { get; init; }

    public required IReadOnlyList<HelpLink> Links { get; init; }
}

/// <summary>A paragraph, or lines that stay as they are.</summary>
/// <param name="Text">Plain text; a paragraph is one line.</param>
/// <param name="IsCode">What was fenced: a command, or what it prints.</param>
public sealed record HelpBlock(string Text, bool IsCode);

/// <summary>One way to call the command.</summary>
/// <param name="ParameterSet">Its name.</param>
/// <param name="IsDefault">Whether it is what the command takes when nothing tells.</param>
/// <param name="Line">The call, in one line.</param>
public sealed record HelpSyntax(string ParameterSet, bool IsDefault, string Line);

/// <summary>An example: what it is for, what is typed, what comes back.</summary>
public sealed record HelpExample(string Title, IReadOnlyList<HelpBlock> Blocks);

/// <summary>A type that a command takes or emits.</summary>
public sealed record HelpType(string Name, IReadOnlyList<HelpBlock> Description);

/// <summary>A page to read on.</summary>
public sealed record HelpLink(string Text, string Target);

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

/// <summary>How a parameter stands in one parameter set.</summary>
/// <param name="Name"><c>(All)</c> for every set.</param>
/// <param name="Position">A number from 0, or Named.</param>
public sealed record HelpParameterSet(string Name, string Position, bool IsRequired, bool FromPipeline, bool FromPipelineByPropertyName)
{
    /// <summary>Of every set.</summary>
    public const string All = "(All)";
}
