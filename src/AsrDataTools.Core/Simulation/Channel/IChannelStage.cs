namespace AsrDataTools.Simulation;

/// <summary>
/// One thing that a channel does to speech. A stage is made once from its settings and serves all threads; what it draws by chance
/// it draws for each variant anew. A new stage is one class and one line in <see cref="ChannelStages"/>.
/// </summary>
internal interface IChannelStage
{
    /// <summary>Puts itself behind a source. Draws its parameters at once and by <paramref name="run"/> alone, and records them there.</summary>
    /// <param name="input">Goes with what is returned.</param>
    /// <exception cref="SpeechDataException">It cannot do so to this speech.</exception>
    SampleSource Apply(SampleSource input, StageRun run);
}
