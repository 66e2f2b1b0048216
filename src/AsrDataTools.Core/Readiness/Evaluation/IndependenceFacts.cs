using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>Turns leaked shares into facts with a threshold.</summary>
internal static class IndependenceFacts
{
    /// <summary>The same speech first, then speakers, sessions and texts, then each kind of the same speech by itself.</summary>
    public static IReadOnlyList<GateEvidence> Of(IndependenceEvidence evidence, EvaluationGateSettings settings)
    {
        List<GateEvidence> facts = [];
        foreach (LeakageShare share in evidence.Shares.OrderBy(Rank).ThenBy(share => share.Kind, StringComparer.Ordinal))
        {
            if (share.Kind == LeakageShares.Any) continue;
            facts.Add(share.Kind switch
            {
                LeakageShares.SameSpeech => Seconds(share, evidence, "Speech that training holds", EvidenceWeight.Decisive, 0, settings.LeakageFailThreshold),
                nameof(LeakageKind.SameSpeaker) => Speakers(share, evidence, settings.SpeakerFailThreshold),
                nameof(LeakageKind.SameRecording) => Seconds(share, evidence, "Sessions that training holds other parts of", EvidenceWeight.Contributing, settings.LeakageFailThreshold, null),
                nameof(LeakageKind.SameText) => Items(share, evidence, "Sentences that training holds", settings.TextWarnThreshold),
                nameof(LeakageKind.NearText) => Items(share, evidence, "Sentences that training nearly holds", settings.TextWarnThreshold),
                _ => Seconds(share, evidence, Titles[share.Kind], EvidenceWeight.Informative, null, null),
            });
        }

        return facts;
    }

    /// <summary>
    /// Beyond the fail threshold by what was found fails. Where something could not be judged there is no answer; else beyond the warn
    /// threshold warns.
    /// </summary>
    internal static Verdict Judge(double? share, bool isComplete, double? warn, double? fail)
    {
        if (share is not { } found) return Verdict.Unknown;
        if (found > fail) return Verdict.Fail;
        if (!isComplete) return Verdict.Unknown;
        return found > warn ? Verdict.Warn : Verdict.Pass;
    }

    private static IReadOnlyDictionary<string, string> Titles { get; } = new Dictionary<string, string>
    {
        [nameof(LeakageKind.SameFile)] = "The same files",
        [nameof(LeakageKind.SameSamples)] = "The same samples",
        [nameof(LeakageKind.TimeOverlap)] = "The same times of a recording",
        [nameof(LeakageKind.SameAudio)] = "The same sound, coded or cut otherwise",
    };

    private static int Rank(LeakageShare share) => share.Kind switch
    {
        LeakageShares.SameSpeech => 0,
        nameof(LeakageKind.SameSpeaker) => 1,
        nameof(LeakageKind.SameRecording) => 2,
        nameof(LeakageKind.SameText) or nameof(LeakageKind.NearText) => 3,
        _ => 4,
    };

    // Utterances of unknown length have no part in the share of seconds, so where lengths are missing utterances are counted.
    private static GateEvidence Seconds(LeakageShare share, IndependenceEvidence evidence, string title, EvidenceWeight weight, double? warn, double? fail) =>
        share.SecondShare is null || (share.Items > 0 && share.Seconds == 0)
            ? Fact(share, evidence, title, share.ItemShare, share.ItemShareHigh, "share of utterances", weight, warn, fail)
            : Fact(share, evidence, title, share.SecondShare, Math.Max(share.SecondShareHigh ?? 0, share.Unchecked > 0 ? share.ItemShareHigh ?? 0 : 0), "share of seconds", weight, warn, fail);

    private static GateEvidence Items(LeakageShare share, IndependenceEvidence evidence, string title, double warn) =>
        Fact(share, evidence, title, share.ItemShare, share.ItemShareHigh, "share of utterances", EvidenceWeight.Contributing, warn, null);

    // An utterance without a speaker may be by any of training's, and one of training by any of evaluation's.
    private static GateEvidence Speakers(LeakageShare share, IndependenceEvidence evidence, double fail) =>
        Fact(share, evidence, "Speakers that training holds", share.SpeakerShare, share.Unchecked > 0 ? 1 : share.SpeakerShareHigh, "share of speakers", EvidenceWeight.Decisive, 0, fail);

    private static GateEvidence Fact(
        LeakageShare share, IndependenceEvidence evidence, string title, double? value, double? high, string effect, EvidenceWeight weight, double? warn, double? fail)
    {
        // What of training was not judged may hold all of evaluation.
        bool isTrainingOpen = evidence.UnreadInputs > 0 || evidence.TrainingUnchecked.GetValueOrDefault(share.Kind) > 0;
        return new(share.Kind, value, value, isTrainingOpen ? 1 : high, fail, warn is null && fail is null ? Verdict.Unknown : Judge(value, evidence.IsComplete(share), warn, fail))
        {
            Title = title,
            Effect = effect,
            HasBounds = true,
            WarnThreshold = warn,
            Weight = weight,
        };
    }
}
