using System.Management.Automation;
using System.Text.RegularExpressions;

namespace AsrDataTools.Tests;

/// <summary>The Tab key offers what may stand at its place: closed sets, and what is in the files that the line names.</summary>
public sealed partial class CompletionTests : IDisposable
{
    // What only the user knows.
    private static readonly string[] FreeText =
    [
        "Account", "AllowRemoteHost", "ChannelName", "CommandLine", "ContainerImage", "ContainerOption", "Embedding", "Evidence", "Include", "Jurisdiction", "Language", "LedgerHead",
        "Memory", "Model", "Owner", "Partition", "Program", "Reason", "SbatchOption", "Scope", "SpeakerName", "Subject", "Tag", "TagVocabulary", "Template", "TimeLimit", "Title",
    ];

    private readonly TemporaryCorpus _folder = new();
    private readonly ModuleSession _session = new();

    public CompletionTests()
    {
        _folder.WriteText("calls.csv", "id,path,text,accent,heard by a,snr_db\na,a.wav,one,en-GB,one,12\nb,b.wav,two,en-IN,too,20\n");
        _session.SetLocation(_folder.Path);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void WhatIsNoPathAndNoFreeTextIsOffered()
    {
        string[] silent =
        [
            .. from command in _session.Run("Get-Command -Module AsrDataTools").Clean().As<CmdletInfo>()
               from parameter in command.Parameters.Values
               where parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(string[])
               where !Cmdlet.CommonParameters.Contains(parameter.Name) && !PathName().IsMatch(parameter.Name) && !FreeText.Contains(parameter.Name)
               where !parameter.Attributes.Any(attribute => attribute is ArgumentCompleterAttribute or ValidateSetAttribute or ArgumentCompletionsAttribute)
               where (command.Name, parameter.Name) is not ("Compare-WordError", "Name")
               select $"{command.Name} -{parameter.Name}",
        ];
        Assert.Equal("", string.Join('\n', silent));
    }

    [Theory]
    [InlineData("Measure-WordError calls.csv -HypothesisColumn ", "heard by a, snr_db")]
    [InlineData("Measure-WordError ./calls.csv -GroupBy sn", "snr_db, SnrDb")]
    [InlineData("Measure-RobustnessGap calls.csv -CurveBy s", "snr_db")]
    [InlineData("Get-SamplingWeight calls.csv calls.csv -Property sn", "snr_db, SnrDb")]
    [InlineData("Test-AccentCoverage calls.csv traffic.csv -ReferenceAccent ", "en-GB, en-IN")]
    [InlineData("Get-AuditSample calls.csv -By sn", "snr_db")]
    [InlineData("Measure-WordError none.csv -HypothesisColumn ", "")]
    [InlineData("Import-Annotation calls.csv -Encoding windows-125", "windows-1250, windows-1251, windows-1252")]
    public void FilesOnTheLineAreLookedInto(string line, string offered)
    {
        string[] words = [.. _session.Complete(line).CompletionMatches.Where(match => match.ResultType == CompletionResultType.ParameterValue).Select(match => match.ListItemText)];
        Assert.Equal(offered, string.Join(", ", words));
    }

    [Fact]
    public void WordsWithBlanksAreQuoted() =>
        Assert.Contains("'heard by a'", _session.Complete("Measure-WordError calls.csv -HypothesisColumn hea").CompletionMatches.Select(match => match.CompletionText));

    [Fact]
    public void LedgersKnowTheirSpeakersAndPurposes()
    {
        _session.Run("Add-ConsentRecord consent.jsonl S1 -LawfulBasis Consent -Purpose asr-training; Add-ConsentRecord consent.jsonl S2 -LawfulBasis Consent -Purpose asr-evaluation").Clean();
        Assert.Equal(["S1", "S2"], _session.Complete("Revoke-Consent consent.jsonl -Speaker ").CompletionMatches.Select(match => match.ListItemText));
        Assert.Equal(["asr-evaluation", "asr-training"], _session.Complete("Get-ConsentRecord consent.jsonl -Purpose asr").CompletionMatches.Select(match => match.ListItemText));
    }

    [GeneratedRegex("Path$|Root$|Directory$|Variable$|Log$|^(Path|Audio|Ledger|Manifest|Baseline|Hypothesis|Reference|Truth|Training|Production|Evaluation|Existing|Annotation|Traffic|TermList|FingerprintIndex|ExtractAudio)$")]
    private static partial Regex PathName();
}
