using System.Text.Json.Serialization;

namespace AsrDataTools.Scoring.Audit;

/// <summary>A sample of a delivery to listen to, and the rule by which it is judged: all that reading the sheet back needs.</summary>
public sealed record AuditSample
{
    /// <summary>What the file of the plan says it is.</summary>
    public const string FormatName = "AsrDataTools audit plan, version 1";

    public string Format { get; init; } = FormatName;

    public required AcceptancePlan Plan { get; init; }

    /// <summary>The part of the design effect that clustering makes; the rest is the allocation's.</summary>
    public required double ClusteringEffect { get; init; }

    /// <summary>Reckoned from the lengths of the utterances, not given.</summary>
    public required bool IsClusteringGuessed { get; init; }

    /// <summary>Utterances with words in the delivery.</summary>
    public required long PopulationUtterances { get; init; }

    public required long PopulationWords { get; init; }

    /// <summary>Declared seconds of the delivery; 0 where none are.</summary>
    public required double PopulationSeconds { get; init; }

    /// <summary>Rows without a word of transcript: outside of the audit.</summary>
    public required long WithoutWords { get; init; }

    /// <summary>SHA-256 over ids and transcripts in the order of the rows, hexadecimal.</summary>
    public required string SourceSha256 { get; init; }

    public required IReadOnlyList<string> By { get; init; }

    public required AuditAllocation Allocation { get; init; }

    public required long Seed { get; init; }

    public required string Normalizer { get; init; }

    public required bool SplitUnsegmented { get; init; }

    public required IReadOnlyList<AuditStratum> Strata { get; init; }

    /// <summary>In the order of the sheet: suspects first, then those drawn, in random order.</summary>
    public required IReadOnlyList<AuditItem> Items { get; init; }

    /// <summary>Whether speaker ids are voices: Unknown without embeddings.</summary>
    public VoiceVerdict VoiceVerdict { get; init; } = VoiceVerdict.Unknown;

    /// <summary>Why the verdict on voices is what it is.</summary>
    public string VoiceReason { get; init; } = "no embeddings were given";

    /// <summary>Speaker ids that share a voice, or hold several.</summary>
    public IReadOnlyList<Finding> VoiceFindings { get; init; } = [];

    /// <summary>SHA-256 of the plan without this, hexadecimal; empty until it is written.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The folder of the sheet, absolute; null where none was written.</summary>
    [JsonIgnore]
    public string? Path { get; init; }

    [JsonIgnore]
    public AcceptancePlanKind Kind => Plan.Kind;

    /// <summary>Utterances drawn at random.</summary>
    [JsonIgnore]
    public int Utterances => Items.Count(item => item.Part == AuditPart.Random);

    /// <summary>Words of these.</summary>
    [JsonIgnore]
    public long Words => Items.Where(item => item.Part == AuditPart.Random).Sum(item => (long)item.Words);

    /// <summary>Utterances that the recogniser disagrees with, beside those drawn.</summary>
    [JsonIgnore]
    public int Suspects => Items.Count - Utterances;

    /// <summary>Estimated accuracy from which the delivery is accepted, once all is heard.</summary>
    [JsonIgnore]
    public double LimitAccuracy => 1 - Plan.LimitRate;

    /// <summary>Words heard on average where the accuracy is the contracted one.</summary>
    [JsonIgnore]
    public double ExpectedWords => Plan.OperatingCharacteristic.First(point => point.Accuracy >= Plan.Terms.ContractedAccuracy - 1e-9).ExpectedWords;
}
