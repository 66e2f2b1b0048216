using System.Collections;
using System.Diagnostics;
using AsrDataTools.Cluster;

namespace AsrDataTools.Core.Tests.Cluster;

public sealed class SlurmScriptTests
{
    private static readonly SpeechJobDefinition Job = new()
    {
        Id = "0123456789ab",
        Version = "1",
        Source = new SpeechJobSource { ManifestPath = "/m.csv" },
        Parameters = JobTask.Of(SpeechJobTask.Profile).Parse(new Hashtable(), path => path),
        ManifestDigest = "",
        Shards = [],
    };

    private static RunOptions Options => new() { Engine = SpeechJobEngine.Slurm, Worker = ["/opt/asr data/asrdata"] };

    [Fact]
    public void OptionsAreLinesOfTheirOwn()
    {
        string script = SlurmScript.Build(
            new JobFolder("/scratch/job"),
            Job,
            Options with { Partition = "cpu,long", Account = "asr", TimeLimit = "2-12:00", Memory = "4G", ThrottleLimit = 50, ThreadsPerShard = 2, SbatchOptions = ["--qos=low", "--mail-user=a@b.c"] },
            [1, 2, 3, 7],
            0);

        Assert.StartsWith("#!/bin/bash\n", script, StringComparison.Ordinal);
        Assert.Equal(
            [
                "--job-name=asrdata-0123456789ab", "--array=1-3,7%50", "--output=/dev/null", "--cpus-per-task=2", "--partition=cpu,long", "--account=asr", "--time=2-12:00", "--mem=4G",
                "--qos=low", "--mail-user=a@b.c",
            ],
            script.Split('\n').Where(line => line.StartsWith("#SBATCH ", StringComparison.Ordinal)).Select(line => line[8..]));
    }

    // Run by a real shell: the worker gets the very texts, and nothing in them is run.
    [Theory]
    [InlineData("plain")]
    [InlineData("it's a \"job\" of 100% $(touch pwned) `touch pwned` \\ ; & | * [x]\nnew line")]
    public void TheWorkerGetsTextsAsTheyAre(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs /bin/bash");
        DirectoryInfo root = Directory.CreateTempSubdirectory("asrdata-script-");
        try
        {
            string folder = Path.Combine(root.FullName, name);
            Directory.CreateDirectory(Path.Combine(folder, "logs"));
            string worker = Path.Combine(folder, "worker");
            File.WriteAllText(worker, "#!/bin/bash\nprintf '%s|' \"$ASRDATA_JOB\" \"$ASRDATA_SHARD\" \"$ASRDATA_THREADS\" \"$ASRDATA_READ_LIMIT\" \"$ASRDATA_LOW_PRIORITY\" \"$@\"\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(worker, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            string image = $"{name}.sif";
            string script = SlurmScript.Build(new JobFolder(folder), Job, Options with { Worker = [worker], ContainerImage = image, ContainerOptions = ["--bind", "/data; touch pwned"], ReadLimit = 2.5, LowPriority = true }, [1001], 1000);
            string apptainer = Path.Combine(root.FullName, "apptainer");
            File.WriteAllText(apptainer, "#!/bin/bash\nprintf '%s|' \"${@:1:6}\"\nshift 6\nexec \"$@\"\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(apptainer, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

            ProcessStartInfo start = new("/bin/bash") { RedirectStandardInput = true, WorkingDirectory = root.FullName };
            start.Environment["SLURM_ARRAY_TASK_ID"] = "1";
            start.Environment["SLURM_CPUS_PER_TASK"] = "3";
            start.Environment["PATH"] = $"{root.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
            using Process process = Process.Start(start)!;
            process.StandardInput.Write(script);
            process.StandardInput.Close();
            process.WaitForExit();

            Assert.Equal(
                $"exec|--bind|{folder}|--bind|/data; touch pwned|{image}|{folder}|1001|3|2.5|1|{string.Join('|', WorkerCommand.Arguments)}|",
                File.ReadAllText(Path.Combine(folder, "logs", "1001.log")));
            Assert.Empty(Directory.GetFiles(root.FullName, "pwned", SearchOption.AllDirectories));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--gres=gpu:1\ntouch pwned")]
    [InlineData("--gres=gpu:1\r")]
    [InlineData("touch pwned")]
    [InlineData("")]
    [InlineData("--array=1-9")]
    [InlineData("-o x")]
    public void WhatIsNoOptionOfItsOwnIsRefused(string option) => Refused(Options with { SbatchOptions = [option] });

    [Theory]
    [InlineData("cpu\n#SBATCH --wrap=x")]
    [InlineData("a b")]
    [InlineData("$(x)")]
    public void NamesThatAreNoneAreRefused(string name)
    {
        Refused(Options with { Partition = name });
        Refused(Options with { Account = name });
        Refused(Options with { TimeLimit = name });
        Refused(Options with { Memory = name });
    }

    [Theory]
    [InlineData("90")]
    [InlineData("1:30:00")]
    [InlineData("2-12")]
    [InlineData("UNLIMITED")]
    public void TimesOfSbatchAreTaken(string time) => SlurmOptionCheck.Check(Options with { TimeLimit = time });

    [Fact]
    public void NumbersAreRanges() => Assert.Equal("1-3,5,7-8", SlurmScript.Ranges([1, 2, 3, 5, 7, 8]));

    [Theory]
    [InlineData("PENDING", true, false, "pending")]
    [InlineData("COMPLETING", false, true, "completing")]
    [InlineData("NODE_FAIL", false, false, "its node failed")]
    [InlineData("TIMEOUT", false, false, "out of time (-TimeLimit)")]
    [InlineData("BOOT_FAIL", false, false, "boot fail")]
    public void StatesOfSlurmAreToldApart(string state, bool pending, bool running, string ending)
    {
        SlurmTaskState task = new(state, "None");
        Assert.Equal((pending, running, ending), (task.IsPending, task.IsRunning, task.Ending));
    }

    private static void Refused(RunOptions options) =>
        Assert.Equal("SlurmOptionInvalid", Assert.Throws<SpeechDataException>(() => SlurmScript.Build(new JobFolder("/j"), Job, options, [1], 0)).ErrorId);
}
