using System.Globalization;
using AsrDataTools.Corpus;

namespace AsrDataTools.Scoring.Audit;

/// <summary>Names the stratum of an utterance by its properties; lengths are sorted into bands.</summary>
internal sealed class StratumNames(IReadOnlyList<string> by, IReadOnlyList<double> durationBands)
{
    public const string All = "All";
    private const string Absent = "(none)";

    // Those that are no property of an utterance, until a row has a column of the name; and the columns there are beside.
    private readonly HashSet<string> _unknown = [.. by.Where(name => !UtteranceProperty.Names.Contains(name, StringComparer.OrdinalIgnoreCase))];
    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);

    /// <summary>Properties of utterances, and the columns of those that were noted while a name was looked for.</summary>
    public IEnumerable<string> Known => UtteranceProperty.Names.Concat(_columns);

    /// <summary>The first name that nothing noted bears; null where there is none.</summary>
    public string? Unknown() => by.FirstOrDefault(_unknown.Contains);

    /// <summary>Looks for the names that are no property among the columns of an utterance.</summary>
    public void Note(SpeechUtterance utterance)
    {
        if (_unknown.Count == 0) return;
        _columns.UnionWith(utterance.Extra.Keys);
        _unknown.ExceptWith(utterance.Extra.Keys);
    }

    public string Of(SpeechUtterance utterance)
    {
        if (by.Count == 0) return All;
        if (by.Count == 1) return $"{by[0]}={Value(utterance, by[0])}";
        return string.Join(", ", by.Select(name => $"{name}={Value(utterance, name)}"));
    }

    private string Value(SpeechUtterance utterance, string name) => name.Equals(nameof(SpeechUtterance.DurationSeconds), StringComparison.OrdinalIgnoreCase)
        ? Band(utterance.DurationSeconds)
        : UtteranceProperty.Text(utterance, name) is { Length: > 0 } text ? text : Absent;

    private string Band(double? seconds)
    {
        if (seconds is not { } length) return Absent;
        int above = durationBands.TakeWhile(edge => length >= edge).Count();
        return above == 0 ? $"below {Text(durationBands[0])} s"
            : above == durationBands.Count ? $"from {Text(durationBands[^1])} s"
            : $"{Text(durationBands[above - 1])} to {Text(durationBands[above])} s";
    }

    private static string Text(double edge) => edge.ToString("0.###", CultureInfo.InvariantCulture);
}
