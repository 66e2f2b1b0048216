namespace AsrDataTools;

/// <summary>
/// Numbers that may be absent, in the eight bytes of a number: a flag of its own would double what millions of records take. Absent is one of the 2⁵² ways to
/// write what is no number, and none that arithmetic gives, so that any other is kept as it is.
/// </summary>
internal static class LeanNumber
{
    public static readonly double Absent = BitConverter.Int64BitsToDouble(0x7FF8_0061_6273_656E);

    /// <summary>The number; null where it is absent.</summary>
    public static double? Read(double value) => BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(Absent) ? null : value;

    /// <summary>What stands for a number, or for its absence.</summary>
    public static double Write(double? value) => value ?? Absent;
}
