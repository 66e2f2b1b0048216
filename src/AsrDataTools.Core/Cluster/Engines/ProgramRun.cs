using System.ComponentModel;
using System.Diagnostics;

namespace AsrDataTools.Cluster;

/// <summary>Runs a command of Slurm to its end, without a shell.</summary>
/// <param name="ExitCode">0 where all is well.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <exception cref="SpeechDataException">There is no such program (<c>SlurmNotInstalled</c>).</exception>
    public static ProgramRun Run(string program, IEnumerable<string> arguments, string folder)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new(process.ExitCode, output, error.GetAwaiter().GetResult().Trim());
        }
        catch (Win32Exception exception)
        {
            throw new SpeechDataException(
                "SlurmNotInstalled", SpeechDataProblem.NotInstalled,
                $"'{program}' cannot be started: Slurm's commands are not on this machine's path. Run this on a machine that submits to the cluster, install them (Debian: apt install slurm-client), or use -Engine Local.", null, exception);
        }
    }
}
