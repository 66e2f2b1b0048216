using Microsoft.ML.OnnxRuntime;

namespace AsrDataTools.Acoustics;

/// <summary>
/// One pass of the model over one channel: 32 ms at a time, each with the 4 ms before it in view, and a state that is
/// carried on. All memory is set out once, so that a step allocates next to nothing.
/// </summary>
internal sealed class SileroRun : IDisposable
{
    private const int StateLength = 2 * 128;

    private static readonly string[] InputNames = ["input", "state", "sr"];
    private static readonly string[] OutputNames = ["output", "stateN"];

    private readonly InferenceSession _session;
    private readonly Action _release;
    private readonly RunOptions _options = new();
    private readonly int _context;
    private readonly float[] _input;
    private readonly float[] _probability = new float[1];
    private readonly float[][] _states = [new float[StateLength], new float[StateLength]];
    private readonly OrtValue[][] _inputs = new OrtValue[2][];
    private readonly OrtValue[][] _outputs = new OrtValue[2][];
    private int _turn;

    /// <param name="session">Of a model that has been checked.</param>
    /// <param name="sampleRate">8,000 or 16,000 Hz.</param>
    /// <param name="release">Called once the session is no longer needed.</param>
    public SileroRun(InferenceSession session, int sampleRate, Action release)
    {
        _session = session;
        _release = release;
        ChunkLength = sampleRate * 32 / 1000;
        _context = sampleRate * 4 / 1000;
        _input = new float[_context + ChunkLength];
        OrtValue samples = OrtValue.CreateTensorValueFromMemory(_input, [1, _input.Length]);
        OrtValue rate = OrtValue.CreateTensorValueFromMemory(new long[] { sampleRate }, []);
        OrtValue probability = OrtValue.CreateTensorValueFromMemory(_probability, [1, 1]);
        OrtValue[] states = Array.ConvertAll(_states, state => OrtValue.CreateTensorValueFromMemory(state, [2, 1, 128]));
        for (int turn = 0; turn < 2; turn++)
        {
            _inputs[turn] = [samples, states[turn], rate];
            _outputs[turn] = [probability, states[1 - turn]];
        }
    }

    /// <summary>Samples of one step.</summary>
    public int ChunkLength { get; }

    /// <summary>The probability that the next 32 ms hold speech.</summary>
    public float Step(ReadOnlySpan<float> chunk)
    {
        chunk.CopyTo(_input.AsSpan(_context));
        _session.Run(_options, InputNames, _inputs[_turn], OutputNames, _outputs[_turn]);
        _input.AsSpan(ChunkLength).CopyTo(_input);
        _turn = 1 - _turn;
        return _probability[0];
    }

    public void Dispose()
    {
        foreach (OrtValue value in _inputs[0])
            value.Dispose();
        foreach (OrtValue value in _outputs[0])
            value.Dispose();
        _options.Dispose();
        _release();
    }
}
