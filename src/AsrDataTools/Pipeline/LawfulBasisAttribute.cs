using System.Management.Automation;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Pipeline;

/// <summary>Takes a lawful basis by its name or by its letter in GDPR article 6(1): <c>a</c>, <c>6(1)(a)</c>. An empty cell is none.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class LawfulBasisAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        string? text = (inputData is PSObject wrapped ? wrapped.BaseObject : inputData)?.ToString()?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        if (Enum.TryParse(text, ignoreCase: true, out LawfulBasis basis) && Enum.IsDefined(basis) && !char.IsDigit(text[0])) return basis;
        string letter = text.TrimEnd(')').ToLowerInvariant();
        int point = letter.Length == 1 || letter.EndsWith($"6(1)({letter[^1]}", StringComparison.Ordinal) ? letter[^1] - 'a' : -1;
        return point is >= 0 and < 6 ? (LawfulBasis)point : throw new ArgumentTransformationMetadataException(
            $"'{text}' is no lawful basis. They are {string.Join(", ", Enum.GetNames<LawfulBasis>())}, points (a) to (f) of GDPR article 6(1). Did you mean {NearestName.Of(text, Enum.GetNames<LawfulBasis>())}?");
    }
}
