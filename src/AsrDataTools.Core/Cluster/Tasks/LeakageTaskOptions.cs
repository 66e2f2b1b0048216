using System.Collections;
using AsrDataTools.Audio;

namespace AsrDataTools.Cluster;

/// <summary>How the rows of a job are fingerprinted: what New-FingerprintIndex takes as parameters.</summary>
public sealed record LeakageTaskOptions
{
    /// <summary>How headerless recordings are coded; null where they say so themselves.</summary>
    public RawAudioFormat? Raw { get; init; }

    internal static LeakageTaskOptions Parse(IDictionary table) =>
        new() { Raw = RawAudioSettings.Read(new SettingsSection(table, RawAudioSettings.Keys, "-Parameter", null, kind: "Job")) };
}
