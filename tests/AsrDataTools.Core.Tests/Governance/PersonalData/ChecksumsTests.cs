using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Core.Tests.Governance.PersonalData;

public sealed class ChecksumsTests
{
    // Published examples of each scheme.
    [Theory]
    [InlineData("Luhn", "79927398713")]
    [InlineData("Iban", "GB29NWBK60161331926819")]
    [InlineData("Mod11", "9434765919")]
    [InlineData("Mod11Over10", "86095742719")]
    [InlineData("SevenThreeOne", "L898902C36")]
    [InlineData("Verhoeff", "2363")]
    public void OneWrongDigitIsAlwaysFound(string name, string number)
    {
        Checksum checksum = Checksums.Named(name);

        Assert.True(checksum(number));
        for (int place = 0; place < number.Length; place++)
        {
            if (!char.IsAsciiDigit(number[place])) continue;
            for (char digit = '0'; digit <= '9'; digit++)
            {
                if (digit != number[place]) Assert.False(checksum(number[..place] + digit + number[(place + 1)..]), $"{name} {place} {digit}");
            }
        }
    }

    // Verhoeff (1969) finds every exchange of neighbours; Luhn does not.
    [Fact]
    public void VerhoeffFindsExchanges()
    {
        const string Number = "234123412346";
        for (int place = 0; place + 1 < Number.Length; place++)
        {
            char[] exchanged = Number.ToCharArray();
            (exchanged[place], exchanged[place + 1]) = (exchanged[place + 1], exchanged[place]);
            if (exchanged[place] != exchanged[place + 1]) Assert.False(Checksums.Verhoeff(exchanged));
        }
    }

    [Fact]
    public void UnknownNamesAreRefusedWithTheNearest() =>
        Assert.Contains("'Luhn'", Assert.Throws<SpeechDataException>(() => Checksums.Named("lun")).Message, StringComparison.Ordinal);
}
