using System.Collections;
using AsrDataTools.Audio;

namespace AsrDataTools.Cluster;

/// <summary>How the rows of a job are measured: what Get-AcousticProfile takes as parameters.</summary>
public sealed record ProfileTaskOptions
{
    /// <summary>The one channel to measure, counted from 1; null for all.</summary>
    public int? Channel { get; init; }

    /// <summary>Adds the speech segments.</summary>
    public bool PassSegments { get; init; }

    /// <summary>Absolute path of a Silero model; null for the built-in detector.</summary>
    public string? ModelPath { get; init; }

    /// <summary>How headerless recordings are coded; null where they say so themselves.</summary>
    public RawAudioFormat? Raw { get; init; }

    /// <summary>Reads what -Parameter gives, under the names that Get-AcousticProfile has.</summary>
    /// <param name="resolve">Makes a path absolute.</param>
    /// <exception cref="SpeechDataException">A key is unknown (<c>JobKeyUnknown</c>), or its value makes no sense.</exception>
    public static ProfileTaskOptions Parse(IDictionary table, Func<string, string> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        SettingsSection section = new(table, ["Channel", "PassSegments", "ModelPath", .. RawAudioSettings.Keys], "-Parameter", null, kind: "Job");
        return new()
        {
            Channel = section.WholeNumber("Channel", 1, 1024),
            PassSegments = section.Flag("PassSegments") ?? false,
            ModelPath = section.Text("ModelPath") is { } model ? resolve(model) : null,
            Raw = RawAudioSettings.Read(section),
        };
    }
}
