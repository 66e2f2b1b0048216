namespace AsrDataTools.Simulation;

/// <summary>Speech coded and decoded again.</summary>
internal sealed class CodecStage : IChannelStage
{
    private readonly IReadOnlyList<string> _names;
    private readonly ValueRange? _bitrate;

    public CodecStage(StageSettings settings)
    {
        _names = settings.Choice("Name", SpeechCodecs.MuLaw, SpeechCodecs.Names);
        if (!settings.Has("Name")) throw settings.Invalid($"give the Name of the codec: {string.Join(", ", SpeechCodecs.Names)}");
        if (settings.Has("BitrateKbps")) _bitrate = settings.Range("BitrateKbps", default, 4, 510);
        if (_bitrate is not null && !_names.Any(SpeechCodecs.HasBitrate)) throw settings.Invalid($"{string.Join(", ", _names)} has one rate only, so BitrateKbps means nothing");
    }

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        string name = run.Pick("name", _names);
        if (!SpeechCodecs.HasBitrate(name)) return SpeechCodecs.Coded(input, name, null, run);
        double kbps = SpeechCodecs.Bitrate(name, _bitrate?.Draw(run.Random));
        run.Record("bitrate_kbps", kbps);
        return SpeechCodecs.Coded(input, name, kbps, run);
    }
}
