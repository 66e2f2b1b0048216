using System.Diagnostics;

namespace AsrDataTools.Tests;

/// <summary>A file that nobody may write until this is disposed; root neither, for whom it is mounted read-only upon itself.</summary>
internal sealed class ReadOnlyFile : IDisposable
{
    private readonly string _path;

    public ReadOnlyFile(string path)
    {
        _path = path;
        if (!Environment.IsPrivilegedProcess)
        {
            File.SetAttributes(path, FileAttributes.ReadOnly);
            return;
        }

        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "--bind", path, path), "needs the right to mount");
        if (Run("mount", "-o", "remount,bind,ro", path)) return;
        Dispose();
        Assert.Skip("needs the right to mount read-only");
    }

    public void Dispose()
    {
        if (Environment.IsPrivilegedProcess) Run("umount", _path);
        else File.SetAttributes(_path, FileAttributes.Normal);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
