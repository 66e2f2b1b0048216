using AsrDataTools.Acoustics;

namespace AsrDataTools.Tests;

/// <summary>Profiles saved and read again by command.</summary>
public sealed class AcousticProfileTableTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public AcousticProfileTableTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int i = 1; i <= 3; i++) _corpus.WriteSpeech($"audio/{i}.wav", seed: i);
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Theory]
    [InlineData("p.parquet")]
    [InlineData("p.csv")]
    [InlineData("p.jsonl")]
    [InlineData("p[1].PARQUET")]
    public void WhatIsExportedIsImported(string name)
    {
        _session.SetVariable("profiles", _session.Run("Get-AcousticProfile audio -Ordered").Clean().Output);
        Assert.Equal($"Wrote 3 profiles to '{_corpus.PathOf(name)}'.", _session.Run($"$profiles | Export-AcousticProfile '{name}'").Clean().Summary);

        Assert.Equal(
            _session.Run("$profiles").As<AcousticProfile>(),
            _session.Run($"Import-AcousticProfile -LiteralPath '{name}'").Clean().As<AcousticProfile>());
    }

    [Fact]
    public void ParquetIsTakenWhereProfilesAre()
    {
        _session.Run("Get-AcousticProfile audio -Ordered | Export-AcousticProfile p.parquet").Clean();

        ScriptResult files = _session.Run("Compare-AcousticProfile p.parquet p.parquet -Measure SnrDb -Replicates 100");
        ScriptResult live = _session.Run("Compare-AcousticProfile audio audio -Measure SnrDb -Replicates 100");
        Assert.Equal(live.As<AcousticShift>()[0], files.As<AcousticShift>()[0]);
    }

    [Fact]
    public void FurtherColumnsStayWithTheProfile()
    {
        _corpus.WriteText("p.csv", "Path,SnrDb,Weight\n/a.wav,3,0.5\n/b.wav,x,1\n");

        ScriptResult result = _session.Run("Import-AcousticProfile p.csv, none.parquet");
        Assert.Equal(["PathNotFound", "ProfileRowInvalid"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("0.5", Assert.Single(result.Output).Properties["Weight"].Value);
        Assert.Equal("Read 1 profile; 2 rows or files were left out.", result.Summary);
    }

    [Fact]
    public void NothingHalfIsLeft()
    {
        _corpus.WriteText("p.parquet", "kept");
        _session.Run("Get-AcousticProfile audio | ForEach-Object { throw 'no' } | Export-AcousticProfile p.parquet");
        _session.Run("Get-AcousticProfile audio | Export-AcousticProfile p.parquet -PassThru | Select-Object -First 1");
        Assert.StartsWith("FileExists", _session.Run("Get-AcousticProfile audio | Export-AcousticProfile p.parquet -NoClobber").Errors[^1].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(_session.Run("Get-AcousticProfile audio | Export-AcousticProfile none/p.parquet").Errors);
        _session.Run("Get-AcousticProfile audio | Export-AcousticProfile w.parquet -WhatIf").Clean();

        Assert.Equal("kept", File.ReadAllText(_corpus.PathOf("p.parquet")));
        Assert.Equal([_corpus.PathOf("p.parquet")], Directory.GetFiles(_corpus.Path));
    }
}
