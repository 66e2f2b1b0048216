using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Core.Tests.Governance.PersonalData;

public sealed class PersonalDataScannerTests
{
    private static readonly PersonalDataScanner Scanner = new();

    [Theory]
    [InlineData("PaymentCard", "my card is 4111 1111 1111 1111 thanks", "4111 1111 1111 1111")]
    [InlineData("PaymentCard", "378282246310005", "378282246310005")]
    [InlineData("Iban", "IBAN DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00")]
    [InlineData("Iban", "GB82WEST12345698765432", "GB82WEST12345698765432")]
    [InlineData("UsSsn", "social 078-05-1120", "078-05-1120")]
    [InlineData("UsItin", "itin 912-70-1234", "912-70-1234")]
    [InlineData("UkNhsNumber", "NHS number 943 476 5919", "943 476 5919")]
    [InlineData("UkNino", "AB 12 34 56 C", "AB 12 34 56 C")]
    [InlineData("DeTaxId", "86095742719", "86095742719")]
    [InlineData("DeIdentityCard", "Personalausweis T220001293", "T220001293")]
    [InlineData("FrNir", "1 85 05 78 006 084 91", "1 85 05 78 006 084 91")]
    [InlineData("EsDni", "DNI 12345678Z", "12345678Z")]
    [InlineData("EsDni", "X1234567L", "X1234567L")]
    [InlineData("ItFiscalCode", "RSSMRA85T10A562S", "RSSMRA85T10A562S")]
    [InlineData("InAadhaar", "2341 2341 2346", "2341 2341 2346")]
    [InlineData("InPan", "ABCPE1234F", "ABCPE1234F")]
    [InlineData("SgNric", "S1234567D", "S1234567D")]
    [InlineData("AuTaxFileNumber", "tax file number 123 456 782", "123 456 782")]
    [InlineData("AuMedicare", "Medicare 2123 45670 1", "2123 45670 1")]
    [InlineData("AuAbn", "ABN 51 824 753 556", "51 824 753 556")]
    [InlineData("PhoneNumber", "call (415) 555-0132 now", "(415) 555-0132")]
    [InlineData("PhoneNumber", "+44 20 7946 0958", "+44 20 7946 0958")]
    [InlineData("PhoneNumber", "06 12 34 56 78", "06 12 34 56 78")]
    [InlineData("PhoneNumber", "phone 4 1 5 5 5 5 0 1 3 2", "4 1 5 5 5 5 0 1 3 2")]
    [InlineData("EmailAddress", "write to <john.smith@example.com>.", "john.smith@example.com")]
    [InlineData("IpAddress", "ping 203.0.113.17", "203.0.113.17")]
    [InlineData("IpAddress", "at 2001:db8:0:1::17 it", "2001:db8:0:1::17")]
    [InlineData("MacAddress", "00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D:5E")]
    [InlineData("MacAddress", "00-1A-2B-3C-4D-5E", "00-1A-2B-3C-4D-5E")]
    [InlineData("UrlUserInfo", "get https://bob:secret@host.example/x", "https://bob:secret@host.example/x")]
    [InlineData("DateOfBirth", "born on March 14, 1982 in Leeds", "March 14, 1982")]
    [InlineData("DateOfBirth", "DOB 14/03/1982", "14/03/1982")]
    [InlineData("DateOfBirth", "geboren am 14. März 1982", "14. März 1982")]
    [InlineData("StreetAddress", "at 221B Baker Street today", "221B Baker Street")]
    [InlineData("StreetAddress", "Hauptstraße 12", "Hauptstraße 12")]
    [InlineData("StreetAddress", "12 rue de la Paix", "12 rue de la Paix")]
    [InlineData("StreetAddress", "Calle Mayor 5, Madrid", "Calle Mayor 5")]
    [InlineData("StreetAddress", "Via Roma 10", "Via Roma 10")]
    [InlineData("Postcode", "London NW1 6XE", "NW1 6XE")]
    [InlineData("Postcode", "my zip code is 94105", "94105")]
    [InlineData("MedicalRecordNumber", "medical record number 8821456", "8821456")]
    [InlineData("AccountNumber", "account number 12345678", "12345678")]
    [InlineData("PolicyNumber", "policy number AB-123456", "AB-123456")]
    [InlineData("PersonName", "my name is John Smith and", "John Smith")]
    [InlineData("PersonName", "Dear Mrs. O'Neill,", "O'Neill")]
    [InlineData("VehiclePlate", "number plate AB12 CDE", "AB12 CDE")]
    [InlineData("Coordinates", "51.50740, -0.12780", "51.50740, -0.12780")]
    public void WrittenForms(string name, string text, string value) => Finds(name, text, value, PersonalDataForm.Written);

