using System.Collections;
using System.Globalization;
using AsrDataTools.Governance.Consent;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Policy;

/// <summary>Reads a policy from a table of settings or a file. Unknown keys and contradictions are refused.</summary>
public static class GovernancePolicyReader
{
    private const string Kind = "Policy";

    private static readonly string[] PolicyKeys =
        ["Name", "IntendedUse", "Storage", "Access", "License", "Purpose", "Consent", "Retention", "RequiredColumn", "PersonalData", "Custody", "RemoteHost", "Suppression"];

    // Keys that no other file of settings has as tables.
    private static readonly string[] Demands = ["Storage", "Access", "License", "Purpose", "Consent", "Retention", "PersonalData", "Custody"];

    /// <summary>Reads a <c>.json</c> or <c>.psd1</c>; relative paths in it start at its folder.</summary>
    /// <param name="path">The file; absolute.</param>
    /// <param name="dataFile">Reads a <c>.psd1</c>, which the engine cannot.</param>
    /// <exception cref="SpeechDataException"><c>PolicyUnreadable</c>, <c>PolicyInvalid</c>, <c>PolicyKeyUnknown</c> or <c>PolicyContradictory</c>.</exception>
    public static GovernancePolicy Read(string path, Func<string, IDictionary>? dataFile)
    {
        if (!File.Exists(path)) throw new SpeechDataException("PolicyUnreadable", SpeechDataProblem.NotFound, $"There is no policy at '{path}'.", path);
        IDictionary table = Table(path, dataFile) ?? throw new SpeechDataException("PolicyUnreadable", SpeechDataProblem.InvalidArgument, $"'{path}' is neither a .psd1 nor a .json file.", path);
        return FromTable(table, Path.GetFileName(path), Path.GetDirectoryName(path)!, path);
    }

    /// <summary>Whether a file is meant as a policy: it makes a demand by a table, and most of its keys are a policy's. It may have faults all the same.</summary>
    /// <param name="path">The file; absolute.</param>
    /// <param name="dataFile">Reads a <c>.psd1</c>; null for nobody.</param>
    /// <exception cref="SpeechDataException">A <c>.psd1</c> or <c>.json</c> that holds no table.</exception>
    public static bool IsPolicy(string path, Func<string, IDictionary>? dataFile)
    {
        if (Table(path, dataFile) is not { } table) return false;
        string[] keys = [.. table.Keys.OfType<string>().Where(key => PolicyKeys.Contains(key, StringComparer.OrdinalIgnoreCase))];
        return keys.Any(key => Demands.Contains(key, StringComparer.OrdinalIgnoreCase) && table[key] is IDictionary) && 2 * keys.Length > table.Count;
    }

