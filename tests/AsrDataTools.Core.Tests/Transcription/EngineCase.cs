using AsrDataTools.Audio;
using AsrDataTools.Core.Tests.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Transcription;

namespace AsrDataTools.Core.Tests.Transcription;

/// <summary>A folder with short recordings and programs that stand in for recognisers.</summary>
public sealed class EngineCase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string this[string name] => _folder[name];

    public string Write(string name, string text) => _folder.Write(name, text);

    public string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    /// <summary>An executable script of the shell.</summary>
    public string Program(string name, string script)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("needs /bin/sh");
        string path = _folder.Write(name, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>An utterance with a recording of its own.</summary>
    public SpeechUtterance Speech(string id, int seed = 1, int sampleRate = 8000, string? text = null)
    {
        string path = _folder[id + ".wav"];
        using (WaveWriter writer = new(path, sampleRate))
        {
            writer.Write(TestSignals.Phrases(1, sampleRate, seed));
            writer.Complete();
        }

        return new SpeechUtterance { Id = id, AudioPath = path, Text = text };
    }

    /// <summary>Transcribes with an engine made of settings.</summary>
    public IReadOnlyList<TranscriptionOutcome> Run(string engine, EngineSettings settings, params SpeechUtterance[] speech) => Run(engine, settings, null, speech);

    public IReadOnlyList<TranscriptionOutcome> Run(string engine, EngineSettings settings, string? cache, params SpeechUtterance[] speech)
    {
        using ITranscriptionEngine made = TranscriptionEngines.Create(engine, settings);
        Transcriber transcriber = new(made, cache);
        return [.. speech.Chunk(transcriber.BatchSize).SelectMany(batch => transcriber.Transcribe(batch, TestContext.Current.CancellationToken))];
    }

    public void Dispose() => _folder.Dispose();
}
