using System.Buffers.Binary;
using System.Text;

namespace AsrDataTools.Fuzz;

/// <summary>Makes new inputs of known ones, blindly: the same seed makes the same inputs, on any machine. AFL++ does it with eyes open.</summary>
/// <param name="target">Whose seeds and words are used.</param>
/// <param name="seed">Of the random numbers.</param>
public sealed class Mutator(FuzzTarget target, int seed)
{
    private const int MostChanges = 6;
    private const int LongestInput = 1 << 16;

    private static readonly uint[] Numbers = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000, 0x00FF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];

    private static readonly string[] CommonWords =
    [
        "\0", "\"", "'", ",", ";", "\t", "\n", "\r", " ", "-", "=", "..", "/", "\\", "%", "{", "}", "[", "]", "<", ">", "(", ")", "null", "true", "1e999", "-1", "NaN", "Infinity", "0", "1e300",
        "99999999999999999999", "\"\\ud800\"", "\\udc00", "\\u0000", "\uFEFF", "\u2028", "\U0001F600", "é", "{}", "[]", "\"\"", "1/1/0001", "9999-12-31",
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        List<byte> input = [.. target.Seeds[_random.Next(target.Seeds.Count)]];
        for (int changes = 1 + _random.Next(MostChanges); changes > 0; changes--) Change(input);
        if (input.Count > LongestInput) input.RemoveRange(LongestInput, input.Count - LongestInput);
        return [.. input];
    }

    private void Change(List<byte> input)
    {
        int at = _random.Next(input.Count + 1);
        int run = Math.Min(input.Count - at, 1 + _random.Next(1 << _random.Next(7)));
        switch (_random.Next(9))
        {
            case 0 when run > 0:
                input[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when run > 0:
                input[at] = (byte)_random.Next(256);
                break;
            case 2:
                input.RemoveRange(at, run);
                break;
            case 3:
                Repeat(input, at, run);
                break;
            case 4:
                if (_random.Next(8) == 0) input.RemoveRange(at, input.Count - at);
                break;
            case 5:
                Number(input, at);
                break;
            case 6:
                Splice(input, at);
                break;
            case 7:
                Digits(input, at);
                break;
            default:
                Word(input, at, run);
                break;
        }
    }

    // Once, and now and then so often that whatever recurses goes deep.
    private void Repeat(List<byte> input, int at, int run)
    {
        int times = _random.Next(32) == 0 ? 4096 : 1;
        List<byte> piece = input.GetRange(at, run);
        for (int time = 0; time < times && input.Count + run <= LongestInput; time++) input.InsertRange(at, piece);
    }

    private void Word(List<byte> input, int at, int run)
    {
        int which = _random.Next(CommonWords.Length + target.Words.Count);
        if (_random.Next(2) == 0) input.RemoveRange(at, run);
        input.InsertRange(at, Encoding.UTF8.GetBytes(which < CommonWords.Length ? CommonWords[which] : target.Words[which - CommonWords.Length]));
    }

    private void Number(List<byte> input, int at)
    {
        Span<byte> number = stackalloc byte[4];
        uint value = Numbers[_random.Next(Numbers.Length)];
        if (_random.Next(2) == 0) BinaryPrimitives.WriteUInt32LittleEndian(number, value);
        else BinaryPrimitives.WriteUInt32BigEndian(number, value);
        int width = 1 << _random.Next(3);
        for (int index = 0; index < width && at + index < input.Count; index++) input[at + index] = number[index];
    }

    // A number in text becomes another.
    private void Digits(List<byte> input, int at)
    {
        int start = input.FindIndex(Math.Min(at, input.Count), one => one is >= (byte)'0' and <= (byte)'9');
        if (start < 0) return;
        int end = input.FindIndex(start, one => one is not (>= (byte)'0' and <= (byte)'9' or (byte)'.'));
        input.RemoveRange(start, (end < 0 ? input.Count : end) - start);
        string[] numbers = ["0", "-0", "-1", "1e308", "1e-320", "2147483648", "9223372036854775808", "0.0000000001", "NaN", "٣", "1,5", "٠", $"{_random.Next()}"];
        input.InsertRange(start, Encoding.UTF8.GetBytes(numbers[_random.Next(numbers.Length)]));
    }

    private void Splice(List<byte> input, int at)
    {
        byte[] other = target.Seeds[_random.Next(target.Seeds.Count)];
        input.RemoveRange(at, input.Count - at);
        input.AddRange(other[Math.Min(other.Length, at)..]);
    }
}