    [Theory]
    [InlineData("PaymentCard", "it is four one one one one one one one one one one one one one one one", "four one one one one one one one one one one one one one one one")]
    [InlineData("PaymentCard", "visa four triple one, quadruple one, quadruple one, quadruple one", "four triple one, quadruple one, quadruple one, quadruple one")]
    [InlineData("UsSsn", "ssn oh seven eight oh five eleven twenty", "oh seven eight oh five eleven twenty")]
    [InlineData("UkNino", "a b one two three four five six c", "a b one two three four five six c")]
    [InlineData("UkNino", "alpha bravo one two three four five six charlie", "alpha bravo one two three four five six charlie")]
    [InlineData("PhoneNumber", "four one five five double five oh one three two", "four one five five double five oh one three two")]
    [InlineData("PhoneNumber", "call eight hundred five five five twelve twelve", "eight hundred five five five twelve twelve")]
    [InlineData("PhoneNumber", "null eins sieben sechs eins zwei drei vier fünf sechs sieben", "null eins sieben sechs eins zwei drei vier fünf sechs sieben")]
    [InlineData("PhoneNumber", "zéro six douze trente-quatre cinquante-six soixante-dix-huit", "zéro six douze trente-quatre cinquante-six soixante-dix-huit")]
    [InlineData("PhoneNumber", "mi teléfono es seis uno dos tres cuatro cinco seis siete ocho", "seis uno dos tres cuatro cinco seis siete ocho")]
    [InlineData("PhoneNumber", "numero di telefono tre due otto centoventitré quarantacinque sessantasette", "tre due otto centoventitré quarantacinque sessantasette")]
    [InlineData("EmailAddress", "email is john dot smith at gmail dot com", "john dot smith at gmail dot com")]
    [InlineData("EmailAddress", "mario punto rossi chiocciola libero punto it", "mario punto rossi chiocciola libero punto it")]
    [InlineData("IpAddress", "one ninety two dot one sixty eight dot one dot ten", "one ninety two dot one sixty eight dot one dot ten")]
    [InlineData("DateOfBirth", "born on the fourteenth of march nineteen eighty two", "fourteenth of march nineteen eighty two")]
    [InlineData("DateOfBirth", "geboren am vierzehnten märz neunzehnhundertzweiundachtzig", "vierzehnten märz neunzehnhundertzweiundachtzig")]
    [InlineData("DateOfBirth", "née le quatorze mars mille neuf cent quatre-vingt-deux", "quatorze mars mille neuf cent quatre-vingt-deux")]
    [InlineData("DateOfBirth", "nací el catorce de marzo de mil novecientos ochenta y dos", "catorce de marzo de mil novecientos ochenta y dos")]
    [InlineData("DateOfBirth", "dob zero three fourteen eighty two", "zero three fourteen eighty two")]
    [InlineData("StreetAddress", "i live at forty two oak lane", "forty two oak lane")]
    [InlineData("MedicalRecordNumber", "medical record number eight eight two one four", "eight eight two one four")]
    [InlineData("PersonName", "my name is john smith calling about", "john smith")]
    public void SpokenForms(string name, string text, string value) => Finds(name, text, value, PersonalDataForm.Spoken);

