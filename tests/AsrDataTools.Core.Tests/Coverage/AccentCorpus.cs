using AsrDataTools.Corpus;
using AsrDataTools.Coverage;

namespace AsrDataTools.Core.Tests.Coverage;

/// <summary>Small corpora and traffic for tests of coverage.</summary>
internal static class AccentCorpus
{
    /// <summary>As many speakers as asked for, each with the same seconds in two utterances.</summary>
    public static IEnumerable<SpeechUtterance> Speakers(string? accent, int count, double seconds, string prefix = "", string? gender = null, string? environment = null)
    {
        for (int i = 0; i < count; i++)
        {
            SpeechUtterance utterance = new()
            {
                Id = $"{prefix}{accent}{i}",
                Speaker = $"{prefix}{accent}{i}",
                Accent = accent,
                Gender = gender,
                Environment = environment,
                DurationSeconds = seconds / 2,
            };
            yield return utterance;
            yield return utterance with { Id = utterance.Id + "b" };
        }
    }

    /// <summary>Rows as <c>en-IN 60</c>, amounts in the column named.</summary>
    public static TrafficTable Traffic(string rows, string amount = "calls", params string[] dimensions) => TrafficReader.Read(
        "traffic",
        ["accent", .. dimensions, amount],
        rows.Split(';').Select((row, i) => ((IReadOnlyList<string?>)row.Trim().Split(' '), $"row {i + 1}")),
        new(),
        error => throw error);

    public static AccentComparisonResult Compare(TrafficTable traffic, IEnumerable<SpeechUtterance> training, AccentComparisonOptions? options = null, AccentLabels? labels = null)
    {
        AccentComparison comparison = new(traffic, labels ?? new(), options ?? new() { Replicates = 300 });
        foreach (SpeechUtterance utterance in training) comparison.Add(utterance);
        return comparison.Complete();
    }
}
