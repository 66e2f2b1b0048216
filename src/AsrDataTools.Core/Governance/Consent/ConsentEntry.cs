namespace AsrDataTools.Governance.Consent;

/// <summary>What someone wants recorded: a grant of consent or its withdrawal. All days are days of UTC.</summary>
public record ConsentEntry
{
    private const int LongestText = 1024;
    private const int MostPurposes = 64;

    /// <summary>Whose speech it is: a pseudonym, the same as in the manifests; compared letter by letter.</summary>
    public required string Speaker { get; init; }

    public required ConsentAction Action { get; init; }

    /// <summary>The ground of a grant; null for a withdrawal.</summary>
    public LawfulBasis? LawfulBasis { get; init; }

    /// <summary>Whose law applies, by preference as ISO 3166: <c>DE</c>, <c>US-CA</c>.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>What for, compared without regard to case. At least one in a grant; none in a withdrawal means all.</summary>
    public TextList Purpose { get; init; } = TextList.Empty;

    /// <summary>Which data it is about, in words: a project, a campaign, a number of calls.</summary>
    public string? Scope { get; init; }

    /// <summary>The first day on which it holds; null for the day on which it is recorded.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The last day on which a grant holds; null for no end.</summary>
    public DateOnly? ExpiresAt { get; init; }

    /// <summary>Where the proof lies: the number of a form, an address, a hash; no personal data.</summary>
    public string? Evidence { get; init; }

    /// <summary>True where it speaks of this purpose.</summary>
    public bool Covers(string purpose) =>
        Purpose.Contains(purpose, StringComparer.OrdinalIgnoreCase) || (Action == ConsentAction.Revoke && Purpose.Count == 0);

    /// <summary>Refuses what a ledger must not hold.</summary>
    /// <exception cref="SpeechDataException">A field is missing or makes no sense (<c>ConsentRecordInvalid</c>).</exception>
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(Speaker)) throw Invalid("it names no speaker");
        foreach ((string name, string? text) in (ReadOnlySpan<(string, string?)>)[(nameof(Speaker), Speaker), (nameof(Jurisdiction), Jurisdiction), (nameof(Scope), Scope), (nameof(Evidence), Evidence)])
            CheckText(name, text);
        foreach (string purpose in Purpose) CheckText(nameof(Purpose), purpose);
        if (Purpose.Count > MostPurposes) throw Invalid($"it has more than {MostPurposes} purposes");
        if (!Enum.IsDefined(Action)) throw Invalid($"its action '{Action}' is neither Grant nor Revoke");
        if (LawfulBasis is { } basis && !Enum.IsDefined(basis)) throw Invalid($"its lawful basis '{basis}' is unknown");
        if (Action == ConsentAction.Revoke)
        {
            if (LawfulBasis is not null || ExpiresAt is not null) throw Invalid("a withdrawal has neither a lawful basis nor an end");
            return;
        }

        if (LawfulBasis is null) throw Invalid("a grant needs a lawful basis (LawfulBasis)");
        if (Purpose.Count == 0) throw Invalid("a grant needs a purpose at least: consent is given for something");
        if (ExpiresAt < EffectiveFrom) throw Invalid("it ends before it begins");
    }

    private void CheckText(string name, string? text)
    {
        if (text is null) return;
        if (string.IsNullOrWhiteSpace(text)) throw Invalid($"its {name} is blank; leave it out");
        if (text.Length > LongestText) throw Invalid($"its {name} is longer than {LongestText:N0} characters");
        if (text.Any(char.IsControl)) throw Invalid($"its {name} holds control characters");
        if (!CanonicalText.IsWellFormed(text)) throw Invalid($"its {name} holds half a surrogate pair");
    }

    private SpeechDataException Invalid(string why) => new(
        "ConsentRecordInvalid", SpeechDataProblem.InvalidArgument, $"The record of speaker '{Speaker}' cannot be added: {why}.");
}
