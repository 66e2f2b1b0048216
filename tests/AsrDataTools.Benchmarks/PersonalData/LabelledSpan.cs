namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>Where one piece of personal data stands in a text, or is said to stand.</summary>
/// <param name="Class">What it is: PaymentCard, Phone …</param>
/// <param name="Start">First character, from 0.</param>
/// <param name="Length">Characters.</param>
internal sealed record LabelledSpan(string Class, int Start, int Length)
{
    public int End => Start + Length;
}
