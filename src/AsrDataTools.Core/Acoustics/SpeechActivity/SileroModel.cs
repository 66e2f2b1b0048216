using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;

namespace AsrDataTools.Acoustics;

/// <summary>
/// A Silero voice activity model, version 5 or 6, read from an ONNX file of the user's. One model serves any number of
/// recordings and threads. ONNX Runtime is loaded with the first model and not before.
/// </summary>
public sealed class SileroModel : IDisposable
{
    private static readonly string[] Inputs = ["input", "state", "sr"];
    private static readonly string[] Outputs = ["output", "stateN"];

    private readonly InferenceSession _session;
    private int _users = 1;
    private int _disposed;

    private SileroModel(string path, InferenceSession session)
    {
        Path = path;
        _session = session;
    }

    /// <summary>Where the model was read from.</summary>
    public string Path { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="path">Of an ONNX file.</param>
    /// <exception cref="SpeechDataException">There is no such file (<c>SpeechModelNotFound</c>), it holds no Silero model of
    /// version 5 or 6 (<c>SpeechModelInvalid</c>), or ONNX Runtime cannot be loaded (<c>SpeechModelRuntimeMissing</c>).</exception>
    public static SileroModel Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        if (!File.Exists(path))
        {
            throw new SpeechDataException(
                "SpeechModelNotFound",
                SpeechDataProblem.NotFound,
                $"There is no speech model '{path}'. Give the path of silero_vad_v5.onnx or silero_vad_v6.onnx, as the npm package @ricky0123/vad-web has them.",
                path);
        }

        try
        {
            return Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or FileNotFoundException
            or FileLoadException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new SpeechDataException(
                "SpeechModelRuntimeMissing",
                SpeechDataProblem.NotInstalled,
                $"ONNX Runtime could not be loaded, so the speech model '{path}' cannot run: {(exception.InnerException ?? exception).Message} "
                + "It ships with the module for Linux (x64, arm64), Windows (x64) and macOS (arm64).",
                path,
                exception);
        }
    }

    /// <summary>Lets the model go; recordings that are being measured keep it until they are done.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            Release();
    }

    /// <summary>Begins a pass over one channel, to be disposed when it is over.</summary>
    internal SileroRun Start(int sampleRate)
    {
        Interlocked.Increment(ref _users);
        try
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
            return new SileroRun(_session, sampleRate, Release);
        }
        catch
        {
            Release();
            throw;
        }
    }

    // Memory of the runtime's own, not the collector's: to free it under a running pass would end the process.
    private void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            _session.Dispose();
    }

    // Of its own, so that a missing managed library is met here, inside the caller's try.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SileroModel Load(string path)
    {
        // One thread: the graph is tiny, and recordings already run beside each other.
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        InferenceSession session;
        try
        {
            session = new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException exception)
        {
            throw Invalid(path, $"is no ONNX model that can be run: {exception.Message}", exception);
        }

        if (Inputs.All(session.InputMetadata.ContainsKey) && Outputs.All(session.OutputMetadata.ContainsKey))
            return new SileroModel(path, session);
        string found = string.Join(", ", session.InputMetadata.Keys);
        session.Dispose();
        throw Invalid(path, $"is an ONNX model, but no Silero model of version 5 or 6: its inputs are {found}, not {string.Join(", ", Inputs)}.", null);
    }

    private static SpeechDataException Invalid(string path, string reason, Exception? inner) => new(
        "SpeechModelInvalid", SpeechDataProblem.InvalidData, $"The speech model '{path}' {reason}", path, inner);
}
