namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>What the test is held against: anything that marks personal data in a text.</summary>
internal interface IPersonalDataRecogniser
{
    /// <summary>The spans found, with the names of <see cref="PersonalDataClasses"/>.</summary>
    IReadOnlyList<LabelledSpan> Scan(string text);
}
