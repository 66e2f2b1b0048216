namespace AsrDataTools.Simulation;

/// <summary>A telephone line: 8 kHz, 300–3400 Hz, G.711.</summary>
internal sealed class TelephonyStage(StageSettings settings) : IChannelStage
{
    private readonly IReadOnlyList<string> _laws = settings.Choice("Law", SpeechCodecs.MuLaw, [SpeechCodecs.MuLaw, SpeechCodecs.ALaw]);

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        SampleSource line = ResampledSource.Of(input, SpeechCodecs.TelephoneRate);
        line = new FilteredSource(line, TelephoneBand.Taps(line.SampleRate, TelephoneBand.LowEdgeHz, TelephoneBand.HighEdgeHz));
        return SpeechCodecs.Companded(line, run.Pick("law", _laws));
    }
}
