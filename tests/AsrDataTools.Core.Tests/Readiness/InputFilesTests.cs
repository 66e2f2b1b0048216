using System.Security.Cryptography;
using System.Text;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class InputFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FilesAreHashedByContentAndFoldersByNamesAndSizes()
    {
        string manifest = _folder.Write("train.csv", "path,text\n"), traffic = _folder.Write("traffic.csv", "accent,hours\n");
        string calls = Directory.CreateDirectory(Path.Combine(_folder.Path, "calls")).FullName;
        Directory.CreateDirectory(Path.Combine(calls, "b"));
        File.WriteAllText(Path.Combine(calls, "b", "2.wav"), "1234");
        File.WriteAllText(Path.Combine(calls, "a.wav"), "12");

        IReadOnlyList<InputFile> inputs = InputFiles.Of(new() { Training = [manifest], Production = [calls], Traffic = traffic, Evaluation = new() { HypothesisPath = Path.Combine(_folder.Path, "absent") } }, TestContext.Current.CancellationToken);

        Assert.Equal(["training", "production", "hypothesis", "traffic"], inputs.Select(input => input.Role));
        Assert.Equal(new InputFile("training", manifest, 1, 10, Sha("path,text\n"), null), inputs[0]);
        Assert.Equal(new InputFile("production", calls, 2, 6, null, Sha("a.wav\t2\nb/2.wav\t4\n")), inputs[1]);
        Assert.Equal(new InputFile("hypothesis", Path.Combine(_folder.Path, "absent"), null, null, null, null), inputs[2]);
    }

    [Fact]
    public void StopsWhenItIsTold()
    {
        using CancellationTokenSource stopped = new();
        stopped.Cancel();

        Assert.Throws<OperationCanceledException>(() => InputFiles.Of(new() { Training = [_folder.Path] }, stopped.Token));
    }

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
