using System.Diagnostics;
using AsrDataTools.Catalog;

namespace AsrDataTools.Core.Tests.Readiness;

/// <summary>A catalog that fails costs time, never an answer; and it is said.</summary>
public sealed class TroubledCatalogTests : IDisposable
{
    private readonly AuditCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ADiskThatIsFullOrCannotBeWritten(bool isReadOnly)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") Assert.Skip("needs root on Linux, to mount a small file system");
        string small = _corpus.Folder["small"], path = Path.Combine(small, "c.catalog");
        Directory.CreateDirectory(small);
        if (Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small) != 0) Assert.Skip("needs the right to mount");
        try
        {
            SpeechCatalog.Open(path).Dispose();
            if (isReadOnly) Assert.Equal(0, Run("mount", "-o", "remount,ro", small));
            else Fill(Path.Combine(small, "rest"));
            ExpectTrouble(path);
        }
        finally
        {
            Run("umount", small);
        }
    }

    [Fact]
    public void AFileThatIsDamagedInTheMiddle()
    {
        _corpus.Audit(withCatalog: true, TestContext.Current.CancellationToken);
        using (FileStream file = File.Open(_corpus.Catalog, FileMode.Open))
        {
            file.Position = 4096;
            while (file.Position < file.Length) file.WriteByte(0xA5);
        }

        ExpectTrouble(_corpus.Catalog);
    }

    private void ExpectTrouble(string path)
    {
        string plain = _corpus.Audit(withCatalog: false, TestContext.Current.CancellationToken);
        SpeechDataException? trouble = null;
        try
        {
            SpeechCatalog catalog = SpeechCatalog.Open(path);
            using (catalog) Assert.Equal(plain, _corpus.Audit(catalog, TestContext.Current.CancellationToken));
            trouble = catalog.Trouble;
        }
        catch (SpeechDataException exception)
        {
            // The command says it, and goes on without a catalog.
            trouble = exception;
        }

        Assert.StartsWith("Catalog", trouble?.ErrorId, StringComparison.Ordinal);
        Assert.Contains(path, trouble?.Message, StringComparison.Ordinal);
    }

    private static void Fill(string path)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
