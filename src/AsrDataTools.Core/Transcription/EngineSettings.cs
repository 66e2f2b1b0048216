using System.Security;

namespace AsrDataTools.Transcription;

/// <summary>What an engine is made of.</summary>
public sealed record EngineSettings
{
    /// <summary>A name of the engine's own, or an absolute path.</summary>
    public string? Model { get; init; }

    /// <summary>Path of the engine's program, where it is not to be found by its name.</summary>
    public string? Program { get; init; }

    /// <summary>Template of a command line.</summary>
    public string? CommandLine { get; init; }

    /// <summary>Where the command runs, absolute: what paths in it are relative to.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>How the command's output is read.</summary>
    public EngineOutput OutputFormat { get; init; }

    /// <summary>IANA name; null for UTF-8.</summary>
    public string? OutputEncoding { get; init; }

    /// <summary>The rate that the command or service is given, Hz.</summary>
    public int SampleRate { get; init; } = 16000;

    /// <summary>BCP 47 or what the engine calls it; null to let it find out.</summary>
    public string? Language { get; init; }

    /// <summary>Base address of a service.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Hosts beside this machine that audio may be sent to.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The policy by which hosts are allowed, as the log of transfers names it; null where none was given.</summary>
    public string? Policy { get; init; }

    /// <summary>The service's key; null for none.</summary>
    public SecureString? ApiKey { get; init; }

    /// <summary>Absolute path of the log of transfers.</summary>
    public string? TransferLog { get; init; }

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The first pause before another attempt; each further one is twice as long.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For one recording.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>What a command's output is.</summary>
public enum EngineOutput
{
    /// <summary>JSON where it begins so, CTM where every line is, else text.</summary>
    Auto,
    Text,
    Json,
    Ctm,
}
