using System.IO.Enumeration;

namespace AsrDataTools.Governance.Policy;

/// <summary>What an organisation demands of where speech data lies, who may reach it, what it may be used for and how long. A key that is absent asks nothing.</summary>
public sealed record GovernancePolicy
{
    /// <summary>What reports call it.</summary>
    public required string Name { get; init; }

    /// <summary>The policy's file; null where it was given as a table.</summary>
    public string? Path { get; init; }

    /// <summary>Where relative paths start, and what paths in findings and suppressions are relative to; absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>What the data is to be used for now: a key of <see cref="Purpose"/>, and what consent is asked for.</summary>
    public string? IntendedUse { get; init; }

    public StorageLimits Storage { get; init; } = new();

    public AccessLimits Access { get; init; } = new();

    /// <summary>Licences that data may have; empty for any that is not denied.</summary>
    public IReadOnlyList<string> AllowedLicense { get; init; } = [];

    /// <summary>Licences that data must not have.</summary>
    public IReadOnlyList<string> DeniedLicense { get; init; } = [];

    /// <summary>For each intended use the purposes, as manifests write them, that permit it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Purpose { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Null where no consent is asked for.</summary>
    public ConsentRequirement? Consent { get; init; }

    public IReadOnlyList<RetentionClass> Retention { get; init; } = [];

    /// <summary>Properties or columns that each row of a manifest must fill.</summary>
    public IReadOnlyList<string> RequiredColumn { get; init; } = [];

    public IReadOnlyList<PersonalDataLimit> PersonalData { get; init; } = [];

    /// <summary>The folder of a package whose manifest of checksums must be there and hold; null where none is asked for. Absolute.</summary>
    public string? CustodyPackage { get; init; }

    /// <summary>Hosts beside this machine that audio may be sent to; empty for none.</summary>
    public IReadOnlyList<string> RemoteHost { get; init; } = [];

    /// <summary>Findings that are accepted, with the reason and a last day.</summary>
    public IReadOnlyList<GovernanceSuppression> Suppression { get; init; } = [];

    /// <summary>A path as findings and suppressions write it: with slashes, relative where it lies below <see cref="Folder"/>.</summary>
    public string Relative(string path)
    {
        string relative = System.IO.Path.GetRelativePath(Folder, path);
        string written = relative == ".." || relative.StartsWith(".." + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : relative;
        return System.IO.Path.DirectorySeparatorChar == '/' ? written : written.Replace('\\', '/');
    }

    /// <summary>Whether a path is one of the folders or lies below it; symbolic links are not looked at.</summary>
    internal static bool IsWithin(string path, IEnumerable<string> folders) => folders.Any(folder => IsWithin(path, folder));

    internal static bool IsWithin(string path, string folder)
    {
        StringComparison comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return path.StartsWith(folder, comparison)
            && (path.Length == folder.Length || System.IO.Path.EndsInDirectorySeparator(folder) || path[folder.Length] == System.IO.Path.DirectorySeparatorChar);
    }

    /// <summary>Whether a pattern of the policy takes a path; <c>*</c> stands for any characters, separators too.</summary>
    internal bool Matches(string pattern, string path) => FileSystemName.MatchesSimpleExpression(pattern, Relative(path), ignoreCase: OperatingSystem.IsWindows());
}
