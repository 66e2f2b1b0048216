using System.Management.Automation;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Tests;

public sealed class FindPersonalDataTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public FindPersonalDataTests()
    {
        _session.SetLocation(_corpus.Path);
        Write("calls/one.txt", "my name is John Smith\nmy card is 4111 1111 1111 1111\n");
        Write("calls/two [1].txt", "mail jane@example.com\n");
        Write("calls/m.csv", "id,audio_path,text,phone\nu1,a.wav,hello there,415-555-0199\n");
        Write("calls/c.stm", "call 1 spk 1.0 4.0 ssn 078-05-1120\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void AFolderIsSearchedFileByFile()
    {
        ScriptResult result = _session.Run("Find-PersonalData calls").Clean();

        Assert.Equal(
            ["UsSsn c.stm Text", "PhoneNumber m.csv phone", "PersonName one.txt Text", "PaymentCard one.txt Text", "EmailAddress two [1].txt Text"],
            result.As<PersonalDataFinding>().Select(finding => $"{finding.Class} {Path.GetFileName(finding.Path)} {finding.Field}"));
        Assert.Contains("of 4 inputs: 5 findings", result.Summary, StringComparison.Ordinal);
        Assert.All(result.As<PersonalDataFinding>(), finding => Assert.Null(finding.Value));
    }

    [Theory]
    [InlineData("Find-PersonalData -LiteralPath 'calls/two [1].txt' -ShowValue", "jane@example.com")]
    [InlineData("'calls/two [1].txt' | Find-PersonalData -ShowValue", "jane@example.com")]
    [InlineData("Import-SpeechManifest calls/m.csv | Find-PersonalData -ShowValue", "415-555-0199")]
    [InlineData("Import-Annotation calls/c.stm | Find-PersonalData -ShowValue", "078-05-1120")]
    [InlineData("Find-PersonalData calls -Class Payment* -ShowValue", "4111 1111 1111 1111")]
    [InlineData("Find-PersonalData calls/one.txt -MinimumScore 0.9 -ShowValue", "4111 1111 1111 1111")]
    [InlineData("Find-PersonalData calls/c.stm,calls/two* -Locale de -ShowValue", "jane@example.com")]
    public void EveryWayIn(string script, string value) => Assert.Equal(value, Assert.Single(_session.Run(script).Clean().As<PersonalDataFinding>()).Value);

    [Fact]
    public void ABaselineHoldsBackWhatIsKnown()
    {
        PersonalDataFinding known = _session.Run("Find-PersonalData calls").Clean().As<PersonalDataFinding>().First(finding => finding.Class == "PaymentCard");
        Write("known.csv", $"SuppressionId\n\"{known.SuppressionId}\"\n");

        ScriptResult result = _session.Run("Find-PersonalData calls -Baseline known.csv").Clean();

        Assert.Equal(4, result.Output.Count);
        Assert.Contains("1 finding of the baseline left out", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void ABaselineHoldsNothingBackInAnotherFileOfTheSameName()
    {
        Write("calls/first/same.txt", "my card is 4111 1111 1111 1111\n");
        PersonalDataFinding known = Assert.Single(_session.Run("Find-PersonalData calls/first").Clean().As<PersonalDataFinding>());
        Write("known.csv", $"SuppressionId\n\"{known.SuppressionId}\"\n");
        Write("calls/second/same.txt", "my card is 5500 0000 0000 0004\n");

        PersonalDataFinding fresh = Assert.Single(_session.Run("Find-PersonalData calls/first, calls/second -Baseline known.csv").Clean().As<PersonalDataFinding>());

        Assert.Equal("PaymentCard|calls/second/same.txt|1|Text|11+19", fresh.SuppressionId);
    }

    [Theory]
    [InlineData("@{ Class = 'Badge'; Pattern = 'B\\d{3}'; PatternScore = 0.6 }")]
    [InlineData("r.json")]
    [InlineData("r.psd1")]
    public void RecognisersOfOnesOwn(string recognizer)
    {
        Write("b.txt", "badge B123\n");
        Write("r.json", """{ "Class": "Badge", "Pattern": "B\\d{3}", "PatternScore": 0.6 }""");
        Write("r.psd1", "@{ Recognizers = @( @{ Class = 'Badge'; Pattern = 'B\\d{3}'; PatternScore = 0.6 } ) }");

        Assert.Equal("Badge", Assert.Single(_session.Run($"Find-PersonalData b.txt -Recognizer {recognizer} -Class Badge").Clean().As<PersonalDataFinding>()).Class);
    }

    [Theory]
    [InlineData("Find-PersonalData calls -Class Emale", "PersonalDataClassUnknown")]
    [InlineData("Find-PersonalData calls -Locale xx", "PersonalDataLocaleUnknown")]
    [InlineData("Find-PersonalData calls -Recognizer @{ Class = 'X'; Pattern = '(?=a)' }", "RecognizerPatternInvalid")]
    [InlineData("Find-PersonalData calls -Recognizer @{ Class = 'X'; Patern = 'a' }", "RecognizerInvalid")]
    [InlineData("Find-PersonalData calls -Recognizer @{ Class = 'X'; Pattern = 'a'; Checksum = 'Lun' }", "ChecksumUnknown")]
    [InlineData("Find-PersonalData calls -Recognizer none.json", "RecognizerUnreadable")]
    [InlineData("Find-PersonalData calls -Recognizer none.psd1", "RecognizerUnreadable")]
    [InlineData("Find-PersonalData calls -Baseline calls/one.txt", "BaselineUnreadable")]
    public void WhatCannotWorkEndsTheCommand(string script, string id)
    {
        ScriptResult result = _session.Run(script);

        Assert.Equal(id, Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void ABadFileIsSaidAndTheOthersAreSearched()
    {
        _corpus.WriteSpeech("calls/good.wav", seconds: 1, seed: 1);
        File.WriteAllBytes(Path.Combine(_corpus.Path, "calls", "bad.mp3"), [.. "ID3"u8, 3, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F, 0]);

        ScriptResult result = _session.Run("Find-PersonalData calls, nothing.txt");

        Assert.Equal(["PathNotFound", "AudioTagsInvalid"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(ErrorCategory.InvalidData, result.Errors[1].CategoryInfo.Category);
        Assert.Equal(5, result.Output.Count);
        Assert.Contains("of 7 inputs: 5 findings", result.Summary, StringComparison.Ordinal);
        Assert.Contains("2 inputs, rows or parts could not be read and were not searched", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void TheEarlyEndIsQuick()
    {
        Write("big.txt", string.Concat(Enumerable.Repeat("mail jane@example.com and call (415) 555-0132\n", 200_000)));

        Assert.True(_session.RunAndStop("Find-PersonalData big.txt", output => output > 10) < TimeSpan.FromSeconds(5));
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_corpus.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
