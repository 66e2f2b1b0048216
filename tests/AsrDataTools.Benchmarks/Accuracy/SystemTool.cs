using System.Diagnostics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>A peer tool of the system: sox, ffmpeg, praat.</summary>
internal static class SystemTool
{
    /// <summary>Runs a program to its end; null where it is not installed.</summary>
    /// <returns>What it wrote to standard output and to standard error.</returns>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static (string Output, string Messages)? Run(string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> messages = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? (output, messages.Result)
                : throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)}: {messages.Result}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
