using System.Globalization;

namespace AsrDataTools.Acoustics;

/// <summary>The declared device against the band, the channel class and the decay measured.</summary>
internal sealed class DeclaredDeviceRule : DeclarationRule
{
    public override string Id => "DeclaredDevice";

    public override string Description => "The declared device against the band, the channel class and the decay measured";

    internal override DeclarationAnswer Judge(AcousticProfile profile)
    {
        if (Declared(profile.Device) is not { } declared) return DeclarationAnswer.NotDeclared;
        IReadOnlyList<DeviceExpectation> expectations = DeviceWords.Find(declared);
        if (expectations.Count == 0) return DeclarationAnswer.NotUnderstood(declared);
        bool?[] met = [.. expectations.Select(expectation => expectation.IsMet(profile))];
        if (met.Contains(true)) return DeclarationAnswer.Agrees;
        if (met.Contains(null)) return DeclarationAnswer.NotMeasured;
        DeviceExpectation first = expectations[0];
        return DeclarationAnswer.Doubted(
            $"device declared '{declared}' ({first.Name}), measured {first.Against(profile)}",
            string.Create(CultureInfo.InvariantCulture, $"correct the device, or replace {DeclarationText.These(profile)} by a recording of {first.Name}"));
    }
}
