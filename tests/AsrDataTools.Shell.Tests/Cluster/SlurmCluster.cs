using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace AsrDataTools.Shell.Tests.Cluster;

/// <summary>A Slurm of one node: munged, slurmctld and slurmd as plain processes in a folder of their own. Ended with the tests, whatever becomes of them.</summary>
public sealed class SlurmCluster : IDisposable
{
    private static readonly string[] Programs = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "sinfo"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata-slurm-");
    private readonly List<Process> _daemons = [];

    public SlurmCluster()
    {
        Missing = !OperatingSystem.IsLinux() || Environment.UserName != "root" ? "root on Linux"
            : Programs.FirstOrDefault(program => Find(program) is null) is { } program ? $"{program} (packages slurm-wlm and munge)" : null;
        if (Missing is not null || OperatingSystem.IsWindows()) return;
        try
        {
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the tests need and do not have; null where the cluster is up.</summary>
    public string? Missing { get; }

    /// <summary>The file that $SLURM_CONF must name.</summary>
    public string Configuration => PathOf("slurm.conf");

    /// <summary>Runs a command of Slurm.</summary>
    public string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["SLURM_CONF"] = Configuration } };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }

    public void Dispose()
    {
        if (_daemons.Count == 3) Run("scancel", "--signal=KILL", "--user=root");
        for (int i = _daemons.Count - 1; i >= 0; i--)
        {
            _daemons[i].Kill(entireProcessTree: true);
            _daemons[i].WaitForExit();
            _daemons[i].Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static string? Find(string program) =>
        ((string[])["/usr/sbin", "/usr/bin"]).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    [UnsupportedOSPlatform("windows")]
    private void Start()
    {
        // munged insists that others may not write above its socket.
        File.SetUnixFileMode(_folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        File.WriteAllBytes(PathOf("key"), RandomNumberGenerator.GetBytes(1024));
        File.SetUnixFileMode(PathOf("key"), UnixFileMode.UserRead);
        Directory.CreateDirectory(PathOf("state"));
        Directory.CreateDirectory(PathOf("spool"));
        File.WriteAllText(Configuration, Settings());
        Daemon("munged", "--foreground", "--force", $"--key-file={PathOf("key")}", $"--socket={PathOf("munge.socket")}", $"--pid-file={PathOf("munge.pid")}", $"--log-file={PathOf("munge.log")}", $"--seed-file={PathOf("munge.seed")}");
        WaitFor(() => File.Exists(PathOf("munge.socket")), "munged");
        Daemon("slurmctld", "-D", "-i", "-f", Configuration);
        Daemon("slurmd", "-D", "-f", Configuration);
        WaitFor(() => Run("sinfo", "--noheader", "--format=%T").Trim() == "idle", "the node");
    }

    private string Settings()
    {
        string host = Dns.GetHostName().Split('.')[0];
        (int controller, int node) = FreePorts();
        return string.Create(CultureInfo.InvariantCulture, $"""
            ClusterName=asrdata
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={controller}
            SlurmdPort={node}
            SlurmUser=root
            SlurmdUser=root
            AuthType=auth/munge
            AuthInfo=socket={PathOf("munge.socket")}
            CredType=cred/munge
            StateSaveLocation={PathOf("state")}
            SlurmdSpoolDir={PathOf("spool")}
            SlurmctldPidFile={PathOf("slurmctld.pid")}
            SlurmdPidFile={PathOf("slurmd.pid")}
            SlurmctldLogFile={PathOf("slurmctld.log")}
            SlurmdLogFile={PathOf("slurmd.log")}
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            SchedulerParameters=batch_sched_delay=0,sched_interval=1
            JobAcctGatherType=jobacct_gather/none
            AccountingStorageType=accounting_storage/none
            MpiDefault=none
            ReturnToService=2
            KillWait=2
            NodeName={host} NodeAddr=127.0.0.1 CPUs=2 Boards=1 SocketsPerBoard=1 CoresPerSocket=2 ThreadsPerCore=1 RealMemory=500 State=UNKNOWN
            PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP

            """).ReplaceLineEndings("\n");
    }

    private void Daemon(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["SLURM_CONF"] = Configuration } };
        Process process = Process.Start(start)!;
        _daemons.Add(process);

        // What they say goes to their logs as well.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void WaitFor(Func<bool> isUp, string what)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!isUp())
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(30)) throw new InvalidOperationException($"{what} did not come up: {Logs()}");
            Thread.Sleep(50);
        }
    }

    private string Logs() => string.Join('\n', Directory.GetFiles(_folder.FullName, "*.log").SelectMany(File.ReadLines).Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)));

    private static (int First, int Second) FreePorts()
    {
        using TcpListener first = new(IPAddress.Loopback, 0);
        using TcpListener second = new(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
