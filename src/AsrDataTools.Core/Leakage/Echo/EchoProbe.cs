namespace AsrDataTools.Leakage.Echo;

/// <summary>One utterance whose reference is known to be wrong, and what a recogniser made of it.</summary>
public sealed record EchoProbe
{
    public required string Id { get; init; }

    public string? Speaker { get; init; }

    /// <summary>Words of the reference that are not said: those that its alignment with what is said does not match.</summary>
    public TextList Planted { get; init; } = TextList.Empty;

    /// <summary>Those of them that the recogniser gave at their place.</summary>
    public TextList Reproduced { get; init; } = TextList.Empty;

    /// <summary>The recogniser gave a word that nobody said and that only the reference has.</summary>
    public bool IsEchoed => Reproduced.Count > 0;
}
