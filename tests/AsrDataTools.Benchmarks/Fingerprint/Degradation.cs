using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>What becomes of a recording on its way into another collection.</summary>
/// <param name="Name">As the table calls it.</param>
/// <param name="Apply">The tape afterwards; null where a tool for it is not installed.</param>
internal sealed record Degradation(string Name, Func<RecordingTape, RecordingTape?> Apply)
{
    private const int Telephone = 8000;
    private const int PacketMilliseconds = 20;

    /// <summary>Those that the issue asks for, and three harder ones.</summary>
    public static IReadOnlyList<Degradation> All { get; } =
    [
        new("none", tape => tape),
        new("G.711 A-law", tape => tape.At(Telephone)?.Coded("pcm_alaw", "wav", 64)),
        new("GSM 06.10", tape => tape.At(Telephone)?.Coded("libgsm", "gsm", 13)),
        new("G.722", tape => tape.At(16000)?.Coded("g722", "g722", 64)),
        new("Opus 12 kbit/s", tape => tape.Coded("libopus", "opus", 12)),
        new("MP3 32 kbit/s", tape => tape.Coded("libmp3lame", "mp3", 32)),
        new("noise 20 dB", tape => tape.At(Telephone)?.WithNoise(20, 20)),
        new("noise 10 dB", tape => tape.At(Telephone)?.WithNoise(10, 10)),
        new("noise 5 dB", tape => tape.At(Telephone)?.WithNoise(5, 5)),
        new("to 16 kHz", tape => tape.At(16000)),
        new("to 16 and back to 8 kHz", tape => tape.At(16000)?.At(Telephone)),
        new("clipped by 12 dB, then −12 dB", Clipped),
        new("200 ms later", Later),
        new("speed −2 %", tape => Played(tape, 0.98)),
        new("speed +2 %", tape => Played(tape, 1.02)),
        new("packet loss 5 %", tape => tape.At(Telephone) is { } narrow ? Lossy(narrow) : null),
        new("noise 0 dB", tape => tape.At(Telephone)?.WithNoise(0, 1)),
        new("room, 0.4 s", InRoom),
        new("GSM, noise 10 dB, loss 5 %", tape => tape.At(Telephone)?.WithNoise(10, 11).Coded("libgsm", "gsm", 13) is { } coded ? Lossy(coded) : null),
    ];

    /// <summary>The tape at another speed, pitch and all.</summary>
    public static RecordingTape? Played(RecordingTape tape, double speed) => tape.Through(
        "sox", (input, output) => ["-V1", "-D", "-G", input, output, "speed", FormattableString.Invariant($"{speed}"), "rate", "-v", FormattableString.Invariant($"{tape.SampleRate}")])
        is { } played
            ? played with { Places = [.. tape.Places.Select(place => (place.Start / speed, place.End / speed))] }
            : null;

    /// <summary>The tape as a microphone hears it in a room of 54 m³ that rings for 0.4 s, 2.2 m from the mouth.</summary>
    public static RecordingTape InRoom(RecordingTape tape)
    {
        RoomResponse room = Room.OfDecayTime(5, 4, 2.7, 0.4)
            .Response(new RoomPosition(1.5, 1.2, 1.5), new RoomPosition(3.2, 2.5, 1.3), tape.SampleRate, new SeededRandom(4));
        float[] heard = room.Apply(tape.Samples);
        return tape with { Samples = heard[..tape.Samples.Length] };
    }

    private static RecordingTape Clipped(RecordingTape tape) => tape with
    {
        Samples = [.. tape.Samples.Select(x => (float)(Math.Clamp(4.0 * x, -1, 1) / 4))],
    };

    private static RecordingTape Later(RecordingTape tape)
    {
        int late = tape.SampleRate / 5;
        float[] samples = new float[tape.Samples.Length];
        tape.Samples.AsSpan(0, samples.Length - late).CopyTo(samples.AsSpan(late));
        return tape with { Samples = samples };
    }

    private static RecordingTape Lossy(RecordingTape tape)
    {
        float[] samples = [.. tape.Samples];
        PacketLoss.Apply(samples, tape.SampleRate * PacketMilliseconds / 1000, new GilbertElliott(0.05, 0.5, new SeededRandom(3)), LossConcealment.Zero);
        return tape with { Samples = samples };
    }
}
