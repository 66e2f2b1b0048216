using AsrDataTools.Corpus;

namespace AsrDataTools.Simulation;

/// <summary>What all variants of one run share: chance, other speech, noises, responses, a place for temporary files.</summary>
internal sealed class ChannelStudio : IDisposable
{
    private readonly Lazy<string> _temporary = new(() => Directory.CreateTempSubdirectory("asrdata-variant-").FullName);

    /// <param name="seed">Where all chance starts from.</param>
    /// <param name="speech">The whole input, for babble and overlapped talk.</param>
    /// <param name="noisePaths">Recordings of noise for stages that name none.</param>
    /// <param name="responsePaths">Impulse responses for stages that name none.</param>
    public ChannelStudio(
        long seed, IReadOnlyList<SpeechUtterance> speech, IReadOnlyList<string> noisePaths, IReadOnlyList<string> responsePaths, CancellationToken cancellation)
    {
        Seed = seed;
        Cancellation = cancellation;
        Pool = new SpeechPool(speech, seed, cancellation);
        Noise = new NoiseShelf(noisePaths);
        ImpulseResponses = new ImpulseResponseShelf(responsePaths);
    }

    public long Seed { get; }

    public SpeechPool Pool { get; }

    public NoiseShelf Noise { get; }

    public ImpulseResponseShelf ImpulseResponses { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>A folder that goes with the studio.</summary>
    public string TemporaryFolder => _temporary.Value;

    public void Dispose()
    {
        if (_temporary.IsValueCreated) Directory.Delete(_temporary.Value, recursive: true);
    }
}
