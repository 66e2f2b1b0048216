using System.ComponentModel;
using System.Diagnostics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>Runs a program of the system and takes what it writes.</summary>
internal static class SystemProgram
{
    /// <summary>Where the program is on PATH; null when it is not installed.</summary>
    public static string? Find(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Standard output of the program.</summary>
    /// <exception cref="SpeechDataException">It cannot be started or reports failure.</exception>
    public static byte[] Run(string path, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        try
        {
            using Process process = Process.Start(start)!;
            using CancellationTokenRegistration stop = cancellation.Register(process.Kill);
            process.StandardInput.Close();
            Task<string> complaints = process.StandardError.ReadToEndAsync(cancellation);
            using MemoryStream output = new();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            if (process.ExitCode == 0) return output.ToArray();
            throw new SpeechDataException(
                "ProgramFailed", SpeechDataProblem.InvalidData, $"{Path.GetFileName(path)} ended with code {process.ExitCode}: {complaints.Result.Trim()}", path);
        }
        catch (Win32Exception cause)
        {
            throw new SpeechDataException("ProgramFailed", SpeechDataProblem.NotInstalled, $"{path} cannot be started: {cause.Message}", path, cause);
        }
    }
}