    private static IDictionary? Table(string path, Func<string, IDictionary>? dataFile) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSON" => SettingsJson.Read(path, Kind),
        ".PSD1" => dataFile?.Invoke(path),
        _ => null,
    };

    /// <summary>Makes a policy of nested tables, as PowerShell's hashtables are.</summary>
    /// <param name="table">Keys in any letter case.</param>
    /// <param name="source">What messages call the policy.</param>
    /// <param name="folder">Where relative paths start; absolute.</param>
    /// <param name="path">The policy's file, where it has one.</param>
    /// <exception cref="SpeechDataException"><c>PolicyInvalid</c>, <c>PolicyKeyUnknown</c> or <c>PolicyContradictory</c>.</exception>
    public static GovernancePolicy FromTable(IDictionary table, string source, string folder, string? path = null)
    {
        SettingsSection section = new(table, PolicyKeys, source, path, kind: Kind);
        SettingsSection? license = section.Section("License", ["Allowed", "Denied"]);
        GovernancePolicy policy = new()
        {
            Name = section.Text("Name") ?? source,
            Path = path,
            Folder = folder,
            IntendedUse = section.Text("IntendedUse"),
            Storage = section.Section("Storage", ["AllowedRoot", "DeniedRoot", "FileSystem", "EncryptionAtRest", "Residency", "AllowedResidency"]) is { } storage ? Storage(storage, folder) : new(),
            Access = section.Section("Access", ["Owner", "Group", "FileMode", "FolderMode", "AclUser", "AclGroup"]) is { } access ? Access(access) : new(),
            AllowedLicense = license?.Texts("Allowed") ?? [],
            DeniedLicense = license?.Texts("Denied") ?? [],
            Purpose = section.TextLists("Purpose"),
            Consent = section.Section("Consent", ["Ledger", "Purpose", "ExpectedHead"]) is { } consent ? Consent(consent, section, folder) : null,
            Retention = [.. section.NamedSections("Retention", ["Path", "MaximumDays", "RequiredDays"]).Select(Retention)],
            RequiredColumn = section.Texts("RequiredColumn"),
            PersonalData = [.. section.NamedSections("PersonalData", ["Most", "MostPerHour"]).Select(Limit)],
            CustodyPackage = section.Section("Custody", ["Package"]) is { } custody ? Path.GetFullPath(Required(custody, "Package"), folder) : null,
            RemoteHost = RemoteHosts(section),
            Suppression = [.. section.Sections("Suppression", ["Rule", "Path", "Reason", "Expires"]).Select(Suppression)],
        };
        PolicyContradictions.Refuse(policy, source);
        return policy;
    }

    // An address with scheme, port or path would never equal a host, and refuse without saying why.
    private static IReadOnlyList<string> RemoteHosts(SettingsSection section)
    {
        IReadOnlyList<string> hosts = section.Texts("RemoteHost");
        return hosts.FirstOrDefault(host => Uri.CheckHostName(host.Trim('[', ']')) == UriHostNameType.Unknown) is { } wrong
            ? throw section.Invalid("RemoteHost", $"has '{wrong}', but must be names of hosts alone, such as 'asr.example.org'")
            : hosts;
    }

    private static StorageLimits Storage(SettingsSection section, string folder)
    {
        IReadOnlyDictionary<string, string> residency = section.TextTable("Residency")
            ?? (section.Has("Residency") ? throw section.Invalid("Residency", "must be a table of folder and place") : new Dictionary<string, string>());
        return new()
        {
            AllowedRoot = Roots("AllowedRoot"),
            DeniedRoot = Roots("DeniedRoot"),
            FileSystem = section.Texts("FileSystem"),
            EncryptionAtRest = section.Flag("EncryptionAtRest") ?? false,
            Residency = Residency(),
            AllowedResidency = section.Texts("AllowedResidency"),
        };

        Dictionary<string, string> Residency()
        {
            Dictionary<string, string> places = [];
            foreach ((string written, string place) in residency)
            {
                if (!places.TryAdd(Root(written), place)) throw section.Invalid("Residency", $"names the folder '{Root(written)}' twice");
            }

            return places;
        }

        string[] Roots(string key) => [.. section.Texts(key).Select(Root)];
        string Root(string text) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(text, folder)) is var full ? RealPath.Of(full) ?? full : text;
    }

    private static AccessLimits Access(SettingsSection section) => new()
    {
        Owner = section.Texts("Owner"),
        Group = section.Texts("Group"),
        FileMode = Mode(section, "FileMode"),
        FolderMode = Mode(section, "FolderMode"),
        AclUser = section.Has("AclUser") ? section.Texts("AclUser") : null,
        AclGroup = section.Has("AclGroup") ? section.Texts("AclGroup") : null,
    };

    // A number would be read as decimal: 640 instead of 0640.
    private static int? Mode(SettingsSection section, string key)
    {
        if (!section.Has(key)) return null;
        string text = section.Text(key)!;
        return text.Length is 3 or 4 && text.All(digit => digit is >= '0' and <= '7') && Convert.ToInt32(text, 8) is var mode and <= 0x1FF
            ? mode
            : throw section.Invalid(key, $"is '{text}', but must be permissions in octal, such as '0640', as a text");
    }

    private static ConsentRequirement Consent(SettingsSection section, SettingsSection policy, string folder)
    {
        IReadOnlyList<string> purposes = section.Texts("Purpose");
        if (purposes.Count == 0) purposes = policy.Texts("IntendedUse");
        if (purposes.Count == 0) throw section.Invalid("Purpose", "is missing, and so is 'IntendedUse': it lists the purposes that each speaker must have consented to");
        string? head = section.Text("ExpectedHead");
        if (head is not null && !LedgerHead.TryParse(head, out _)) throw section.Invalid("ExpectedHead", "is no head of a ledger: size:root, as Test-ConsentLedger gives it");
        return new(Path.GetFullPath(Required(section, "Ledger"), folder), purposes, head);
    }

    private static RetentionClass Retention((string Name, SettingsSection Section) entry) => new(
        entry.Name,
        entry.Section.Text("Path") ?? "*",
        entry.Section.WholeNumber("MaximumDays", 1, 100_000) ?? throw entry.Section.Invalid("MaximumDays", "is missing: it is the number of days after which a file must be gone"),
        entry.Section.WholeNumber("RequiredDays", 0, 100_000));

    private static PersonalDataLimit Limit((string Name, SettingsSection Section) entry)
    {
        string kind = PersonalDataClasses.All.FirstOrDefault(known => known.Equals(entry.Name, StringComparison.OrdinalIgnoreCase))
            ?? throw entry.Section.Invalid("Most", $"is of '{entry.Name}', which is no class of personal data; did you mean '{NearestName.Of(entry.Name, PersonalDataClasses.All)}'? Known are {string.Join(", ", PersonalDataClasses.All)}");
        PersonalDataLimit limit = new(kind, entry.Section.Number("Most", 0, 1e9), entry.Section.Number("MostPerHour", 0, 1e9));
        return limit is { Most: null, MostPerHour: null } ? throw entry.Section.Invalid("Most", "is missing: give Most, MostPerHour or both") : limit;
    }

    private static GovernanceSuppression Suppression(SettingsSection section) => new(
        GovernanceRules.Named(Required(section, "Rule")).Id,
        section.Text("Path") ?? "*",
        Required(section, "Reason"),
        section.Day("Expires") ?? throw section.Invalid("Expires", string.Create(CultureInfo.InvariantCulture, $"is missing: nothing is accepted for ever; give a day, such as '{DateTime.Today.AddDays(90):yyyy-MM-dd}'")));

    private static string Required(SettingsSection section, string key) => section.Text(key) ?? throw section.Invalid(key, "is missing");
}
