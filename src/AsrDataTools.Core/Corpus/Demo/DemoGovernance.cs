using System.Globalization;

namespace AsrDataTools.Corpus.Demo;

/// <summary>The policy of a demo corpus, and what breaks it: consent, permissions, age. Licences and a number in a text are planted with the rows.</summary>
internal static class DemoGovernance
{
    /// <summary>A licence that the policy does not allow.</summary>
    public const string DeniedLicense = "CC-BY-NC-4.0";

    /// <summary>What speakers are asked to agree to.</summary>
    public const string Purpose = "asr-training";

    public const string PolicyFile = "policy.psd1";
    public const string LedgerFile = "consent.jsonl";

    /// <summary>In the range that Ofcom keeps for drama.</summary>
    public const string PhoneNumber = "020 7946 0123";

    private const int FaultEvery = 8;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly DateOnly Given = new(2024, 1, 15);
    private static readonly DateOnly Expired = new(2025, 6, 30);
    private static readonly DateOnly Withdrawn = new(2025, 3, 1);
    private static readonly DateTime LongAgo = new(2019, 5, 20, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>What each speaker has agreed to: some did not, some no longer.</summary>
    /// <param name="speakers">Of training and evaluation, in the order of the manifests.</param>
    /// <param name="callers">Of production: all of them agreed.</param>
    /// <param name="defects">Gets who may not be used.</param>
    public static IReadOnlyList<DemoConsent> Consents(IEnumerable<string> speakers, IEnumerable<string> callers, List<DemoDefect> defects)
    {
        List<DemoConsent> consents = [.. callers.Select(caller => new DemoConsent(caller, Given, null, null))];
        foreach ((int number, string speaker) in speakers.Index())
        {
            (string? kind, string detail) = (number % FaultEvery) switch
            {
                2 => ("ConsentExpired", $"the consent of {speaker} expired on {Expired:yyyy-MM-dd}"),
                4 => ("ConsentWithdrawn", $"the consent of {speaker} was withdrawn on {Withdrawn:yyyy-MM-dd}"),
                6 => ("ConsentMissing", $"no consent of {speaker} is on record"),
                _ => (null, ""),
            };
            if (kind is not null) defects.Add(new("Governance", kind, null, detail));
            if (kind != "ConsentMissing") consents.Add(new(speaker, Given, kind == "ConsentExpired" ? Expired : null, kind == "ConsentWithdrawn" ? Withdrawn : null));
        }

        return consents;
    }

    /// <summary>Writes the policy.</summary>
    /// <param name="ledgerHead">Of the ledger; null where there is none, and no consent is asked for.</param>
    public static void WritePolicy(string folder, string license, string? ledgerHead, List<DemoDefect> defects)
    {
        defects.Add(new("Governance", "SuppressionExpired", PolicyFile, "the policy accepts old recordings of T001 until 2026-03-31"));
        string consent = ledgerHead is null ? "" : $"Consent        = @{{ Ledger = '{LedgerFile}'; Purpose = '{Purpose}'; ExpectedHead = '{ledgerHead}' }}\n    ";
        File.WriteAllText(Path.Combine(folder, PolicyFile), $$"""
            @{
                Name           = 'Demo policy'
                IntendedUse    = '{{Purpose}}'
                Storage        = @{
                    AllowedRoot      = '.'
                    EncryptionAtRest = $true
                    Residency        = @{ '.' = 'EU' }
                    AllowedResidency = 'EU'
                }
                Access         = @{ FileMode = '0640'; FolderMode = '0751'; AclUser = @(); AclGroup = @() }
                License        = @{ Allowed = '{{license}}'; Denied = '{{DeniedLicense}}' }
                {{consent}}Retention      = @{ Recordings = @{ Path = '*.wav'; MaximumDays = 730; RequiredDays = 30 } }
                RequiredColumn = 'Text', 'Language', 'Recording'
                PersonalData   = @{ PaymentCard = @{ Most = 0 }; PhoneNumber = @{ Most = 0 }; EmailAddress = @{ MostPerHour = 1 } }
                Suppression    = @(
                    @{ Rule = 'GOV018'; Path = 'training/audio/T001/*'; Reason = 'kept for a dispute with the supplier'; Expires = '2026-03-31' }
                )
            }
            """.ReplaceLineEndings("\n") + "\n");
    }

    /// <summary>Gives all files the permissions and times that the policy wants, but a few. Last of all, since writing changes times.</summary>
    /// <param name="recordings">Of training.</param>
    /// <param name="apply">False to only tell what it will plant.</param>
    public static IEnumerable<DemoDefect> Permissions(string folder, IReadOnlyList<DemoRecording> recordings, bool apply)
    {
        (string groupWritable, string worldReadable, string old) = (recordings[1].Path, recordings[2].Path, recordings[0].Path);
        if (apply) Apply(folder, groupWritable, worldReadable, old);
        yield return new("Governance", "OldRecording", old, string.Create(CultureInfo.InvariantCulture, $"last changed on {LongAgo:yyyy-MM-dd}; the policy keeps recordings for 730 days"));
        if (OperatingSystem.IsWindows()) yield break;
        yield return new("Governance", "GroupWritable", groupWritable, "its group may change it: mode 0660");
        yield return new("Governance", "WorldReadable", worldReadable, "every account may read it, where the way to the corpus is open: mode 0644");
    }

    private static void Apply(string folder, string groupWritable, string worldReadable, string old)
    {
        File.SetLastWriteTimeUtc(Path.Combine(folder, old), LongAgo);
        if (OperatingSystem.IsWindows()) return;
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.SetUnixFileMode(path, FileMode);
        foreach (string path in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder)) File.SetUnixFileMode(path, FolderMode);
        File.SetUnixFileMode(Path.Combine(folder, groupWritable), FileMode | UnixFileMode.GroupWrite);
        File.SetUnixFileMode(Path.Combine(folder, worldReadable), FileMode | UnixFileMode.OtherRead);
    }
}
