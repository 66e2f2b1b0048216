namespace AsrDataTools.Transcription;

/// <summary>A recogniser: what turns prepared recordings into words. May be called from several threads at once.</summary>
public interface ITranscriptionEngine : IDisposable
{
    /// <summary>As <c>-Engine</c> names it.</summary>
    string Name { get; }

    /// <summary>What stands in results: the model's name or path; null where the engine has none of its own.</summary>
    string? Model { get; }

    /// <summary>Everything beside the samples that decides the words; two engines that agree in it and in their name share cached results.</summary>
    string Parameters { get; }

    /// <summary>The rate that recordings are brought to, Hz.</summary>
    int SampleRate { get; }

    /// <summary>Most recordings that one call takes, so that a model is loaded once for all of them.</summary>
    int BatchSize { get; }

    /// <summary>Recognises recordings, at most <see cref="BatchSize"/>.</summary>
    /// <returns>One answer for each, in their order; trouble with one is an answer too.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; nothing that it started still runs.</exception>
    IReadOnlyList<EngineAnswer> Transcribe(IReadOnlyList<PreparedAudio> items, CancellationToken cancellation);
}
