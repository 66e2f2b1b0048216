namespace AsrDataTools.Corpus.Demo;

/// <summary>A demo corpus on disk; all paths are absolute.</summary>
public sealed record DemoCorpus
{
    public required string Path { get; init; }

    /// <summary>Where the speech came from; never <see cref="DemoSource.Auto"/>.</summary>
    public required DemoSource Source { get; init; }

    /// <summary>The source in words, with version where it has one.</summary>
    public required string SourceDescription { get; init; }

    public required DemoSize Size { get; init; }

    public required long Seed { get; init; }

    /// <summary>NeMo manifest (JSON Lines) of the training recordings.</summary>
    public required string Training { get; init; }

    /// <summary>CSV manifest of the production calls.</summary>
    public required string Production { get; init; }

    /// <summary>NeMo manifest (JSON Lines) of the evaluation recordings.</summary>
    public required string Evaluation { get; init; }

    /// <summary>CSV of live traffic by accent.</summary>
    public required string Traffic { get; init; }

    /// <summary>The policy that the corpus breaks.</summary>
    public required string Policy { get; init; }

    /// <summary>CSV of all planted defects.</summary>
    public required string Defects { get; init; }

    public required double TrainingHours { get; init; }

    public required double ProductionHours { get; init; }

    public required double EvaluationHours { get; init; }

    public required int TrainingSpeakers { get; init; }

    public required int ProductionSpeakers { get; init; }

    public required int EvaluationSpeakers { get; init; }

    public required int DefectCount { get; init; }

    public required long Bytes { get; init; }
}

/// <summary>How far the making of a demo corpus is.</summary>
/// <param name="Part">What is being made.</param>
/// <param name="Done">Recordings made.</param>
/// <param name="Total">Recordings to make.</param>
public readonly record struct DemoProgress(string Part, int Done, int Total);
