using System.ComponentModel;
using System.Diagnostics;

namespace AsrDataTools.Shell.Tests.Hosting;

/// <summary>The whole program on a file whose readings fail in the C library, as they do on a mount that falters.</summary>
public sealed class FailingDiskTests : IDisposable
{
    // From byte 100,000 of the file on: EIO so many times, or ESTALE for as long as it is not opened anew.
    private const string Shim = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/types.h>
        #include <unistd.h>

        static int failures;
        static int stale = -1;

        static int fails(int file, off_t offset)
        {
            char link[64], path[4096];
            const char *name = getenv("FAULT_FILE"), *kind = getenv("FAULT_KIND");
            snprintf(link, sizeof link, "/proc/self/fd/%d", file);
            ssize_t length = readlink(link, path, sizeof path - 1);
            if (!name || !kind || offset < 100000 || length < (ssize_t)strlen(name)) return 0;
            path[length] = 0;
            if (strcmp(path + length - strlen(name), name)) return 0;
            if (!strcmp(kind, "stale"))
            {
                if (stale < 0) stale = file;
                if (file != stale) return 0;
                errno = ESTALE;
            }
            else
            {
                if (failures >= atoi(kind)) return 0;
                errno = EIO;
            }
            failures++;
            FILE *log = fopen(getenv("FAULT_LOG"), "a");
            int kept = errno;
            if (log) { fputs("x", log); fclose(log); }
            errno = kept;
            return 1;
        }

        ssize_t pread64(int file, void *target, size_t count, off_t offset)
        {
            static ssize_t (*real)(int, void *, size_t, off_t);
            if (!real) real = dlsym(RTLD_NEXT, "pread64");
            return fails(file, offset) ? -1 : real(file, target, count, offset);
        }

        ssize_t pread(int file, void *target, size_t count, off_t offset) { return pread64(file, target, count, offset); }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata-disk-");

    public FailingDiskTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs LD_PRELOAD");
        NoiseWave.Write(PathOf("call.wav"), new Random(1), 400_000);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("2", 2)]
    [InlineData("stale", 1)]
    public void AFaultThatPassesChangesNothing(string kind, int faults)
    {
        (int exitCode, string output, string error) = Profile(kind);

        Assert.Equal(Profile("0"), (exitCode, output, error));
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("call.wav", output, StringComparison.Ordinal);
        Assert.Equal(faults, File.ReadAllText(PathOf("faults")).Length);
    }

    [Fact]
    public void AFaultThatStaysIsAnErrorThatSaysHowOftenItWasTried()
    {
        (int exitCode, string output, string error) = Profile("1000");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("call.wav', byte", error, StringComparison.Ordinal);
        Assert.Contains("(5 attempts in 3.75 s). Check the disk or network share", error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(5, File.ReadAllText(PathOf("faults")).Length);
    }

    private (int ExitCode, string Output, string Error) Profile(string kind)
    {
        using Process process = Asrdata.Start(
            new Dictionary<string, string>
            {
                ["LD_PRELOAD"] = Library(),
                ["FAULT_FILE"] = "/call.wav",
                ["FAULT_KIND"] = kind,
                ["FAULT_LOG"] = PathOf("faults"),
            },
            "-NonInteractive", "-Command", $"Get-AcousticProfile '{PathOf("call.wav")}' | ConvertTo-Json");
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        Asrdata.End(process);
        return (process.ExitCode, output, error.Result);
    }

    private string Library()
    {
        string library = PathOf("shim.so");
        if (File.Exists(library)) return library;
        File.WriteAllText(PathOf("shim.c"), Shim);
        try
        {
            using Process compiler = Process.Start("gcc", ["-shared", "-fPIC", "-o", library, PathOf("shim.c"), "-ldl"]);
            compiler.WaitForExit();
            Assert.SkipUnless(compiler.ExitCode == 0, "needs gcc with the headers of the C library");
        }
        catch (Win32Exception)
        {
            Assert.Skip("needs gcc");
        }

        return library;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
