using System.Collections.Concurrent;
using AsrDataTools.Audio;
using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>Measured impulse responses, read once for each rate.</summary>
internal sealed class ImpulseResponseShelf(IReadOnlyList<string> paths)
{
    /// <summary>No room rings longer; a recording that does is no impulse response.</summary>
    private const double LongestSeconds = 10;

    private readonly ConcurrentDictionary<(string Path, int Rate), Lazy<ImpulseResponse>> _responses = [];

    /// <summary>One of the stage's own responses, else one of those that were given for all stages.</summary>
    /// <exception cref="SpeechDataException">There is none, or it cannot be read, is silent or too long.</exception>
    public ImpulseResponse Pick(IReadOnlyList<string> own, SeededRandom random, int sampleRate)
    {
        IReadOnlyList<string> from = own.Count > 0 ? own : paths;
        if (from.Count == 0) throw new SpeechDataException("ImpulseResponsePathMissing", SpeechDataProblem.InvalidArgument, "Stage ImpulseResponse needs recordings of impulse responses. Name them with -ImpulseResponsePath, or by the stage's Path.");
        return _responses.GetOrAdd((random.Pick(from), sampleRate), key => new(() => Load(key.Path, key.Rate))).Value;
    }

    private static ImpulseResponse Load(string path, int sampleRate)
    {
        using SampleSource source = ResampledSource.Of(new RecordingSource(AudioFile.Open(path), 1), sampleRate);
        float[] samples = new float[(int)(LongestSeconds * sampleRate) + 1];
        int count = source.Read(samples);
        if (count == samples.Length) throw Invalid(path, FormattableString.Invariant($"is longer than {LongestSeconds:0} s"));
        Array.Resize(ref samples, count);
        int strongest = 0;
        for (int i = 1; i < count; i++)
        {
            if (Math.Abs(samples[i]) > Math.Abs(samples[strongest])) strongest = i;
        }

        if (count == 0 || samples[strongest] == 0) throw Invalid(path, "is silent");
        return new ImpulseResponse(path, ImpulseResponse.OfUnitEnergy(samples), strongest);
    }

    private static SpeechDataException Invalid(string path, string why) =>
        new("ImpulseResponseInvalid", SpeechDataProblem.InvalidData, $"'{path}' {why}, so it is no impulse response of a room.", path);
}
