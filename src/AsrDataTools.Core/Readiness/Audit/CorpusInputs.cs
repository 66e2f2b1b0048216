using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>Every input of one side, accounted for exactly once: profiled or failed.</summary>
public sealed record CorpusInputs
{
    /// <summary>The files, folders and manifests given, absolute.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Utterances (rows of manifests, or audio files) that were profiled.</summary>
    public int Profiled { get; init; }

    /// <summary>Profiles that came of them: one per audio channel.</summary>
    public int Profiles { get; init; }

    /// <summary>Hours of audio in the profiles.</summary>
    public double Hours { get; init; }

    /// <summary>Inputs, rows and files that could not be used, and why.</summary>
    public IReadOnlyList<InputFailure> Failures { get; init; } = [];

    public int Failed => Failures.Count;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Profiled} profiled ({Hours:0.00} h), {Failed} failed");
}
