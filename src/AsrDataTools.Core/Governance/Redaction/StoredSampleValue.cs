using System.Buffers.Binary;
using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Redaction;

/// <summary>One stored sample as a number of full scale 1, and back.</summary>
internal static class StoredSampleValue
{
    public static double Read(ReadOnlySpan<byte> stored, SampleEncoding encoding) => encoding switch
    {
        SampleEncoding.Unsigned8 => (stored[0] - 128) / 128.0,
        SampleEncoding.Signed8 => (sbyte)stored[0] / 128.0,
        SampleEncoding.Signed16 => BinaryPrimitives.ReadInt16LittleEndian(stored) / 32768.0,
        SampleEncoding.Signed16BigEndian => BinaryPrimitives.ReadInt16BigEndian(stored) / 32768.0,
        SampleEncoding.Signed24 => ((stored[0] << 8) | (stored[1] << 16) | (stored[2] << 24)) / 2147483648.0,
        SampleEncoding.Signed32 => BinaryPrimitives.ReadInt32LittleEndian(stored) / 2147483648.0,
        SampleEncoding.Float32 => BinaryPrimitives.ReadSingleLittleEndian(stored),
        SampleEncoding.Float64 => BinaryPrimitives.ReadDoubleLittleEndian(stored),
        SampleEncoding.ALaw => G711.ALawValues[stored[0]] / 32768.0,
        SampleEncoding.MuLaw => G711.MuLawValues[stored[0]] / 32768.0,
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, null),
    };

    /// <param name="target">Room for one sample.</param>
    /// <param name="encoding">How it is stored.</param>
    /// <param name="bitDepth">Bits that carry it; the lower ones stay 0.</param>
    /// <param name="value">Full scale 1; held at full scale in the integer encodings.</param>
    public static void Write(Span<byte> target, SampleEncoding encoding, int bitDepth, double value)
    {
        switch (encoding)
        {
            case SampleEncoding.Unsigned8:
                target[0] = (byte)(Integer(value, 8, bitDepth) + 128);
                break;
            case SampleEncoding.Signed8:
                target[0] = (byte)(sbyte)Integer(value, 8, bitDepth);
                break;
            case SampleEncoding.Signed16:
                BinaryPrimitives.WriteInt16LittleEndian(target, (short)Integer(value, 16, bitDepth));
                break;
            case SampleEncoding.Signed16BigEndian:
                BinaryPrimitives.WriteInt16BigEndian(target, (short)Integer(value, 16, bitDepth));
                break;
            case SampleEncoding.Signed24:
                int wide = Integer(value, 24, bitDepth);
                target[0] = (byte)wide;
                target[1] = (byte)(wide >> 8);
                target[2] = (byte)(wide >> 16);
                break;
            case SampleEncoding.Signed32:
                BinaryPrimitives.WriteInt32LittleEndian(target, Integer(value, 32, bitDepth));
                break;
            case SampleEncoding.Float32:
                BinaryPrimitives.WriteSingleLittleEndian(target, (float)value);
                break;
            case SampleEncoding.Float64:
                BinaryPrimitives.WriteDoubleLittleEndian(target, value);
                break;
            case SampleEncoding.ALaw:
                target[0] = G711.EncodeALaw((short)Integer(value, 16, 16));
                break;
            case SampleEncoding.MuLaw:
                target[0] = G711.EncodeMuLaw((short)Integer(value, 16, 16));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(encoding), encoding, null);
        }
    }

    private static int Integer(double value, int stored, int bitDepth)
    {
        double scale = 1L << (bitDepth - 1);
        return (int)((long)Math.Clamp(Math.Round(value * scale), -scale, scale - 1) << (stored - bitDepth));
    }
}
