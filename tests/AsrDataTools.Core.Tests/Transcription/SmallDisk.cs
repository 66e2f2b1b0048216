using System.Diagnostics;

namespace AsrDataTools.Core.Tests.Transcription;

/// <summary>A file system in memory that is soon full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Skips the test where this user may not mount.</summary>
    public static SmallDisk MountOrSkip(string path, int kilobytes)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={kilobytes}k"), "tmpfs", path)) Assert.Skip("needs the right to mount a small file system");
        return new(path);
    }

    public void Dispose() => Run("umount", Path);

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
