using System.Management.Automation;
using AsrDataTools.Governance.Consent;
using AsrDataTools.Governance.Withdrawal;

namespace AsrDataTools.Tests;

public sealed class WithdrawalTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public WithdrawalTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteTones("corpus/s1.wav", 2, 8000, 1);
        _corpus.WriteTones("corpus/s2.wav", 2, 8000, 2);
        _corpus.WriteTones("corpus/call.wav", 4, 8000, 3);
        _corpus.WriteText("corpus/train.csv", "id,audio,start,duration,speaker,text\nu1,s1.wav,,2,S1,hello\nu2,s2.wav,,2,S2,hello\nu3,call.wav,0,1.5,S1,yes\nu4,call.wav,2,1.5,S2,no\n");
        _session.Run("Add-ConsentRecord corpus/consent.jsonl S1, S2 -LawfulBasis a -Purpose asr, tts").Clean();
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void AWithdrawalIsRecordedOnce()
    {
        ConsentRecord record = Assert.Single(_session.Run("Revoke-Consent corpus/consent.jsonl S1").Clean().As<ConsentRecord>());
        Assert.Equal((ConsentAction.Revoke, 3L), (record.Action, record.Sequence));
        Assert.Empty(_session.Run("Revoke-Consent corpus/consent.jsonl S1").Clean().Output);
        Assert.Empty(_session.Run("Revoke-Consent corpus/consent.jsonl S1 -Purpose tts").Clean().Output);
    }

    [Fact]
    public void UnknownSpeakersAreAskedAbout()
    {
        ErrorRecord error = Assert.Single(_session.Run("Revoke-Consent corpus/consent.jsonl S11").Errors);
        Assert.Equal("SpeakerUnknown,AsrDataTools.Commands.RevokeConsentCommand", error.FullyQualifiedErrorId);
        Assert.Single(_session.Run("Revoke-Consent corpus/consent.jsonl S11 -Force").Clean().Output);
    }

    [Fact]
    public void WhatIfListsAndChangesNothing()
    {
        string ledger = File.ReadAllText(_corpus.PathOf("corpus/consent.jsonl"));
        ScriptResult result = _session.Run("Revoke-Consent corpus/consent.jsonl S1 -Path corpus -WhatIf").Clean();
        Assert.Equal([SpeechDataKind.File, SpeechDataKind.Segment, SpeechDataKind.ManifestRow, SpeechDataKind.ManifestRow], result.As<SpeechDataItem>().Select(item => item.Kind));
        Assert.Equal(_corpus.PathOf("corpus/s1.wav"), result.Output[0].Properties["PSPath"].Value);
        Assert.Equal(ledger, File.ReadAllText(_corpus.PathOf("corpus/consent.jsonl")));
        _session.Run("Revoke-Consent corpus/consent.jsonl S1 -Path corpus | Remove-SpeechData -WhatIf").Clean();
        Assert.True(File.Exists(_corpus.PathOf("corpus/s1.wav")));
    }

    [Fact]
    public void PartOfTheConsentIsWithdrawn() =>
        Assert.Contains("still grants asr", Assert.Single(_session.Run("Revoke-Consent corpus/consent.jsonl S1 -Purpose tts -Path corpus").Clean().Warnings), StringComparison.Ordinal);

    [Fact]
    public void PathsThatAreNotThere() =>
        Assert.Equal("PathNotFound,AsrDataTools.Commands.RevokeConsentCommand", Assert.Single(_session.Run("Revoke-Consent corpus/consent.jsonl S1 -Path none").Errors).FullyQualifiedErrorId);

    [Fact]
    public void RemovedProvedAndCertified()
    {
        ScriptResult result = _session.Run("Revoke-Consent corpus/consent.jsonl S1 -Path corpus | Remove-SpeechData -MuteSharedRecordings -CertificatePath certificate.json -Confirm:$false").Clean();
        Assert.Equal([RemovalAction.Deleted, RemovalAction.Muted, RemovalAction.TakenOut, RemovalAction.TakenOut], result.As<RemovalResult>().Select(item => item.Action));
        Assert.EndsWith("nothing is left.", result.Summary, StringComparison.Ordinal);
        Assert.False(File.Exists(_corpus.PathOf("corpus/s1.wav")));
        string certificate = File.ReadAllText(_corpus.PathOf("certificate.json"));
        Assert.Contains("\"complete\": true", certificate, StringComparison.Ordinal);
        Assert.Contains(_session.Run("(Test-ConsentLedger corpus/consent.jsonl).Head.ToString()").Clean().Output[0].ToString(), certificate, StringComparison.Ordinal);
        Assert.Empty(_session.Run("Revoke-Consent corpus/consent.jsonl S1 -Path corpus").Clean().Output);
    }

    [Fact]
    public void WhatIsLeftIsAnError()
    {
        ScriptResult result = _session.Run("Revoke-Consent corpus/consent.jsonl S1 -Path corpus | Remove-SpeechData -CertificatePath certificate.json -Confirm:$false");
        Assert.Contains("RemovalRefused,AsrDataTools.Commands.RemoveSpeechDataCommand", result.Errors.Select(error => error.FullyQualifiedErrorId));
        Assert.Contains("SpeechDataLeft,AsrDataTools.Commands.RemoveSpeechDataCommand", result.Errors.Select(error => error.FullyQualifiedErrorId));
        Assert.Contains("\"complete\": false", File.ReadAllText(_corpus.PathOf("certificate.json")), StringComparison.Ordinal);
    }
}
