using System.Management.Automation;
using System.Text.Json;
using AsrDataTools.Reporting;

namespace AsrDataTools.Tests;

public sealed class ExportDatasetCardTests : IDisposable
{
    private const string Information = "@{ Name = 'Demo <1>'; Creator = 'Example'; Url = 'https://example.org'; DatePublished = '2026-11-26'; License = 'CC-BY-4.0' }";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ExportDatasetCardTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteSpeech("audio/a.wav");
        _corpus.WriteSpeech("audio/b.wav", 6, seed: 2);
        _corpus.WriteText("train.csv", "id,path,text,speaker,language,accent,weight\nu1,audio/a.wav,hello,s1,en,en-IN,1\nu2,audio/b.wav,you,s2,en,en-US,1.5\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    /// <summary>What the specification of Croissant 1.1 requires of a dataset, its files, its record sets and their fields.</summary>
    [Fact]
    public void TheCardHasWhatCroissantRequires()
    {
        DatasetCardResult result = Assert.Single(_session.Run($"Export-DatasetCard card -InputObject train.csv -Information {Information}").Clean().As<DatasetCardResult>());
        Assert.Empty(result.MissingRequired);
        Assert.Equal(["card.json", "card.md"], result.Files.Select(Path.GetFileName));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(_corpus.PathOf("card.json")));
        JsonElement card = json.RootElement;
        foreach (string name in new[] { "@context", "@type", "conformsTo", "name", "description", "license", "url", "creator", "datePublished", "distribution", "recordSet" })
            Assert.True(card.TryGetProperty(name, out _), name);
        Assert.Equal("sc:Dataset", card.GetProperty("@type").GetString());
        Assert.Equal(["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"], card.GetProperty("conformsTo").EnumerateArray().Select(item => item.GetString()));
        JsonElement context = card.GetProperty("@context");
        Assert.Equal("http://mlcommons.org/croissant/RAI/", context.GetProperty("rai").GetString());
        Assert.Equal("dct:conformsTo", context.GetProperty("conformsTo").GetString());

        JsonElement[] files = [.. card.GetProperty("distribution").EnumerateArray()];
        JsonElement manifest = Assert.Single(files, file => file.GetProperty("@type").GetString() == "cr:FileObject");
        Assert.Equal(("train.csv", "text/csv", 64), (manifest.GetProperty("contentUrl").GetString(), manifest.GetProperty("encodingFormat").GetString(), manifest.GetProperty("sha256").GetString()!.Length));
        Assert.Equal("**/*.wav", Assert.Single(files, file => file.GetProperty("@type").GetString() == "cr:FileSet").GetProperty("includes").GetString());

        JsonElement[] fields = [.. Assert.Single(card.GetProperty("recordSet").EnumerateArray()).GetProperty("field").EnumerateArray()];
        Assert.Equal(["id", "path", "text", "speaker", "language", "accent", "weight"], fields.Select(field => field.GetProperty("name").GetString()));
        Assert.Equal("sc:Float", fields[6].GetProperty("dataType").GetString());
        string[] ids = [.. files.Concat(fields).Select(node => node.GetProperty("@id").GetString()!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(fields, field => Assert.Equal("train.csv", field.GetProperty("source").GetProperty("fileObject").GetProperty("@id").GetString()));
        Assert.Contains(card.GetProperty("rai:dataBiases").EnumerateArray(), bias => bias.GetString()!.Contains("en-US 75.0 % (1 speakers), en-IN 25.0 %", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatNobodyHasSaidOrMeasuredIsAGapAndIsSaid()
    {
        ScriptResult result = _session.Run("Export-DatasetCard card.md -InputObject train.csv");
        DatasetCardResult card = result.As<DatasetCardResult>()[0];
        Assert.Equal(["license", "url", "creator", "datePublished"], card.MissingRequired);
        Assert.Contains("license, url, creator, datePublished", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.False(File.Exists(_corpus.PathOf("card.json")));
        string text = File.ReadAllText(_corpus.PathOf("card.md"));
        Assert.Contains("- **Speech:** *not measured: -Profile (Get-AcousticProfile <corpus>)*", text, StringComparison.Ordinal);
        Assert.Contains("- **Personal data in transcripts:** *not measured: -PersonalData", text, StringComparison.Ordinal);
        Assert.Contains("*not said: -Information @{ Motivation = '…' }*", text, StringComparison.Ordinal);
        foreach (string heading in new[] { "Motivation", "Composition", "Collection", "Preprocessing, cleaning, labelling", "Uses", "Distribution", "Maintenance" })
            Assert.Contains($"\n## {heading}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void MeasuredFactsFillTheGaps()
    {
        string head = $"3:{new string('a', 64)}";
        DatasetCardResult card = _session.Run($"Export-DatasetCard card -InputObject train.csv -Information {Information} -Profile (Get-AcousticProfile train.csv) -PersonalData @([pscustomobject]@{{ Class = 'Phone' }}, [pscustomobject]@{{ Class = 'Phone' }}) -Leakage @() -LedgerHead {head}").Clean().As<DatasetCardResult>()[0];
        Assert.DoesNotContain(card.Gaps, gap => gap is "hours of speech, channel classes" or "personal data in transcripts" or "leakage between splits" or "consent ledger");
        string text = File.ReadAllText(_corpus.PathOf("card.md"));
        Assert.Contains("A scan of the transcripts found Phone 2.", text, StringComparison.Ordinal);
        Assert.Contains("- **Leakage between splits:** none found", text, StringComparison.Ordinal);
        Assert.Contains(head, text, StringComparison.Ordinal);
        Assert.Contains("# Demo &lt;1>", text, StringComparison.Ordinal);
        Assert.Contains("| WAV pcm_s16le, 8000 Hz, 1 channel | 2 | 0.00 | 100.0 % |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void APackageGivesItsNameAndItsConsent()
    {
        string head = $"3:{new string('a', 64)}";
        _session.Run($"New-DeliveryPackage train.csv bag -LedgerHead {head}").Clean();
        DatasetCardResult card = _session.Run($"'bag' | Export-DatasetCard card.jsonld -Information @{{ Url = 'https://example.org' }}").As<DatasetCardResult>()[0];
        Assert.Equal(("bag", 2L), (card.Name, card.Utterances));
        Assert.DoesNotContain("consent ledger", card.Gaps);
        Assert.Contains("\"contentUrl\": \"data/manifest.jsonl\"", File.ReadAllText(_corpus.PathOf("card.jsonld")), StringComparison.Ordinal);
    }

    [Fact]
    public void GateResultsTellTheirCorpusAndTheirLimits()
    {
        ScriptResult result = _session.Run("Test-ProductionReadiness train.csv audio | Export-DatasetCard card");
        Assert.Equal(2L, Assert.Single(result.As<DatasetCardResult>()).Utterances);
        Assert.Contains("\n| Overall | ", File.ReadAllText(_corpus.PathOf("card.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIfWritesNothing()
    {
        Assert.Empty(_session.Run("Export-DatasetCard card -InputObject train.csv -WhatIf").Clean().Output);
        Assert.False(File.Exists(_corpus.PathOf("card.md")));
    }

    [Theory]
    [InlineData("Export-DatasetCard gone/card -InputObject train.csv", "PathNotFound")]
    [InlineData("Export-DatasetCard card -InputObject train.csv -Information @{ Motivaton = 'x' }", "CardKeyUnknown")]
    [InlineData("Export-DatasetCard card -InputObject train.csv -Information @{ Url = 'x' }", "CardInvalid")]
    [InlineData("Export-DatasetCard card -InputObject train.csv -Information gone.json", "CardUnreadable")]
    [InlineData("Export-DatasetCard card -InputObject train.csv -LedgerHead 1", "LedgerHeadInvalid")]
    [InlineData("Export-DatasetCard train.md -InputObject train.csv -NoClobber", "CardExists")]
    [InlineData("@() | Export-DatasetCard card", "CardWithoutRows")]
    public void ErrorsHaveTheirIds(string script, string errorId)
    {
        _corpus.WriteText("train.md", "x");
        ScriptResult result = _session.Run(script);
        ErrorRecord error = result.Terminating?.ErrorRecord ?? result.Errors[0];
        Assert.Equal(errorId, error.FullyQualifiedErrorId.Split(',')[0]);
    }
}
