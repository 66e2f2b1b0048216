using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AsrDataTools.Shell.Tests.Essentials;

/// <summary>What a script's text cannot show: views of a module, ends of pipelines, interruption.</summary>
public sealed class EssentialPipelineTests
{
    private const string View = """
        <Configuration><ViewDefinitions><View>
          <Name>gauge</Name><ViewSelectedBy><TypeName>Test.Gauge</TypeName></ViewSelectedBy>
          <GroupBy><PropertyName>Gate</PropertyName></GroupBy>
          <TableControl>
            <TableHeaders>
              <TableColumnHeader><Label>Value (dB)</Label><Width>12</Width><Alignment>Right</Alignment></TableColumnHeader>
              <TableColumnHeader><Label>Name</Label></TableColumnHeader>
            </TableHeaders>
            <TableRowEntries><TableRowEntry><TableColumnItems>
              <TableColumnItem><PropertyName>Value</PropertyName><FormatString>{0:F1}</FormatString></TableColumnItem>
              <TableColumnItem><PropertyName>Name</PropertyName></TableColumnItem>
            </TableColumnItems></TableRowEntry></TableRowEntries>
          </TableControl>
        </View></ViewDefinitions></Configuration>
        """;

    private const string Gauge = "$g = [pscustomobject]@{ PSTypeName = 'Test.Gauge'; Name = 'SNR'; Value = 12.345; Gate = 'Acoustics'; Other = 1 }; ";

    [Theory]
    [InlineData("$g | Out-String")]
    [InlineData("$g | Format-Table | Out-String")]
    [InlineData("$g | Format-Table -View gauge | Out-String")]
    [InlineData("$g > out.txt; Get-Content out.txt -Raw")]
    public void ViewsOfAModuleAreUsed(string script)
    {
        string file = Path.Combine(Path.GetTempPath(), $"view-{Guid.NewGuid():N}.format.ps1xml");
        File.WriteAllText(file, View);
        try
        {
            using var session = new EssentialSession(state => state.Formats.Add(new SessionStateFormatEntry(file)));

            string[] lines = session.Text(Gauge + script).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(["Gate: Acoustics", "Value (dB) Name", "---------- ----", "12.3 SNR"], lines);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Select-Object -First 2", 2)]
    [InlineData("Select-Object -Index 0, 3", 4)]
    [InlineData("Select-Object -First 2 -Wait", 1000)]
    public void AnEarlyEndStopsAndDisposesWhatCameBefore(string last, int expected)
    {
        EndlessCommand.Reset();
        using var session = new EssentialSession(state =>
            state.Commands.Add(new SessionStateCmdletEntry("Get-Endless", typeof(EndlessCommand), null)));

        session.Run($"Get-Endless | {last} | Out-Null");

        Assert.Equal(expected, EndlessCommand.Written);
        Assert.Equal(1, EndlessCommand.Disposals);
    }

    [Theory]
    [InlineData("Start-Sleep 600")]
    [InlineData("1..3 | ForEach-Object { Start-Sleep 600 } | Sort-Object")]
    [InlineData("Measure-Command { Start-Sleep 600 }")]
    [InlineData("Invoke-Expression 'Start-Sleep 600'")]
    [InlineData("while ($true) { Get-ChildItem | Select-Object -First 1 }")]
    public async Task AScriptCanBeInterrupted(string script)
    {
        var state = InitialSessionState.CreateDefault2();
        AsrDataTools.Shell.Essentials.EssentialCmdlets.AddTo(state);
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        using var started = new ManualResetEventSlim();
        shell.InvocationStateChanged += (_, change) =>
        {
            if (change.InvocationStateInfo.State == PSInvocationState.Running)
                started.Set();
        };
        Task<PSDataCollection<PSObject>> run = shell.AddScript(script).InvokeAsync();
        started.Wait(TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken);

        shell.Stop();

        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => run);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }

    [Fact]
    public void ABrokenPipelineLeavesNoFileOpen()
    {
        using var session = new EssentialSession();

        session.Run("try { 1..3 | ForEach-Object { if ($_ -eq 2) { throw 'x' } $_ } | Export-Csv out.csv } catch { }");
        session.Run("try { 1..3 | ForEach-Object { if ($_ -eq 2) { throw 'x' } $_ } | Out-File out.txt } catch { }");
        session.Run("try { 1..3 | ForEach-Object { if ($_ -eq 2) { throw 'x' } \"$_\" } | Set-Content set.txt } catch { }");

        foreach (string file in Directory.GetFiles(session.Folder))
            using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
        Assert.Equal(3, Directory.GetFiles(session.Folder).Length);
    }

    [Fact]
    public void WriteHostReachesTheHostAsColouredText()
    {
        using var session = new EssentialSession();

        var record = (InformationRecord)session.Run("Write-Host a b -ForegroundColor Red -NoNewline 6>&1")[0]!.BaseObject;

        var message = Assert.IsType<HostInformationMessage>(record.MessageData);
        Assert.Equal("a b", message.Message);
        Assert.Equal(ConsoleColor.Red, message.ForegroundColor);
        Assert.True(message.NoNewLine);
        Assert.Equal(["PSHOST"], record.Tags);
    }
}
