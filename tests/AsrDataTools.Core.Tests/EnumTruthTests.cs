using AsrDataTools.Governance.Consent;
using AsrDataTools.Governance.Withdrawal;

namespace AsrDataTools.Core.Tests;

/// <summary><c>Where-Object Kind</c> keeps what is neither null nor zero: kinds that rows are picked by do not begin at zero.</summary>
public sealed class EnumTruthTests
{
    [Theory]
    [InlineData(typeof(SpeechDataKind))]
    [InlineData(typeof(LedgerFaultKind))]
    [InlineData(typeof(LawfulBasis))]
    public void NoKindIsZero(Type type) => Assert.False(Enum.IsDefined(type, 0));
}
