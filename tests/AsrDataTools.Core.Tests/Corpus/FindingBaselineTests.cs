using AsrDataTools.Corpus;

namespace AsrDataTools.Core.Tests.Corpus;

public sealed class FindingBaselineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"Rule\",\"SuppressionId\"\n\"a\",\"A|/x, y.wav\"\n\"b\",\"B|/z.wav\"\n")]
    [InlineData("\uFEFF#TYPE AsrDataTools.Finding\r\nsuppressionid;Rule\r\nA|/x, y.wav;a\r\nB|/z.wav;b\r\n;c\r\n")]
    [InlineData("[{\"Rule\":\"a\",\"SuppressionId\":\"A|/x, y.wav\"},\n{\"Rule\":\"b\",\"SuppressionId\":\"B|/z.wav\"},{\"SuppressionId\":null}]")]
    [InlineData("{\"SuppressionId\":\"A|/x, y.wav\",\"Nested\":{\"a\":[1]}}\n{\"SuppressionId\":\"B|/z.wav\"}\n")]
    public void TablesAsOtherCommandsWriteThem(string text) => Assert.Equal(["A|/x, y.wav", "B|/z.wav"], FindingBaseline.Read(Text(text)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("Rule,SuppressionId\n")]
    public void NothingFoundIsAnEmptyBaseline(string text) => Assert.Empty(FindingBaseline.Read(Text(text)));

    [Theory]
    [InlineData("Rule,Path\na,b\n", "has no column SuppressionId")]
    [InlineData("[{\"Rule\":\"a\"}]", "holds no object with the key SuppressionId")]
    [InlineData("[1,2]", "holds values that are no findings")]
    [InlineData("[{\"SuppressionId\":", "cannot be read")]
    public void OtherFilesAreRefused(string text, string why)
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => FindingBaseline.Read(Text(text)));

        Assert.Equal("BaselineUnreadable", error.ErrorId);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileIsNamed() =>
        Assert.Equal("PathNotFound", Assert.Throws<SpeechDataException>(() => FindingBaseline.Read(_folder["gone.csv"])).ErrorId);

    private string Text(string text) => _folder.Write("baseline", text);
}
