using System.Collections;

namespace AsrDataTools.Simulation;

/// <summary>Chains for the channels that production mostly has. docs/methods/simulation.md gives the reason of each number.</summary>
public static class ChannelPresets
{
    private static readonly (string Name, string Environment, IDictionary[] Stages)[] All =
    [
        ("Telephony", "telephony",
        [
            Stage("Resample", ("SampleRate", 8000)),
            Stage("Band", ("LowHz", 300), ("HighHz", 3400)),
            Stage("Noise", ("Type", new[] { "White", "Pink", "Babble" }), ("SnrDb", "10..30"), ("LowHz", 300), ("HighHz", 3400)),
            Stage("Gain", ("LevelDbov", "-32..-18")),
            Stage("Codec", ("Name", new[] { "MuLaw", "ALaw" })),
        ]),
        ("Voip", "VoIP",
        [
            Stage("Resample", ("SampleRate", 16000)),
            Stage("Noise", ("Type", new[] { "Pink", "Babble" }), ("SnrDb", "15..35")),
            Stage("Agc", ("TargetDbov", "-26..-20"), ("MaximumGainDb", 12)),
            Stage("Codec", ("Name", "Opus"), ("BitrateKbps", "16..32")),
            Stage("Loss", ("Rate", "0.02..0.08"), ("MeanBurstPackets", "1.5..4"), ("PacketMilliseconds", 20), ("Concealment", new[] { "Zero", "Repeat", "Fade" })),
        ]),
        ("Mobile", "mobile",
        [
            Stage("Resample", ("SampleRate", 8000)),
            Stage("Band", ("LowHz", 200), ("HighHz", 3400)),
            Stage("Noise", ("Type", new[] { "Pink", "Babble" }), ("SnrDb", "5..20"), ("LowHz", 200), ("HighHz", 3400)),
            Stage("Agc", ("TargetDbov", "-26..-20"), ("MaximumGainDb", 15)),
            Stage("Codec", ("Name", "AmrNb"), ("BitrateKbps", "5.9..12.2")),
            Stage("Loss", ("Rate", "0..0.02"), ("MeanBurstPackets", "1.5..4"), ("PacketMilliseconds", 20), ("Concealment", "Fade")),
        ]),
        ("FarField", "far-field",
        [
            Stage("Room", ("DecaySeconds", "0.4..0.9"), ("DistanceMetres", "1.5..4")),
            Stage("Noise", ("Type", new[] { "Pink", "Babble" }), ("SnrDb", "5..20")),
            Stage("Gain", ("LevelDbov", "-40..-28")),
        ]),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(preset => preset.Name)];

    /// <summary>The chain of a preset.</summary>
    /// <exception cref="SpeechDataException">There is no such preset.</exception>
    public static ChannelChain Chain(string name)
    {
        (string known, _, IDictionary[] stages) = Find(name);
        return ChannelChain.Of(stages, known);
    }

    /// <summary>What manifests call the channel of a preset.</summary>
    internal static string EnvironmentOf(string name) => Find(name).Environment;

    private static (string Name, string Environment, IDictionary[] Stages) Find(string name)
    {
        foreach ((string Name, string Environment, IDictionary[] Stages) preset in All)
        {
            if (preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return preset;
        }

        throw new SpeechDataException(
            "PresetUnknown", SpeechDataProblem.InvalidArgument, $"There is no preset '{name}'. Did you mean '{NearestName.Of(name, Names)}'? The presets are {string.Join(", ", Names)}.");
    }

    private static Hashtable Stage(string kind, params (string Key, object Value)[] settings)
    {
        Hashtable table = new(StringComparer.OrdinalIgnoreCase) { ["Kind"] = kind };
        foreach ((string key, object value) in settings) table[key] = value;
        return table;
    }
}
