using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>Every input of one side, accounted for exactly once: profiled or failed.</summary>
public sealed record CorpusInputs
{
    /// <summary>The files, folders and manifests given, absolute.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>How closely it was looked at: no closer than the gates that were asked need.</summary>
    public CorpusReading Reading { get; init; } = CorpusReading.Audio;

    /// <summary>Utterances (rows of manifests, or audio files) that were profiled, or only read where <see cref="Reading"/> asks for no more.</summary>
    public int Profiled { get; init; }

    /// <summary>Profiles that came of them: one per audio channel.</summary>
    public int Profiles { get; init; }

    /// <summary>Hours of audio in the profiles, else by the headers, else as the manifests have them.</summary>
    public double Hours { get; init; }

    /// <summary>Inputs, rows and files that could not be used, and why.</summary>
    public IReadOnlyList<InputFailure> Failures { get; init; } = [];

    public int Failed => Failures.Count;

    public override string ToString() => Reading switch
    {
        CorpusReading.None => "not read",
        CorpusReading.Rows => string.Create(CultureInfo.InvariantCulture, $"{Profiled} rows read, no audio opened, {Failed} failed"),
        CorpusReading.Lengths => string.Create(CultureInfo.InvariantCulture, $"{Profiled} recordings ({Hours:0.00} h by their headers), {Failed} failed"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Profiled} profiled ({Hours:0.00} h), {Failed} failed"),
    };
}