    [Theory]
    [InlineData("order number 4539 1488 0343 6467")]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("$4,111.11 and 1,234,567,890 in total")]
    [InlineData("2024-01-15 12:30:45 and 20240115123045")]
    [InlineData("version 10.20.30.40 of 1.2.3-4")]
    [InlineData("chapter 15.4.1.3 and std::vector 12:34:56")]
    [InlineData("the card was one of the two that five or six people had")]
    [InlineData("DE88 3704 0044 0532 0130 00")]
    [InlineData("RSSMRA85T10A562T")]
    [InlineData("on March 14, 1982 nothing happened")]
    [InlineData("tracking number 078051120")]
    [InlineData("the name is empty")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("two hundred fifty six thousand four hundred and twelve dollars")]
    [InlineData("")]
    public void NearMisses(string text) => Assert.Empty(Scanner.Scan(text));

    [Fact]
    public void AnOrderIsThereForThoseWhoLowerTheThreshold() =>
        Assert.Equal("OrderNumber", Assert.Single(new PersonalDataScanner(new() { MinimumScore = 0.4, Classes = ["OrderNumber"] }).Scan("order number 12345678")).Class);

    [Fact]
    public void ContextAddsAndForeignContextTakes()
    {
        double Score(string text) => new PersonalDataScanner(new() { MinimumScore = 0, Classes = ["UsSsn"] }).Scan(text).Single().Score;

        Assert.Equal([0.15, 0.55, 0], new[] { Score("078051120"), Score("social 078051120"), Score("tracking number 078051120") });
    }

    [Fact]
    public void LocalesNarrow()
    {
        PersonalDataScanner german = new(new() { Locales = ["de"] });

        Assert.Empty(german.Scan("social 078-05-1120 and four one five five five five oh one three two"));
        Assert.Equal("DeTaxId", Assert.Single(german.Scan("Steuer-ID 86095742719")).Class);
    }

    [Theory]
    [InlineData("PersonalDataClassUnknown", "Emailaddres", null, "EmailAddress")]
    [InlineData("PersonalDataLocaleUnknown", null, "en-UX", "en-US")]
    public void UnknownNamesAreRefusedWithTheNearest(string id, string? name, string? locale, string nearest)
    {
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => new PersonalDataScanner(new() { Classes = name is null ? null : [name], Locales = locale is null ? null : [locale] }));

        Assert.Equal(id, exception.ErrorId);
        Assert.Contains($"'{nearest}'", exception.Message, StringComparison.Ordinal);
    }

    // Work is bounded by the length: twice the text, about twice the findings, and no stack or buffer runs over.
    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("4111 ")]
    [InlineData("12-")]
    [InlineData("four, one, ")]
    [InlineData("double ")]
    [InlineData("a.a@a.")]
    [InlineData("://a:a@")]
    [InlineData("a:")]
    [InlineData("::")]
    [InlineData("my name is ")]
    [InlineData("born ")]
    [InlineData("née un ")]
    [InlineData("A A1 ")]
    [InlineData("1 rue de ")]
    [InlineData("+1 (")]
    [InlineData("\u00e9\ud83d\ude00")]
    [InlineData("\ud800")]
    public void HostileTextIsSearchedToItsEnd(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 60_000 / unit.Length)) + " mail x.y@example.com";

        PersonalDataSpan last = Scanner.Scan(text)[^1];

        Assert.Equal(("EmailAddress", text.Length), (last.Class, last.End));
    }

    [Fact]
    public void RandomTextNeverOverlapsNorOverruns()
    {
        string[] parts = ["4111 1111 1111 1111", "four", "one", "double", ",", " ", " ", ".", "at", "dot", "com", "+44", "(", ")", "-", "12", "born", "March", "name is", "John", "DE89", "é", "\n", "@", ":", "straße", "rue", "0", "A1"];
        Random random = new(7);
        for (int round = 0; round < 3000; round++)
        {
            string text = string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 30)).Select(_ => parts[random.Next(parts.Length)]));
            int end = 0;
            foreach (PersonalDataSpan span in new PersonalDataScanner(new() { MinimumScore = 0 }).Scan(text))
            {
                Assert.True(span.Start >= end && span.Length > 0 && span.End <= text.Length && span.Score is >= 0 and <= 1, text);
                end = span.End;
            }
        }
    }

    [Fact]
    public void ManyThreadsFindTheSame()
    {
        string text = "my card is four one one one one one one one one one one one one one one one and my name is John Smith, mail a@b.example";
        string expected = string.Join('|', Scanner.Scan(text));

        Parallel.For(0, 500, _ => Assert.Equal(expected, string.Join('|', Scanner.Scan(text))));
    }

    private static void Finds(string name, string text, string value, PersonalDataForm form)
    {
        PersonalDataSpan span = Assert.Single(Scanner.Scan(text));

        Assert.Equal((name, value, form), (span.Class, text.Substring(span.Start, span.Length), span.Form));
    }
}
