using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>
/// An empty rectangular room. Every surface sends back a share of the sound's energy that is the same at all frequencies and
/// angles; air takes none.
/// </summary>
/// <param name="Length">Metres.</param>
/// <param name="Width">Metres.</param>
/// <param name="Height">Metres.</param>
public sealed record Room(double Length, double Width, double Height)
{
    /// <summary>More images than that would take minutes: so small a room does not ring for so long.</summary>
    private const double MostImages = 1e8;

    /// <summary>Metres a second, in air of 20 °C.</summary>
    public const double SpeedOfSound = 343;

    /// <summary>Share of the energy that the four walls swallow, above 0 to 1.</summary>
    public double WallAbsorption { get; init; } = 0.2;

    /// <summary>Share that the floor swallows, above 0 to 1.</summary>
    public double FloorAbsorption { get; init; } = 0.2;

    /// <summary>Share that the ceiling swallows, above 0 to 1.</summary>
    public double CeilingAbsorption { get; init; } = 0.2;

    /// <summary>Cubic metres.</summary>
    public double Volume => Length * Width * Height;

    /// <summary>Square metres of walls, floor and ceiling.</summary>
    public double Surface => (2 * Height * (Length + Width)) + (2 * Length * Width);

    /// <summary>Absorption of all surfaces, by area, 0…1.</summary>
    public double MeanAbsorption =>
        ((2 * Height * (Length + Width) * WallAbsorption) + (Length * Width * (FloorAbsorption + CeilingAbsorption))) / Surface;

    /// <summary>
    /// Time in which a diffuse sound field falls by 60 dB, seconds, by Eyring (1930). The field of a real or simulated room
    /// is not quite diffuse: what a response truly does is <see cref="RoomResponse.DecayTimeSeconds"/>.
    /// </summary>
    public double EyringDecaySeconds => 24 * Math.Log(10) / SpeedOfSound * Volume / (-Surface * Math.Log(1 - MeanAbsorption));

    /// <summary>A room whose surfaces all swallow what Eyring's formula asks for.</summary>
    /// <param name="length">Metres.</param>
    /// <param name="width">Metres.</param>
    /// <param name="height">Metres.</param>
    /// <param name="decaySeconds">Wanted time of a fall by 60 dB, above 0.</param>
    public static Room OfDecayTime(double length, double width, double height, double decaySeconds)
    {
        if (!(decaySeconds > 0))
            throw new ArgumentOutOfRangeException(nameof(decaySeconds), decaySeconds, "A decay time is above 0 seconds.");
        Room room = new(length, width, height);
        double absorption = 1 - Math.Exp(-24 * Math.Log(10) / SpeedOfSound * room.Volume / (room.Surface * decaySeconds));
        return room with { WallAbsorption = absorption, FloorAbsorption = absorption, CeilingAbsorption = absorption };
    }

    /// <summary>What a microphone picks up of an impulse.</summary>
    /// <param name="source">Where the mouth is; it sends alike to all sides.</param>
    /// <param name="microphone">It hears alike from all sides.</param>
    /// <param name="sampleRate">Hz, at least 2000.</param>
    /// <param name="random">Scatters the images of the source by some centimetres; the same numbers give the same response.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size, an absorption or a place that no room can have, or a small room that hardly absorbs.</exception>
    public RoomResponse Response(RoomPosition source, RoomPosition microphone, int sampleRate, SeededRandom random)
    {
        foreach (double size in (ReadOnlySpan<double>)[Length, Width, Height])
        {
            if (!(size is >= 0.5 and <= 200))
                throw new ArgumentOutOfRangeException(nameof(Length), size, "A room measures 0.5 to 200 m each way.");
        }

        foreach (double absorption in (ReadOnlySpan<double>)[WallAbsorption, FloorAbsorption, CeilingAbsorption])
        {
            if (!(absorption is > 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(WallAbsorption), absorption, "An absorption is above 0 and at most 1.");
        }

        if (!Holds(source))
            throw new ArgumentOutOfRangeException(nameof(source), source, "The source stands in the room.");
        if (!Holds(microphone))
            throw new ArgumentOutOfRangeException(nameof(microphone), microphone, "The microphone stands in the room.");
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 2000);
        if (RoomImages.Count(this) > MostImages)
            throw new ArgumentOutOfRangeException(nameof(WallAbsorption), MeanAbsorption, "A room as small as this absorbs more than that.");
        return RoomImages.Response(this, source, microphone, sampleRate, random);
    }

    private bool Holds(RoomPosition place) =>
        place.X > 0 && place.X < Length && place.Y > 0 && place.Y < Width && place.Z > 0 && place.Z < Height;
}
