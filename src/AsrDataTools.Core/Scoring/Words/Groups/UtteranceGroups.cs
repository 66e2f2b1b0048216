using AsrDataTools.Acoustics;

namespace AsrDataTools.Scoring.Words;

/// <summary>Parts utterances by the values of their properties.</summary>
internal static class UtteranceGroups
{
    /// <summary>The groups in the order of their values; one called All without properties.</summary>
    /// <exception cref="SpeechDataException">No utterance has one of the properties.</exception>
    public static IEnumerable<(string Label, IReadOnlyList<T> Items)> Of<T>(
        IReadOnlyList<T> items, Func<T, TranscriptPair> pairOf, IReadOnlyList<string> properties, double? binWidth)
    {
        if (properties.Count == 0) return [(WordErrorResult.All, items)];
        object?[][] values = [.. items.Select(item => properties.Select(name => ValueOf(pairOf(item), name)).ToArray())];
        for (int index = 0; index < properties.Count; index++)
        {
            if (values.Length == 0 || Array.Exists(values, row => row[index] is not null)) continue;
            throw Unknown(properties[index]);
        }

        GroupBands[] bands = [.. properties.Select((name, index) => GroupBands.For(name, values.Select(row => row[index]), binWidth))];
        return items
            .Select((item, index) => (Item: item, Values: values[index]))
            .GroupBy(entry => string.Join(", ", properties.Select((name, index) => $"{name}={bands[index].Of(entry.Values[index])}")))
            .OrderBy(group => bands.Select((band, index) => band.Order(group.First().Values[index])).ToArray(), ByElement.Instance)
            .Select(group => (group.Key, (IReadOnlyList<T>)[.. group.Select(entry => entry.Item)]));
    }

    /// <summary>The error for a property that no utterance has (<c>GroupByUnknown</c>).</summary>
    public static SpeechDataException Unknown(string property) => new(
        "GroupByUnknown", SpeechDataProblem.InvalidArgument, $"No utterance has a property or column '{property}' to group by; names of columns are taken as they stand.{Source(property)}");

    /// <summary>The value that a pair is grouped by; null where it has none.</summary>
    public static object? ValueOf(TranscriptPair pair, string name) => pair.Property(name) ?? name.ToUpperInvariant() switch
    {
        "SPEAKER" => pair.Speaker,
        "RECORDING" => pair.Recording,
        _ => null,
    };

    private static string Source(string property) =>
        property.Equals(OverlapIndex.Property, StringComparison.OrdinalIgnoreCase) ? " It comes of annotation of these recordings: give it with -Annotation."
        : ProfileProperty.Exists(property) ? " It is a measure of audio: give profiles of these recordings with -Profile."
        : NearestName.Like(property, [OverlapIndex.Property, .. ProfileProperty.Names]) is { } meant ? $" Did you mean '{meant}'?"
        : " Measures of audio, such as SnrDb, come with -Profile; OverlapShare comes with -Annotation.";

    private sealed class ByElement : IComparer<(int, double, string)[]>
    {
        public static readonly ByElement Instance = new();

        public int Compare((int, double, string)[]? x, (int, double, string)[]? y)
        {
            for (int i = 0; i < x!.Length; i++)
            {
                int order = x[i].Item1.CompareTo(y![i].Item1);
                if (order == 0) order = x[i].Item2.CompareTo(y[i].Item2);
                if (order == 0) order = string.CompareOrdinal(x[i].Item3, y[i].Item3);
                if (order != 0) return order;
            }

            return 0;
        }
    }
}
