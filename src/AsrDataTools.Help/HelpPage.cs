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
