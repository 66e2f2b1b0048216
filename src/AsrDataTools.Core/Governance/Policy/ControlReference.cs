namespace AsrDataTools.Governance.Policy;

/// <summary>A place in a law or standard that asks for what a rule looks at. A reference, not legal advice.</summary>
/// <param name="Framework">GDPR, HIPAA, EU AI Act, ISO/IEC 27001:2022.</param>
/// <param name="Clause">Article, section or control.</param>
/// <param name="About">What it is about, in a few words.</param>
public sealed record ControlReference(string Framework, string Clause, string About)
{
    public override string ToString() => $"{Framework} {Clause}";
}
