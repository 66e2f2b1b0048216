using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>
/// A rectangular room by image sources: its size, its decay time (or the absorption of its surfaces) and how far the mouth is from
/// the microphone. The response has the energy of a sound that is only passed on, so that speech keeps about its level.
/// </summary>
internal sealed class RoomStage : IChannelStage
{
    private const double WallMetres = 0.3;
    private const double Tolerance = 0.05;
    private const int Corrections = 3;
    private const int MostTries = 200;

    private readonly ValueRange _decay;
    private readonly ValueRange? _absorption;
    private readonly ValueRange _distance;
    private readonly ValueRange _length;
    private readonly ValueRange _width;
    private readonly ValueRange _height;

    public RoomStage(StageSettings settings)
    {
        _decay = settings.Range("DecaySeconds", new(0.3, 0.7), 0.1, 3);
        if (settings.Has("Absorption")) _absorption = settings.Range("Absorption", default, 0.01, 1);
        if (_absorption is not null && settings.Has("DecaySeconds")) throw settings.Invalid("give either DecaySeconds or Absorption");
        _distance = settings.Range("DistanceMetres", new(1, 3), 0.1, 30);
        _length = settings.Range("LengthMetres", new(4, 8), 1, 100);
        _width = settings.Range("WidthMetres", new(3, 6), 1, 100);
        _height = settings.Range("HeightMetres", new(2.4, 3.5), 1, 30);
    }

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        Room room = new(run.Draw("length_metres", _length), run.Draw("width_metres", _width), run.Draw("height_metres", _height));
        double distance = run.Draw("distance_metres", _distance);
        (RoomPosition source, RoomPosition microphone) = Place(room, distance, run);
        RoomResponse response;
        if (_absorption is { } absorption)
        {
            double share = run.Draw("absorption", absorption);
            room = room with { WallAbsorption = share, FloorAbsorption = share, CeilingAbsorption = share };
            response = room.Response(source, microphone, input.SampleRate, run.Fork("images"));
        }
        else
        {
            response = OfDecay(room, run.Draw("decay_seconds", _decay), source, microphone, input.SampleRate, run);
        }

        if (response.DecayTimeSeconds is { } decay) run.Record("realised_decay_seconds", Math.Round(decay, 3));
        run.Record("direct_to_reverberant_db", Math.Round(response.DirectToReverberantDb, 2));
        return new ConvolvedSource(input, ImpulseResponse.OfUnitEnergy([.. response.Samples]), (int)Math.Round(response.Delay));
    }

    // No room's field is quite diffuse, so Eyring's absorption is corrected by what the response does.
    private static RoomResponse OfDecay(Room size, double asked, RoomPosition source, RoomPosition microphone, int sampleRate, StageRun run)
    {
        double formula = asked;
        for (int pass = 0; ; pass++)
        {
            RoomResponse response = Room.OfDecayTime(size.Length, size.Width, size.Height, formula).Response(source, microphone, sampleRate, run.Fork("images"));
            if (pass == Corrections || response.DecayTimeSeconds is not { } realised || Math.Abs(realised / asked - 1) <= Tolerance) return response;
            formula *= asked / realised;
        }
    }

    private static (RoomPosition Source, RoomPosition Microphone) Place(Room room, double distance, StageRun run)
    {
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            SeededRandom random = run.Random;
            RoomPosition microphone = new(Inside(room.Length, random), Inside(room.Width, random), Inside(room.Height, random));
            double angle = random.Between(0, 2 * Math.PI), rise = random.Between(-0.2, 0.2);
            double flat = distance * Math.Cos(rise);
            RoomPosition source = new(
                microphone.X + (flat * Math.Cos(angle)), microphone.Y + (flat * Math.Sin(angle)), microphone.Z + (distance * Math.Sin(rise)));
            if (Fits(source.X, room.Length) && Fits(source.Y, room.Width) && Fits(source.Z, room.Height)) return (source, microphone);
        }

        throw new SpeechDataException(
            "RoomTooSmall", SpeechDataProblem.InvalidArgument,
            FormattableString.Invariant($"Stage Room: a room of {room.Length:0.0} × {room.Width:0.0} × {room.Height:0.0} m has no two places {distance:0.0} m apart. Ask for a shorter distance or a larger room."),
            run.Parent.AudioPath);
    }

    private static double Inside(double size, SeededRandom random) => random.Between(WallMetres, size - WallMetres);

    private static bool Fits(double place, double size) => place >= WallMetres && place <= size - WallMetres;
}
