using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Tests;

public sealed class FindDuplicateSpeechTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public FindDuplicateSpeechTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteSpeech("new/a.wav", seconds: 2, seed: 1);
        _corpus.WriteSpeech("new/b.wav", seconds: 2, seed: 1);
        _corpus.WriteSpeech("new/c.wav", seconds: 3, seed: 2);
        _corpus.WriteSpeech("old/z.wav", seconds: 3, seed: 2);
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void FoldersAgainstThemselvesAndWhatWasBought()
    {
        ScriptResult result = _session.Run("Find-DuplicateSpeech new -Existing old -ReportVariable report").Clean();

        Assert.Equal(["b.wav of a.wav False", "c.wav of z.wav True"], result.As<SpeechDuplicate>().Select(copy => $"{copy.Id} of {copy.OriginalId} {copy.IsBoughtBefore}"));
        DuplicateReport report = (DuplicateReport)_session.Run("$report").Output[0].BaseObject;
        Assert.Equal([7, 2, 2, 3], new[] { report.Hours, report.UniqueHours, report.RepeatedHours, report.BoughtBeforeHours }.Select(hours => Math.Round(3600 * hours, 6)));
        Assert.Contains("2 utterances hold speech that is there already", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void TheReportAlone() =>
        Assert.Equal(1, Assert.Single(_session.Run("Find-DuplicateSpeech new -Summary").Clean().As<DuplicateReport>()).DuplicateItems);

    [Fact]
    public void TheCopiesGoAndTheOriginalsStay()
    {
        SpeechUtterance[] kept = [.. _session.Run(
            "$copies = Find-DuplicateSpeech new; Import-SpeechManifest new | Export-SpeechManifest clean.csv -Exclude $copies; Import-SpeechManifest clean.csv").Clean().As<SpeechUtterance>()];

        Assert.Equal(["a.wav", "c.wav"], kept.Select(utterance => utterance.Id));
    }

    [Fact]
    public void NothingToSearchEndsTheCommand() =>
        Assert.Equal(["PathNotFound", "CorpusEmpty"], _session.Run("Find-DuplicateSpeech none").Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
}
