namespace AsrDataTools.Core.Tests.Text;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("Phone", "PhoneNumber")]
    [InlineData("iba", "Iban")]
    [InlineData("PhoneNumbr", "PhoneNumber")]
    [InlineData("Ib", "Iban")]
    public void WhatBeginsSoGoesBeforeWhatIsNear(string typed, string meant) =>
        Assert.Equal(meant, NearestName.Of(typed, ["Iban", "PhoneNumber", "PersonName"]));

    [Fact]
    public void AnotherWordIsNoSlip()
    {
        Assert.Null(NearestName.Like("zebra", ["Iban", "PhoneNumber"]));
        Assert.Null(NearestName.Of("zebra", []));
    }
}
