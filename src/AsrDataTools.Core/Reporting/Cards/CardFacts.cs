using AsrDataTools.Annotation.Depth;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting;

/// <summary>What is measured of a dataset, for its card. Null and empty mean: not measured, or not said by any row.</summary>
public sealed record CardFacts
{
    /// <summary>The folder that the files are told relative to; absolute.</summary>
    public required string Root { get; init; }

    public long Rows { get; init; }

    public double Hours { get; init; }

    /// <summary>Rows whose length neither the manifest nor a header tells.</summary>
    public long RowsWithoutLength { get; init; }

    /// <summary>Hours of speech, by profiles; of <see cref="ProfiledHours"/>.</summary>
    public double? SpeechHours { get; init; }

    public double? ProfiledHours { get; init; }

    public int Speakers { get; init; }

    public int Recordings { get; init; }

    /// <summary>Rows with a transcript.</summary>
    public long Transcribed { get; init; }

    public IReadOnlyList<CardShare> Accents { get; init; } = [];

    public IReadOnlyList<CardShare> Languages { get; init; } = [];

    public IReadOnlyList<CardShare> Genders { get; init; } = [];

    public IReadOnlyList<CardShare> Environments { get; init; } = [];

    public IReadOnlyList<CardShare> Splits { get; init; } = [];

    public IReadOnlyList<CardShare> Licenses { get; init; } = [];

    public IReadOnlyList<CardShare> Purposes { get; init; } = [];

    /// <summary>Channel classes by profiles.</summary>
    public IReadOnlyList<CardShare> ChannelClasses { get; init; } = [];

    /// <summary>"WAV pcm_s16le, 8000 Hz, 1 channel" and recordings of that kind, most first.</summary>
    public IReadOnlyList<CardShare> Formats { get; init; } = [];

    /// <summary>Extensions of recordings with their numbers.</summary>
    public IReadOnlyList<CardShare> Extensions { get; init; } = [];

    public DateTimeOffset? FirstRecorded { get; init; }

    public DateTimeOffset? LastRecorded { get; init; }

    /// <summary>All recordings together; null where nothing is annotated.</summary>
    public AnnotationDepth? Depth { get; init; }

    /// <summary>Answers of the gates.</summary>
    public IReadOnlyList<GateResult> Gates { get; init; } = [];

    /// <summary>Findings of personal data by class; null where nobody looked.</summary>
    public IReadOnlyList<CardShare>? PersonalData { get; init; }

    /// <summary>Leaks between splits by kind; null where nobody looked.</summary>
    public IReadOnlyList<CardShare>? Leakage { get; init; }

    /// <summary>Head of the consent ledger; null where none is given.</summary>
    public string? LedgerHead { get; init; }

    public IReadOnlyList<CardManifest> Manifests { get; init; } = [];
}
