using System.ComponentModel;
using System.Diagnostics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>Runs a program of the system and takes what it writes.</summary>
internal static class SystemProgram
{
    /// <summary>Standard output of the program, given the pieces of input one after the other.</summary>
    /// <exception cref="SpeechDataException">It cannot be started or reports failure.</exception>
    public static byte[] Run(string path, IEnumerable<string> arguments, CancellationToken cancellation, params byte[][] input)
    {
        ProcessStartInfo start = new(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        try
        {
            using Process process = Process.Start(start)!;
            using CancellationTokenRegistration stop = cancellation.Register(process.Kill);
            Task feeding = Task.Run(() => Feed(process.StandardInput, input), cancellation);
            Task<string> complaints = process.StandardError.ReadToEndAsync(cancellation);
            using MemoryStream output = new();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            feeding.Wait(cancellation);
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

    private static void Feed(StreamWriter writer, byte[][] input)
    {
        try
        {
            using (writer) foreach (byte[] piece in input) writer.BaseStream.Write(piece);
        }
        catch (IOException)
        {
            // The program ended before it had read everything; its exit code tells why.
        }
    }
}
