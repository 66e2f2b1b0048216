namespace AsrDataTools.Simulation;

/// <summary>A place in a <see cref="Room"/>, metres from one of its corners.</summary>
/// <param name="X">Along the room's length.</param>
/// <param name="Y">Along its width.</param>
/// <param name="Z">Above the floor.</param>
public readonly record struct RoomPosition(double X, double Y, double Z)
{
    /// <summary>Metres between two places.</summary>
    public double DistanceTo(RoomPosition other) =>
        Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)) + ((Z - other.Z) * (Z - other.Z)));
}
