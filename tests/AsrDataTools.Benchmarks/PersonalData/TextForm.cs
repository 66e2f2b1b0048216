namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>How a transcript shows numbers.</summary>
internal enum TextForm
{
    Written,
    Spoken,
}
