namespace AsrDataTools.Governance.PersonalData;

/// <summary>What is looked for in a text.</summary>
public sealed record PersonalDataOptions
{
    /// <summary>The score from which a span counts: every class reaches it with a checksum or a fitting context.</summary>
    public const double UsualMinimumScore = 0.5;

    public static PersonalDataOptions Default { get; } = new();

    /// <summary>Classes to look for, of <see cref="PersonalDataClasses"/> or of <see cref="Custom"/>; null for all.</summary>
    public IReadOnlyCollection<string>? Classes { get; init; }

    /// <summary>Locales (en-GB) or languages (en) whose rules apply; null for all. What holds everywhere (e-mail, card …) always applies.</summary>
    public IReadOnlyCollection<string>? Locales { get; init; }

    /// <summary>Least score of a span, 0 to 1.</summary>
    public double MinimumScore { get; init; } = UsualMinimumScore;

    public IReadOnlyList<CustomRecognizer> Custom { get; init; } = [];
}
