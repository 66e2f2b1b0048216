namespace AsrDataTools.Corpus.Demo;

/// <summary>How many of everything; enough speakers on each side that intervals over speakers can be had.</summary>
internal sealed record DemoPlan
{
    public int TrainingSpeakers { get; init; } = 24;

    public int PromptsPerSpeaker { get; init; } = 4;

    public int Dialogues { get; init; } = 12;

    public int Callers { get; init; } = 24;

    public int CallsPerCaller { get; init; } = 2;

    public int Agents { get; init; } = 4;

    /// <summary>Evaluation speakers of whom training knows nothing.</summary>
    public int NewEvaluationSpeakers { get; init; } = 10;

    /// <summary>Evaluation speakers who are in training too.</summary>
    public int SharedEvaluationSpeakers { get; init; } = 10;

    /// <summary>Training clips found again in evaluation, of each kind.</summary>
    public int LeakedClipsPerKind { get; init; } = 4;

    public int Recordings => TrainingSpeakers * PromptsPerSpeaker + Dialogues + Callers * CallsPerCaller
        + 2 * NewEvaluationSpeakers + SharedEvaluationSpeakers + 4 * LeakedClipsPerKind;

    public static DemoPlan Of(DemoSize size) => size switch
    {
        DemoSize.Small => new(),
        DemoSize.Medium => new DemoPlan().Times(2, 2),
        DemoSize.Large => new DemoPlan().Times(4, 4),
        _ => throw new ArgumentOutOfRangeException(nameof(size)),
    };

    private DemoPlan Times(int speakers, int each) => this with
    {
        TrainingSpeakers = TrainingSpeakers * speakers,
        PromptsPerSpeaker = PromptsPerSpeaker * each,
        Dialogues = Dialogues * speakers * each,
        Callers = Callers * speakers,
        CallsPerCaller = CallsPerCaller * each,
        Agents = Agents * speakers,
        NewEvaluationSpeakers = NewEvaluationSpeakers * speakers * each,
        SharedEvaluationSpeakers = SharedEvaluationSpeakers * speakers,
        LeakedClipsPerKind = LeakedClipsPerKind * speakers * each,
    };
}
