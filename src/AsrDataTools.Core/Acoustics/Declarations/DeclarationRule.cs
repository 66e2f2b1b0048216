namespace AsrDataTools.Acoustics;

/// <summary>Holds one kind of declaration against what was measured.</summary>
public abstract class DeclarationRule
{
    /// <summary>Stable; stands in <see cref="Finding.Rule"/>.</summary>
    public abstract string Id { get; }

    /// <summary>What it holds against what, in a line.</summary>
    public abstract string Description { get; }

    /// <summary>Whether it concerns the file as a whole, so that all of its channels share one finding.</summary>
    internal virtual bool IsOfFile => false;

    /// <summary>The properties of <see cref="AcousticProfile"/> that the declaration stands in.</summary>
    internal abstract DeclarationAnswer Judge(AcousticProfile profile);

    /// <summary>A property's text where it declares anything.</summary>
    protected static string? Declared(string? text) => DeclarationText.Declared(text);
}
