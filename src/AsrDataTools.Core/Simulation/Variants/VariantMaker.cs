using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>Makes variants of utterances. For several threads at once: what comes out depends on seed, utterance and number alone.</summary>
public sealed class VariantMaker : IDisposable
{
    private const int BlockSamples = 1 << 14;

    private readonly VariantOptions _options;
    private readonly ChannelStudio _studio;
    private readonly VariantJournal _journal;
    private readonly VariantAnnotation _annotation;
    private readonly Lazy<string> _pool;

    /// <param name="speech">The whole input: babble and overlapped talk are made of it.</param>
    /// <exception cref="IOException">The folder cannot be made, or its journal not read.</exception>
    public VariantMaker(VariantOptions options, IReadOnlyList<SpeechUtterance> speech, CancellationToken cancellation)
    {
        _options = options;
        _studio = new ChannelStudio(options.Seed, speech, options.NoisePaths, options.ImpulseResponsePaths, cancellation);
        Directory.CreateDirectory(options.Folder);
        _journal = VariantJournal.Open(options.Folder);
        _annotation = new VariantAnnotation(options.Annotation);
        _pool = new(() => VariantName.Hash(string.Join('\n', speech.Select(utterance => utterance.Id))));
    }

    /// <summary>Makes one variant: of each channel where the parent's recording has several and the utterance names none.</summary>
    /// <param name="parent">Its audio is only read.</param>
    /// <param name="number">From 1.</param>
    /// <exception cref="SpeechDataException">It cannot be made; nothing is left of it.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is left of it.</exception>
    public IReadOnlyList<ChannelVariant> Make(SpeechUtterance parent, int number)
    {
        IReadOnlyList<int> channels = UtteranceSource.Channels(parent, _studio.Cancellation);
        return [.. channels.Select(channel => (Channel: channel, Side: channels.Count > 1 ? channel : (int?)null)).Select(one =>
            Make(parent, one.Channel, VariantName.Id(parent, one.Side, number), VariantName.Id(parent, one.Side, number, _options.IdPart)))];
    }

    public void Dispose() => _studio.Dispose();

    private ChannelVariant Make(SpeechUtterance parent, int channel, string stream, string id)
    {
        // Chance goes by the parent's Id alone, so that a corpus that is moved gives the same.
        ChannelChain chain = _options.Choose?.Invoke(stream)
            ?? (_options.Chains.Count == 1 ? _options.Chains[0] : SeededRandom.For(_options.Seed, $"{stream}\nchain").Pick(_options.Chains));
        string file = VariantName.FileStem(id) + ".wav", path = Path.Combine(_options.Folder, file), key = Key(parent, channel, chain);
        VariantRecord? known = _journal.Find(id);
        if (!_options.Force && File.Exists(path))
        {
            if (known?.Key == key) return ChannelVariant.Of(known with { Channel = ChannelName(chain) }, parent, _options.Folder, isKept: true, _annotation.Write(parent, known, _options.Folder));
            throw new SpeechDataException(
                "VariantTargetExists", SpeechDataProblem.InvalidArgument,
                $"'{path}' is there already, {(known is null ? "and no variant of this command" : "made with other settings")}. It stays as it is; replace it with -Force, or name another folder.", path);
        }

        try
        {
            VariantRecord record = Write(parent, channel, chain, stream, id, key, file);
            return ChannelVariant.Of(record, parent, _options.Folder, isKept: false, _annotation.Write(parent, record, _options.Folder));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SpeechDataException(
                "VariantWriteFailed", cause is IOException ? SpeechDataProblem.Storage : SpeechDataProblem.AccessDenied,
                $"The variant '{id}' cannot be written: {cause.Message.TrimEnd('.')}. Check the folder, its permissions and the space left.", path, cause);
        }
    }

    private static string ChannelName(ChannelChain chain) => chain.Name ?? "Custom";

    private VariantRecord Write(SpeechUtterance parent, int channel, ChannelChain chain, string stream, string id, string key, string file)
    {
        string path = Path.Combine(_options.Folder, file);
        StageRun run = new(_studio, parent, stream);
        using SampleSource made = _options.SampleRate is { } rate
            ? ResampledSource.Of(chain.Apply(UtteranceSource.Open(parent, channel, _studio.Cancellation), run), rate)
            : chain.Apply(UtteranceSource.Open(parent, channel, _studio.Cancellation), run);
        using WaveWriter writer = new(path, made.SampleRate);
        (long samples, long overloaded) = Copy(made, writer);
        if (samples == 0) throw new SpeechDataException("VariantEmpty", SpeechDataProblem.InvalidData, $"Nothing is left of '{parent.Id}' after {chain}.", parent.AudioPath);
        if (overloaded > 0) run.RecordLate("overloaded_share", overloaded / (double)samples);
        VariantRecord record = new(
            id, key, file, ChannelName(chain), chain.ToString(), made.SampleRate, samples, channel, Math.Round(run.TimeScale, 9), run.Facts, run.Overlaps);
        writer.Complete();
        try
        {
            _journal.Add(record);
        }
        catch
        {
            // A recording of which nobody knows how it was made would be in the way of the next run.
            File.Delete(path);
            throw;
        }

        return record;
    }

    private (long Samples, long Overloaded) Copy(SampleSource source, WaveWriter writer)
    {
        float[] block = new float[BlockSamples];
        long samples = 0, overloaded = 0;
        for (int count; (count = source.Read(block)) > 0; samples += count)
        {
            _studio.Cancellation.ThrowIfCancellationRequested();
            Span<float> part = block.AsSpan(0, count);
            if (System.Numerics.Tensors.TensorPrimitives.MaxMagnitude<float>(part) is > 1 or < -1)
            {
                foreach (float sample in part) overloaded += Math.Abs(sample) > 1 ? 1 : 0;
            }

            writer.Write(part);
        }

        return (samples, overloaded);
    }

    // What the bytes depend on. The other speech of the corpus is among it only where the chain uses it.
    private string Key(SpeechUtterance parent, int channel, ChannelChain chain)
    {
        FileInfo audio = new(parent.AudioPath!);
        string stages = chain.ToString();
        string pool = stages.Contains("Babble", StringComparison.OrdinalIgnoreCase) || chain.Kinds.Contains("Overlap") ? _pool.Value : "";
        string given = stages.Contains("File", StringComparison.OrdinalIgnoreCase) || chain.Kinds.Contains("ImpulseResponse")
            ? string.Join('|', _options.NoisePaths.Concat(_options.ImpulseResponsePaths))
            : "";
        return VariantName.Hash(FormattableString.Invariant(
            $"{stages}\n{_options.Seed}\n{parent.Id}\n{audio.FullName}\n{audio.Length}\n{audio.LastWriteTimeUtc.Ticks}\n{parent.StartSeconds}\n{parent.DurationSeconds}\n{channel}\n{_options.SampleRate}\n{pool}\n{given}"))[..24];
    }
}
