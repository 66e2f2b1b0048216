using System.Globalization;
using AsrDataTools.Corpus;

namespace AsrDataTools.Scoring.Audit;

/// <summary>Names the stratum of an utterance by its properties; lengths are sorted into bands.</summary>
internal sealed class StratumNames(IReadOnlyList<string> by, IReadOnlyList<double> durationBands)
{
    public const string All = "All";
    private const string Absent = "(none)";

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
