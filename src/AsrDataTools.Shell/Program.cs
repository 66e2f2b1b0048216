using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;
using AsrDataTools.Shell.CommandLine;
using AsrDataTools.Shell.Hosting;
using AsrDataTools.Shell.Interactive;

namespace AsrDataTools.Shell;

/// <summary>asrdata: the console of AsrDataTools.</summary>
public static class Program
{
    public static int Main(string[] arguments)
    {
        // The engine would tell its maker over the network which modules are loaded. Nothing leaves this machine unasked.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Terminal terminal = Terminal.Detect();
        ShellConsole console = new(terminal);
        try
        {
            ShellOptions options = ShellOptions.Parse(arguments, !terminal.InputIsTerminal);
            switch (options.Mode)
            {
                case ShellMode.Version: console.Write(VersionText() + "\n"); return ExitCode.Done;
                case ShellMode.Help: console.Write(Usage.Text + "\n"); return ExitCode.Done;
                default: return Start(options, console);
            }
        }
        catch (UsageException exception)
        {
            console.WriteError($"asrdata: {exception.Message}\n'asrdata -Help' tells how it is called.\n");
            return ExitCode.Usage;
        }
        catch (FileNotFoundException exception) when (exception.FileName is null)
        {
            console.WriteError($"asrdata: {exception.Message}\n");
            return ExitCode.Error;
        }
        catch (PipelineStoppedException) when (console.ReaderGone)
        {
            return ExitCode.Interrupted;
        }
        catch (RuntimeException exception)
        {
            console.WriteError($"asrdata: the engine cannot start: {exception.Message}\n");
            return ExitCode.Error;
        }
    }

    /// <summary>The versions of asrdata, the engine and .NET.</summary>
    public static string VersionText()
    {
        string engine = typeof(PowerShell).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return $"asrdata {typeof(Program).Assembly.GetName().Version!.ToString(3)} (PowerShell {engine.Split(' ', '+')[0]}, {RuntimeInformation.FrameworkDescription})";
    }

    private static int Start(ShellOptions options, ShellConsole console)
    {
        string manifest = ModuleLocator.Find(AppContext.BaseDirectory);
        using RedirectedLines? redirected = console.Terminal.InputIsTerminal ? null : new RedirectedLines(console);
        bool prompts = options.Mode == ShellMode.Interactive;
        ILineSource lines = redirected is null ? new TerminalLines(console) : redirected;
        ShellHost host = new(new ShellUserInterface(console, new Prompts(console, lines, !options.NonInteractive)));
        SpeakEnglish();
        Session? session = null;
        using Interruption interruption = new(terminating => (session?.Stop() ?? false) || (prompts && !terminating));
        using (session = Session.Open(host, console, manifest))
        {
            console.OnReaderGone = () => session.Stop();
            RunOutcome outcome = prompts
                ? new InteractiveLoop(session, host, console, interruption).Run(options.NoLogo)
                : new BatchRun(session, redirected).Run(options);
            if (console.ReaderGone || interruption.Requested) return ExitCode.Interrupted;
            return host.RequestedExitCode ?? (outcome == RunOutcome.Completed ? ExitCode.Done : ExitCode.Error);
        }
    }

    // The engine breaks lines between words only where it knows the language, and asks the culture of its threads for it. Where the
    // system names none (LANG=C, as on most servers), it is English; numbers and dates stay as they are.
    private static void SpeakEnglish()
    {
        if (!CultureInfo.CurrentCulture.Equals(CultureInfo.InvariantCulture)) return;
        try
        {
            CultureInfo english = (CultureInfo)CultureInfo.GetCultureInfo("en-US").Clone();
            english.NumberFormat = CultureInfo.InvariantCulture.NumberFormat;
            english.DateTimeFormat = CultureInfo.InvariantCulture.DateTimeFormat;
            CultureInfo.DefaultThreadCurrentCulture = english;
        }
        catch (CultureNotFoundException)
        {
            // A machine without ICU knows no language: lines break where they end.
        }
    }
}
