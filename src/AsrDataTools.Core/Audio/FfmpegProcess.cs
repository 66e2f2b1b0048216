using System.ComponentModel;
using System.Diagnostics;

namespace AsrDataTools.Audio;

/// <summary>One run of ffmpeg or ffprobe: its output by pipe, its complaints drained, gone at the latest on Dispose.</summary>
internal sealed class FfmpegProcess : IDisposable
{
    private readonly Process _process;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _stop;
    private volatile string? _lastComplaint;

    private FfmpegProcess(Process process, CancellationToken cancellation)
    {
        _process = process;
        _cancellation = cancellation;
        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data)) _lastComplaint = line.Data.Trim();
        };
        process.BeginErrorReadLine();
        _stop = cancellation.Register(Kill);
    }

    /// <summary>The last line on its error stream; complete after <see cref="WaitForExit"/>.</summary>
    public string? LastComplaint => _lastComplaint;

    /// <summary>Standard output.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Standard input; closing it tells the program that there is no more.</summary>
    public Stream StandardInput => _process.StandardInput.BaseStream;

    /// <summary>
    /// The input as ffmpeg is to be given it: always as a local file, so that no name is taken for an option or a network
    /// address, and no play list in it is followed anywhere else.
    /// </summary>
    public static IEnumerable<string> Input(string path, string? format) =>
        ["-protocol_whitelist", "file", .. format is null ? [] : new[] { "-f", format }, "-i", $"file:{path}"];

    /// <summary>Starts the program; null where it is not installed.</summary>
    /// <param name="program">ffmpeg or ffprobe.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="takesInput">Whether <see cref="StandardInput"/> is written to; else it is closed from the start.</param>
    public static FfmpegProcess? TryStart(string program, IEnumerable<string> arguments, CancellationToken cancellation, bool takesInput = false)
    {
        cancellation.ThrowIfCancellationRequested();
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            Process process = Process.Start(start)!;
            if (!takesInput) process.StandardInput.Close();
            return new(process, cancellation);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Waits for the end, which comes by itself once all output is read.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public int WaitForExit()
    {
        _process.WaitForExit();
        _cancellation.ThrowIfCancellationRequested();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _stop.Dispose();
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already, which is what was wanted.
        }
    }
}
