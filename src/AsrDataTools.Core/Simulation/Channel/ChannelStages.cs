using System.Collections;

namespace AsrDataTools.Simulation;

/// <summary>The kinds of stage there are.</summary>
public static class ChannelStages
{
    private static readonly (string Kind, Func<StageSettings, IChannelStage> Make)[] All =
    [
        ("Agc", settings => new AgcStage(settings)),
        ("Band", settings => new BandStage(settings)),
        ("Clip", settings => new ClipStage(settings)),
        ("Codec", settings => new CodecStage(settings)),
        ("Gain", settings => new GainStage(settings)),
        ("ImpulseResponse", settings => new ImpulseResponseStage(settings)),
        ("Loss", settings => new LossStage(settings)),
        ("Noise", settings => new NoiseStage(settings)),
        ("Overlap", settings => new OverlapStage(settings)),
        ("Resample", settings => new ResampleStage(settings)),
        ("Room", settings => new RoomStage(settings)),
        ("Speed", settings => new SpeedStage(settings)),
        ("Telephony", settings => new TelephonyStage(settings)),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. All.Select(stage => stage.Kind)];

    internal static (string Kind, string Text, IChannelStage Stage) Create(IDictionary table)
    {
        string kind = StageSettings.KindOf(table) ?? throw Unknown("A stage has no Kind.");
        (string known, Func<StageSettings, IChannelStage>? make) = All.FirstOrDefault(stage => stage.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase));
        if (make is null) throw Unknown($"There is no stage '{kind}'. Did you mean '{NearestName.Of(kind, Kinds)}'?");
        StageSettings settings = new(known, table);
        IChannelStage stage = make(settings);
        settings.RefuseOthers();
        return (known, settings.ToString(), stage);
    }

    private static SpeechDataException Unknown(string what) =>
        new("StageUnknown", SpeechDataProblem.InvalidArgument, $"{what} The kinds are {string.Join(", ", Kinds)}.");
}
