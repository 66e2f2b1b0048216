using System.Globalization;
using AsrDataTools.Scoring.Robustness;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Scoring.Robustness;

/// <summary>A recogniser whose chance of getting a word wrong is known: logistic in the signal-to-noise ratio, with speakers who are easier and harder.</summary>
internal sealed class SimulatedRecogniser(int seed)
{
    private readonly Random _random = new(seed);
    private readonly WordScorer _scorer = new(new WordScoringOptions());

    /// <summary>Spread of the speakers' log-odds.</summary>
    public double SpeakerSpread { get; init; } = 0.4;

    /// <summary>Log-odds of an error at 0 dB, and their change for each dB.</summary>
    public double AtZero { get; init; } = 0.5;

    public double Slope { get; init; } = -0.2;

    /// <summary>Log-odds on the originals.</summary>
    public double Clean { get; init; } = -2.5;

    /// <summary>Originals, and a variant of each at every ratio.</summary>
    public RobustnessMaterial Speak(int speakers, int utterances, int words, params double[] ratios)
    {
        RobustnessMaterial material = new("parent_id", cleanIsApart: false);
        for (int speaker = 0; speaker < speakers; speaker++)
        {
            double ease = SpeakerSpread * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
            for (int utterance = 0; utterance < utterances; utterance++)
            {
                string id = $"s{speaker}-u{utterance}";
                material.Add(Score(id, null, null, $"s{speaker}", words, Clean + ease));
                foreach (double ratio in ratios)
                    material.Add(Score($"{id}-{ratio}", id, ratio, $"s{speaker}", words, AtZero + (Slope * ratio) + ease));
            }
        }

        return material;
    }

    public UtteranceScore Score(string id, string? parent, double? ratio, string? speaker, int words, double logOdds)
    {
        string[] said = [.. Enumerable.Range(0, words).Select(index => $"w{index}")];
        double chance = 1 / (1 + Math.Exp(-logOdds));
        string heard = string.Join(' ', said.Select(word => _random.NextDouble() < chance ? "x" + word : word));
        return Score(id, parent, ratio?.ToString(CultureInfo.InvariantCulture), speaker, string.Join(' ', said), heard);
    }

    public UtteranceScore Score(string id, string? parent, string? condition, string? speaker, string reference, string hypothesis) => _scorer.Score(new TranscriptPair
    {
        Id = id,
        Reference = reference,
        Hypothesis = hypothesis,
        Speaker = speaker,
        Property = name => name switch
        {
            "parent_id" => parent,
            "snr_db" => condition,
            _ => null,
        },
    });
}
