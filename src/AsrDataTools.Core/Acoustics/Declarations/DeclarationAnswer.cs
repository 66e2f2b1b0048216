namespace AsrDataTools.Acoustics;

/// <summary>What comes of holding a declaration against a measurement.</summary>
internal enum DeclarationState
{
    /// <summary>Nothing is declared.</summary>
    NotDeclared,

    /// <summary>What is declared says nothing to us.</summary>
    NotUnderstood,

    /// <summary>The measure abstained, or is not sure enough: it never contradicts.</summary>
    NotMeasured,

    Agrees,

    Contradicts,
}

/// <summary>A rule's answer on one profile.</summary>
/// <param name="State">What came of it.</param>
/// <param name="Text">The contradiction in words, or the declaration that is not understood.</param>
/// <param name="Remedy">What to do; only with a contradiction.</param>
/// <param name="Severity">How sure and how grave; only with a contradiction.</param>
internal sealed record DeclarationAnswer(DeclarationState State, string Text = "", string? Remedy = null, Severity Severity = Severity.Warning)
{
    public static DeclarationAnswer NotDeclared { get; } = new(DeclarationState.NotDeclared);

    public static DeclarationAnswer NotMeasured { get; } = new(DeclarationState.NotMeasured);

    public static DeclarationAnswer Agrees { get; } = new(DeclarationState.Agrees);

    public static DeclarationAnswer NotUnderstood(string declared) => new(DeclarationState.NotUnderstood, declared);

    /// <summary>The header or the samples themselves say otherwise.</summary>
    public static DeclarationAnswer Refuted(string text, string remedy) => new(DeclarationState.Contradicts, text, remedy, Severity.Error);

    /// <summary>An estimate says otherwise.</summary>
    public static DeclarationAnswer Doubted(string text, string remedy) => new(DeclarationState.Contradicts, text, remedy, Severity.Warning);
}
