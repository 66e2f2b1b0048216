using System.Collections;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Core.Tests.Governance.PersonalData;

public sealed class CustomRecognizerTests
{
    [Fact]
    public void PatternChecksumAndContextMakeTheScore()
    {
        PersonalDataScanner scanner = new(new()
        {
            MinimumScore = 0,
            Classes = ["EmployeeNumber"],
            Custom = [new CustomRecognizer { Class = "EmployeeNumber", Pattern = @"E-(?<value>\d{8})", Checksum = "Luhn", Context = ["employee number", "badge"] }],
        });
        const string Text = "E-12345674, badge E-12345674, badge E-12345675";

        Assert.Equal([(2, 8, 1.0), (20, 8, 1.0)], scanner.Scan(Text).Select(span => (span.Start, span.Length, span.Score)));
        Assert.Equal(0.6, Assert.Single(scanner.Scan("E-12345674")).Score);
    }

    [Theory]
    [InlineData(@"(?=a)b")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(?>a)b")]
    [InlineData(@"(a")]
    public void WhatNeedsBacktrackingIsRefused(string pattern)
    {
        Hashtable table = new() { ["Class"] = "X", ["Pattern"] = pattern };

        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => CustomRecognizerReader.FromValue(table, "policy").ToArray());

        Assert.Equal("RecognizerPatternInvalid", exception.ErrorId);
        Assert.Contains("'X'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RecognizerInvalid", """[{ "Class": "X", "Patern": "a" }]""", "'Pattern'")]
    [InlineData("RecognizerInvalid", """[{ "Class": "X" }]""", "lacks its Pattern")]
    [InlineData("RecognizerInvalid", """[{ "Class": "X", "Pattern": "a", "PatternScore": 2 }]""", "PatternScore")]
    [InlineData("ChecksumUnknown", """[{ "Class": "X", "Pattern": "a", "Checksum": "Lun" }]""", "'Luhn'")]
    [InlineData("RecognizerInvalid", """["a"]""", "table")]
    [InlineData("RecognizerInvalid", """{ """, "line 1")]
    public void MistakesAreNamed(string id, string json, string said)
    {
        using TemporaryFolder folder = new();

        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => CustomRecognizerReader.ReadJson(folder.Write("r.json", json)));

        Assert.Equal(id, exception.ErrorId);
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileHoldsSeveral()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("r.json", """{ "Recognizers": [ { "Class": "A", "Pattern": "a", "Context": "near" }, { "Class": "B", "Pattern": "b", "Context": ["x", "y"], "Locale": "en-GB" } ] }""");

        Assert.Equal(["A near ", "B x,y en-GB"], CustomRecognizerReader.ReadJson(path).Select(recognizer => $"{recognizer.Class} {string.Join(',', recognizer.Context)} {recognizer.Locale}"));
    }

    // Exponential for an engine that goes back.
    [Fact]
    public void NoTextMakesAPatternSlow()
    {
        PersonalDataScanner scanner = new(new() { Classes = ["X"], Custom = [new CustomRecognizer { Class = "X", Pattern = "(a+)+b", PatternScore = 1 }] });

        Assert.Empty(scanner.Scan(new string('a', 100_000)));
    }
}
