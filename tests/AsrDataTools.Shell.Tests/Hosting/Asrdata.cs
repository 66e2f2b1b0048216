using System.Diagnostics;

namespace AsrDataTools.Shell.Tests.Hosting;

/// <summary>The built asrdata as a process of its own.</summary>
internal static class Asrdata
{
    /// <summary>No test waits longer for a process.</summary>
    private const int PatienceMilliseconds = 60_000;

    /// <summary>The executable that was built together with these tests.</summary>
    public static string Executable
    {
        get
        {
            string root = Path.GetDirectoryName(ModuleLocator.Find(AppContext.BaseDirectory))!;
            string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            string name = OperatingSystem.IsWindows() ? "asrdata.exe" : "asrdata";
            return Path.Combine(root, "src", "AsrDataTools.Shell", "bin", configuration, "net10.0", name);
        }
    }

    public static (int ExitCode, string Output, string Error) Run(params string[] arguments) => Run("", arguments);

    public static (int ExitCode, string Output, string Error) Run(string input, string[] arguments)
    {
        using Process process = Start(arguments);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        End(process);
        return (process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }

    public static Process Start(params string[] arguments) => Start([], arguments);

    /// <param name="environment">Variables in addition to ours.</param>
    /// <param name="arguments">Of asrdata.</param>
    public static Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new(Executable, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a process; one that does not end is ended and fails the test.</summary>
    public static void End(Process process)
    {
        if (process.WaitForExit(PatienceMilliseconds)) return;
        process.Kill(entireProcessTree: true);
        Assert.Fail("asrdata did not end.");
    }
}
