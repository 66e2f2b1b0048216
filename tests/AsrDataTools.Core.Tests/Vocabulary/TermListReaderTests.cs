using AsrDataTools.Vocabulary;

namespace AsrDataTools.Core.Tests.Vocabulary;

public sealed class TermListReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SpeechDataException> _told = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LinesWithComments() => Assert.Equal(["heart attack", "stroke"], Read("terms.txt", "# cardiology\nheart attack\n\n  stroke \n").Select(term => term.Text));

    [Fact]
    public void ATableWithEverything()
    {
        DomainTerm[] terms = Read("terms.csv", "Class,Term,Aliases,Weight,Minimum_Examples\ndrug,\"insulin, fast\",novolog|humalog,2.5,40\n,stroke,,,\nx,,,,\ndose,10 mg,,heavy,5\n");

        Assert.Equal(("insulin, fast", "drug", 2.5, 40), (terms[0].Text, terms[0].Class, terms[0].Weight, terms[0].MinimumExamples));
        Assert.Equal(["novolog", "humalog"], terms[0].Aliases);
        Assert.Equal(("stroke", null, 1.0, null), (terms[1].Text, terms[1].Class, terms[1].Weight, terms[1].MinimumExamples));
        Assert.Equal(("10 mg", 1.0), (terms[2].Text, terms[2].Weight));
        Assert.Equal("TermRowInvalid", Assert.Single(_told).ErrorId);
        Assert.Contains("line 5", _told[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADictionaryOfHunspell() => Assert.Equal(
        ["aspirin", "and/or", "walk"], Read("med.dic", "3\n\tThe dictionary of nobody\n# comment\naspirin\nand\\/or/S\nwalk/DGS\tpo:verb\n").Select(term => term.Text));

    [Fact]
    public void AKeywordList() => Assert.Equal(
        ["good morning", "caf\u00e9"],
        Read("list.kwlist.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kwlist ecf_filename=\"x\" language=\"english\" version=\"1\"><kw kwid=\"K1\"><kwtext>good morning</kwtext></kw><kw kwid=\"K2\"><kwtext>café</kwtext></kw></kwlist>").Select(term => term.Text));

    [Theory]
    [InlineData("none.xml", "<kwlist/>", "TermListUnreadable")]
    [InlineData("broken.xml", "<kwlist><kw>", "TermListUnreadable")]
    [InlineData("other.csv", "colour,size\nred,1\n", "TermListUnreadable")]
    public void WhatIsNoListIsRefused(string name, string text, string id) => Assert.Equal(id, Assert.Throws<SpeechDataException>(() => Read(name, text)).ErrorId);

    [Fact]
    public void ALineThatIsNoTermIsLeftOut()
    {
        Assert.Equal(["stroke"], Read("terms.txt", new string('x', 10_000_000) + "\nstroke\n").Select(term => term.Text));
        Assert.Equal("TermRowInvalid", Assert.Single(_told).ErrorId);
    }

    private DomainTerm[] Read(string name, string text) => [.. TermListReader.Read(_folder.Write(name, text), _told.Add)];
}
