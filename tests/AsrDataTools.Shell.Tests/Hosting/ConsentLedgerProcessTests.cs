using System.Diagnostics;
using System.Globalization;

namespace AsrDataTools.Shell.Tests.Hosting;

/// <summary>A ledger in the hands of several processes, some of which die.</summary>
public sealed class ConsentLedgerProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata-ledger-");

    private string Ledger => Path.Combine(_folder.FullName, "consent.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void SeveralProcessesAddAtOnce()
    {
        const int Writers = 4, Records = 25;
        Process[] writers = [.. Enumerable.Range(0, Writers).Select(writer => Asrdata.Start("-Command", Loop($"w{writer}", $"1..{Records}")))];
        string[] output = [.. writers.Select(writer => writer.StandardOutput.ReadToEndAsync()).ToArray().Select(task => task.Result)];
        foreach (Process writer in writers)
        {
            Asrdata.End(writer);
            Assert.Equal(0, writer.ExitCode);
            writer.Dispose();
        }

        // Every number was given once, and the chain holds.
        long[] numbers = [.. output.SelectMany(Numbers).Order()];
        Assert.Equal(Enumerable.Range(1, Writers * Records).Select(number => (long)number), numbers);
        Assert.Equal("True\n", Asrdata.Run("-Command", $"Test-ConsentLedger '{Ledger}' -Quiet").Output);
    }

    // What was acknowledged before the kill is there, the rest is at most one torn line.
    [Fact]
    public void AKilledWriterLosesNothingThatItAcknowledged()
    {
        long acknowledged = 0;
        for (int round = 1; round <= 4; round++)
        {
            using Process writer = Asrdata.Start("-Command", Loop($"r{round}", "1..100000"));
            for (int lines = 0; lines < 15 * round; lines++) acknowledged = long.Parse(writer.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
            writer.Kill();
            writer.WaitForExit();
            // Lines that were still in the pipe are acknowledged too.
            foreach (long number in Numbers(writer.StandardOutput.ReadToEnd())) acknowledged = number;
            (int exitCode, string output, string error) = Asrdata.Run("-Command", $"$t = Test-ConsentLedger '{Ledger}'; \"$($t.Size) $($t.Fault)\"");
            Assert.True(exitCode == 0, error);
            string[] parts = output.TrimEnd('\n').Split(' ');
            Assert.InRange(long.Parse(parts[0], CultureInfo.InvariantCulture), acknowledged, long.MaxValue);
            Assert.Equal("", parts[1]);
        }
    }

    private string Loop(string name, string range) =>
        $"foreach ($i in {range}) {{ (Add-ConsentRecord '{Ledger}' \"{name}-$i\" -Purpose asr -LawfulBasis a -TimeoutSeconds 120).Sequence }}";

    // The last line may be cut by the kill.
    private static IEnumerable<long> Numbers(string output) => output.Split('\n')[..^1].Select(line => long.Parse(line, CultureInfo.InvariantCulture));
}
