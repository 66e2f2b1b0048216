namespace AsrDataTools.Text;

/// <summary>Numbers for runs of three words.</summary>
internal static class ShingleHash
{
    public const int Length = 3;

    private const int BitsOfWord = 21;

    /// <summary>
    /// A number for each shingle of a sentence, sorted, each once. With up to 2²¹ different words the numbers are the shingles themselves;
    /// with more, two shingles share one with a probability of 2⁻⁶⁴.
    /// </summary>
    /// <param name="words">At least three.</param>
    /// <param name="vocabulary">Number of different words there are.</param>
    /// <param name="target">Takes them; at least as long as words less two.</param>
    /// <returns>How many.</returns>
    public static int Distinct(ReadOnlySpan<int> words, int vocabulary, Span<ulong> target)
    {
        bool exact = vocabulary <= 1 << BitsOfWord;
        int count = words.Length - Length + 1;
        for (int i = 0; i < count; i++)
        {
            (ulong first, ulong second, ulong third) = ((ulong)words[i], (ulong)words[i + 1], (ulong)words[i + 2]);
            target[i] = exact ? (first << (2 * BitsOfWord)) | (second << BitsOfWord) | third : Mix(Mix(Mix(first + 1) ^ second) ^ third);
        }

        Span<ulong> sorted = target[..count];
        sorted.Sort();
        int distinct = 0;
        for (int i = 0; i < count; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1]) sorted[distinct++] = sorted[i];
        }

        return distinct;
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every other.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value + 0x9E3779B97F4A7C15UL) ^ (value >> 30);
        value *= 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
