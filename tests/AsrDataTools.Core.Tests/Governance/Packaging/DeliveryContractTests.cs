using System.Collections;
using AsrDataTools.Governance.Packaging;

namespace AsrDataTools.Core.Tests.Governance.Packaging;

public sealed class DeliveryContractTests
{
    [Theory]
    [InlineData("MinimumHour", 5, "ContractKeyUnknown", "did you mean 'MinimumHours'")]
    [InlineData("MinimumHours", "many", "ContractInvalid", "must be a number")]
    [InlineData("SampleRate", 50, "ContractInvalid", "from 1000 to 768000")]
    [InlineData("SampleRate", "x", "ContractInvalid", "must be whole")]
    [InlineData("AnnotationLevel", 7, "ContractInvalid", "from 0 to 5")]
    [InlineData("AnnotationTag", "Entitys", "ContractInvalid", "did you mean 'Entities'")]
    [InlineData("RequiredMetadata", "Speakr", "ContractInvalid", "did you mean 'Speaker'")]
    [InlineData("ExcludeManifestRule", "DuplicateIds", "ContractInvalid", "did you mean")]
    [InlineData("AccentHours", "en-IN", "ContractInvalid", "must be a table")]
    [InlineData("MinimumSpeakersPerAccent", 3, "ContractInvalid", "without 'AccentHours'")]
    public void MistakesAreNamed(string key, object value, string errorId, string message)
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => DeliveryContractReader.FromTable(new Hashtable { [key] = value }, "The contract"));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MinimumAboveMaximumIsRefused() => Assert.Equal("ContractInvalid", Assert.Throws<SpeechDataException>(() =>
        DeliveryContractReader.FromTable(new Hashtable { ["MinimumHours"] = 5, ["MaximumHours"] = 4 }, "The contract")).ErrorId);

    [Fact]
    public void EveryKeyComesBackFromJson()
    {
        using TemporaryFolder folder = new();
        DeliveryContract contract = DeliveryContractReader.FromTable(new Hashtable
        {
            ["Name"] = "Über",
            ["MinimumHours"] = 1.5,
            ["maximumhours"] = 10,
            ["MinimumSpeakers"] = 3,
            ["SampleRate"] = new object[] { 8000, 16000 },
            ["Channels"] = 1,
            ["BitDepth"] = 16,
            ["Codec"] = "pcm_s16le",
            ["Container"] = "WAV",
            ["Language"] = new object[] { "en", "es" },
            ["AccentHours"] = new Hashtable { ["en-IN"] = 2.5 },
            ["MinimumSpeakersPerAccent"] = 2,
            ["AnnotationLevel"] = 3,
            ["AnnotationShare"] = 0.8,
            ["AnnotationTag"] = "Text",
            ["RequiredMetadata"] = new object[] { "Speaker", "call_centre" },
            ["License"] = "CC-BY-4.0",
            ["Purpose"] = "asr-training",
            ["MinimumUtteranceSeconds"] = 0.3,
            ["MaximumUtteranceSeconds"] = 30,
            ["ExcludeManifestRule"] = "OddDuration",
        }, "The contract");
        string json = contract.ToJson();
        Assert.All(DeliveryContractReader.Keys, key => Assert.Contains($"\"{key}\"", json, StringComparison.Ordinal));
        Assert.Equal(json, DeliveryContractReader.Read(folder.Write("c.json", json)).ToJson());
    }

    [Theory]
    [InlineData("c.json", "{ \"MinimumHours\": ")]
    [InlineData("c.json", "[]")]
    [InlineData("c.txt", "{}")]
    public void FilesThatHoldNoContractAreRefused(string name, string content)
    {
        using TemporaryFolder folder = new();
        Assert.Equal("ContractUnreadable", Assert.Throws<SpeechDataException>(() => DeliveryContractReader.Read(folder.Write(name, content))).ErrorId);
    }
}
