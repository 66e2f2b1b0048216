namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>One made value in both its forms.</summary>
internal sealed record MadeValue(string Written, string Spoken)
{
    public string In(TextForm form) => form == TextForm.Written ? Written : Spoken;
}
