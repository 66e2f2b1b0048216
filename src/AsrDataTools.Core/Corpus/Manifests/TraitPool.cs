using System.Runtime.CompilerServices;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Gives rows with the same traits the same <see cref="UtteranceTraits"/>. The texts come from a <see cref="TextPool"/>, so that
/// they can be compared by reference.
/// </summary>
internal sealed class TraitPool(string sourcePath)
{
    private const int MostTraits = 1 << 16;

    private static readonly UtteranceField[] Fields =
    [
        UtteranceField.Accent, UtteranceField.Language, UtteranceField.Gender, UtteranceField.Domain, UtteranceField.Device,
        UtteranceField.Environment, UtteranceField.SampleRate, UtteranceField.Codec, UtteranceField.Bandwidth, UtteranceField.BitDepth,
        UtteranceField.Channels, UtteranceField.Split, UtteranceField.License, UtteranceField.Purpose,
    ];

    private readonly Dictionary<string?[], Entry> _known = new(new SameReferences());
    private readonly string?[] _wanted = new string?[Fields.Length];
    private Entry? _last;

    /// <summary>The traits, what was claimed but is no number and so is kept as further columns, and the texts they are made of.</summary>
    internal sealed record Entry(UtteranceTraits Traits, IReadOnlyList<(string Name, string Value)> Unread, string?[] Key);

    /// <summary>Whether a field is one of those that rows share.</summary>
    public static bool Has(UtteranceField field) => Array.IndexOf(Fields, field) >= 0;

    /// <param name="texts">By field, from the pool of texts; null where absent.</param>
    public Entry Get(string?[] texts)
    {
        for (int index = 0; index < Fields.Length; index++) _wanted[index] = texts[(int)Fields[index]];
        if (_last is not null && SameReferences.AreSame(_last.Key, _wanted)) return _last;
        if (!_known.TryGetValue(_wanted, out Entry? entry))
        {
            entry = Make(texts);
            if (_known.Count < MostTraits) _known[entry.Key] = entry;
        }

        return _last = entry;
    }

    private Entry Make(string?[] texts)
    {
        List<(string Name, string Value)> unread = [];
        UtteranceTraits traits = new()
        {
            Accent = texts[(int)UtteranceField.Accent],
            Language = texts[(int)UtteranceField.Language],
            Gender = texts[(int)UtteranceField.Gender],
            Domain = texts[(int)UtteranceField.Domain],
            Device = texts[(int)UtteranceField.Device],
            Environment = texts[(int)UtteranceField.Environment],
            SampleRate = Declared(UtteranceField.SampleRate, DeclaredValue.Hertz),
            Codec = texts[(int)UtteranceField.Codec],
            Bandwidth = texts[(int)UtteranceField.Bandwidth],
            BitDepth = Declared(UtteranceField.BitDepth, DeclaredValue.Bits),
            Channels = Declared(UtteranceField.Channels, DeclaredValue.Channels),
            Split = texts[(int)UtteranceField.Split],
            License = texts[(int)UtteranceField.License],
            Purpose = texts[(int)UtteranceField.Purpose],
            SourcePath = sourcePath,
        };
        return new Entry(traits, unread, [.. _wanted]);

        // A mere claim must not cost the row: what is no number is kept with the columns that have no place.
        int? Declared(UtteranceField field, Func<string, int?> read)
        {
            if (texts[(int)field] is not { } text) return null;
            int? number = read(text);
            if (number is null) unread.Add((field.ToString(), text));
            return number;
        }
    }

    private sealed class SameReferences : IEqualityComparer<string?[]>
    {
        public static bool AreSame(string?[] one, string?[] other)
        {
            for (int index = 0; index < one.Length; index++)
            {
                if (!ReferenceEquals(one[index], other[index])) return false;
            }

            return true;
        }

        public bool Equals(string?[]? one, string?[]? other) => one is not null && other is not null && AreSame(one, other);

        public int GetHashCode(string?[] texts)
        {
            int hash = 17;
            foreach (string? text in texts) hash = (hash * 31) + (text is null ? 0 : RuntimeHelpers.GetHashCode(text));
            return hash;
        }
    }
}
