using AsrDataTools.Corpus;

namespace AsrDataTools.Cluster;

/// <summary>One row of a job: how its shard holds it, and what its share of the work goes by.</summary>
/// <param name="Line">As JSON, without the line break.</param>
/// <param name="Seconds">Length as declared; null where it is not.</param>
/// <param name="AudioPath">The recording whose header tells the length that is not declared; null where none does.</param>
/// <param name="StartSeconds">Where the row begins in it.</param>
internal readonly record struct JobRow(byte[] Line, double? Seconds, string? AudioPath, double StartSeconds)
{
    /// <summary>The rows of what Import-SpeechManifest reads.</summary>
    public static IEnumerable<JobRow> OfManifest(SpeechJobSource source, Action<SpeechDataException> report) =>
        SpeechManifest.Read(source.ManifestPath, source.ToOptions(), report)
            .Select(utterance => new JobRow(JobJson.Line(utterance), utterance.DurationSeconds, utterance.AudioPath, utterance.StartSeconds ?? 0));
}
