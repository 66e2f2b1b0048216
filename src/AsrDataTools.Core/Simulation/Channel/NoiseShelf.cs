using System.Collections.Concurrent;
using AsrDataTools.Audio;
using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>Recordings of noise, their lengths looked up once.</summary>
internal sealed class NoiseShelf(IReadOnlyList<string> paths)
{
    private readonly ConcurrentDictionary<string, NoiseFile> _files = [];

    /// <summary>One of the stage's own recordings, else one of those that were given for all stages.</summary>
    /// <exception cref="SpeechDataException">There is none, or it cannot be read.</exception>
    public NoiseFile Pick(IReadOnlyList<string> own, SeededRandom random)
    {
        IReadOnlyList<string> from = own.Count > 0 ? own : paths;
        if (from.Count == 0) throw new SpeechDataException("NoisePathMissing", SpeechDataProblem.InvalidArgument, "Stage Noise: Type 'File' needs recordings of noise. Name them with -NoisePath, or by the stage's Path.");
        return _files.GetOrAdd(random.Pick(from), path =>
        {
            using AudioReader reader = AudioFile.Open(path);
            return new NoiseFile(reader.Path, reader.Format.DurationSeconds ?? 0);
        });
    }
}
