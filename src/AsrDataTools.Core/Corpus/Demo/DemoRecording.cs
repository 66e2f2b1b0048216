namespace AsrDataTools.Corpus.Demo;

/// <summary>One speaker's turn within a recording, seconds from its beginning.</summary>
internal sealed record DemoTurn(DemoSpeaker Speaker, double StartSeconds, double EndSeconds, string Text);

/// <summary>One row of a manifest, in the order of its columns.</summary>
internal sealed record DemoRow
{
    public required string Id { get; init; }

    /// <summary>Relative to the corpus, with forward slashes.</summary>
    public required string Path { get; init; }

    public double? StartSeconds { get; init; }

    public required double DurationSeconds { get; init; }

    public required string Text { get; init; }

    public DemoSpeaker? Speaker { get; init; }

    public required string Recording { get; init; }

    public required string Domain { get; init; }

    public required string Device { get; init; }

    public required string Environment { get; init; }

    public required string Split { get; init; }

    public string? License { get; init; }
}

/// <summary>One recording that was made: what the manifest, the annotations and the list of defects say of it.</summary>
/// <param name="Path">Relative to the corpus, with forward slashes.</param>
/// <param name="DurationSeconds">Its length.</param>
/// <param name="Turns">Who spoke when, exactly; ascending.</param>
/// <param name="Rows">Its rows of the manifest.</param>
/// <param name="Defects">What was planted in it.</param>
internal sealed record DemoRecording(
    string Path, double DurationSeconds, IReadOnlyList<DemoTurn> Turns, IReadOnlyList<DemoRow> Rows, IReadOnlyList<DemoDefect> Defects)
{
    /// <summary>Everything that was done to it, by name, for truth.json.</summary>
    public IReadOnlyDictionary<string, object> Truth { get; init; } = new Dictionary<string, object>();
}
