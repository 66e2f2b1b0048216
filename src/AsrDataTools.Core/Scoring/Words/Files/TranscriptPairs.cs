namespace AsrDataTools.Scoring.Words;

/// <summary>Brings references and hypotheses together.</summary>
public static class TranscriptPairs
{
    /// <summary>
    /// Pairs two files or folders. Each reference comes once; those without a hypothesis come with an empty one. What has no
    /// counterpart and what comes twice is reported.
    /// </summary>
    /// <param name="referencePath">Absolute path.</param>
    /// <param name="hypothesisPath">Absolute path; null where the reference's rows hold the hypotheses too.</param>
    /// <exception cref="SpeechDataException">A file cannot be read as a whole, or there is nothing to pair.</exception>
    public static IEnumerable<TranscriptPair> Read(
        string referencePath, string? hypothesisPath, string? referenceColumn, string? hypothesisColumn, Action<SpeechDataException> report)
    {
        if (hypothesisPath is null) return OfOne(referencePath, referenceColumn, hypothesisColumn, report);
        bool segments = IsOf(referencePath, ".stm");
        bool words = IsOf(hypothesisPath, ".ctm");
        if (segments && words) return SegmentedPairs.Of(referencePath, hypothesisPath, report);
        if (segments || words)
        {
            throw new SpeechDataException(
                "PairUnsuitable",
                SpeechDataProblem.InvalidArgument,
                $"Segments (stm) are scored against words with times (ctm) and nothing else: '{referencePath}' and '{hypothesisPath}' do not fit together.",
                hypothesisPath);
        }

        return Join(
            [.. TranscriptSource.Read(referencePath, referenceColumn, null, report)],
            [.. TranscriptSource.Read(hypothesisPath, hypothesisColumn, hypothesisColumn, report)],
            hypothesisPath,
            report);
    }

    /// <summary>Pairs references in hand with a file or folder of hypotheses, as <see cref="Read"/> pairs two files.</summary>
    /// <param name="references">Each with an Id of its own; of several with one Id the first counts.</param>
    /// <param name="hypothesisPath">Absolute path.</param>
    /// <exception cref="SpeechDataException">The file cannot be read as a whole.</exception>
    public static IEnumerable<TranscriptPair> Against(
        IReadOnlyList<Transcript> references, string hypothesisPath, string? hypothesisColumn, Action<SpeechDataException> report) =>
        Join([.. references], [.. TranscriptSource.Read(hypothesisPath, hypothesisColumn, hypothesisColumn, report)], hypothesisPath, report);

    // A row without a hypothesis is one in which nothing was recognised.
    private static IEnumerable<TranscriptPair> OfOne(string path, string? referenceColumn, string? hypothesisColumn, Action<SpeechDataException> report)
    {
        List<Transcript> rows = [.. TranscriptSource.Read(path, referenceColumn, hypothesisColumn, report)];
        if (rows.Count > 0 && rows.TrueForAll(row => row.Hypothesis is null))
        {
            throw new SpeechDataException(
                "HypothesisColumnUnknown",
                SpeechDataProblem.InvalidData,
                $"'{path}' has no column of hypotheses, such as pred_text or hypothesis. Name it with -HypothesisColumn, or give the hypotheses' file with -Hypothesis.",
                path);
        }

        return Unique(rows, report).Values.Select(row => Pair(row, row.Hypothesis ?? ""));
    }

    private static IEnumerable<TranscriptPair> Join(
        List<Transcript> references, List<Transcript> hypotheses, string hypothesisPath, Action<SpeechDataException> report)
    {
        if (references is [{ IsWholeFile: true }] && hypotheses is [{ IsWholeFile: true }])
        {
            yield return Pair(references[0], hypotheses[0].Text);
            yield break;
        }

        Dictionary<string, Transcript> byId = Unique(references, report);
        Dictionary<string, Transcript?> byFile = ByFile(byId.Values);
        Dictionary<string, Transcript> found = [];
        foreach (Transcript hypothesis in Unique(hypotheses, report).Values)
        {
            Transcript? reference = byId.GetValueOrDefault(hypothesis.Id)
                ?? byFile.GetValueOrDefault(hypothesis.FileName ?? hypothesis.Id);
            if (reference is not null && found.TryAdd(reference.Id, hypothesis)) continue;
            report(new SpeechDataException(
                reference is null ? "HypothesisWithoutReference" : "TranscriptDuplicate",
                SpeechDataProblem.InvalidData,
                reference is null
                    ? $"{Place(hypothesis, hypothesisPath)}: there is no reference for '{hypothesis.Id}'. It is not scored."
                    : $"{Place(hypothesis, hypothesisPath)}: a second hypothesis for '{reference.Id}'. The first is scored.",
                hypothesisPath));
        }

        foreach (Transcript reference in references)
        {
            if (!ReferenceEquals(byId[reference.Id], reference)) continue;
            yield return Pair(reference, found.TryGetValue(reference.Id, out Transcript? hypothesis) ? hypothesis.Hypothesis ?? hypothesis.Text : null);
        }
    }

    private static Dictionary<string, Transcript> Unique(List<Transcript> transcripts, Action<SpeechDataException> report)
    {
        Dictionary<string, Transcript> byId = new(StringComparer.Ordinal);
        foreach (Transcript transcript in transcripts)
        {
            if (byId.TryAdd(transcript.Id, transcript)) continue;
            report(new SpeechDataException(
                "TranscriptDuplicate",
                SpeechDataProblem.InvalidData,
                $"{Place(transcript, transcript.SourcePath!)}: '{transcript.Id}' comes a second time. The first is scored.",
                transcript.SourcePath));
        }

        return byId;
    }

    // A file name that several references share decides nothing.
    private static Dictionary<string, Transcript?> ByFile(IEnumerable<Transcript> references)
    {
        Dictionary<string, Transcript?> byFile = new(StringComparer.Ordinal);
        foreach (Transcript reference in references)
        {
            string name = reference.FileName ?? reference.Id;
            byFile[name] = byFile.ContainsKey(name) ? null : reference;
        }

        return byFile;
    }

    private static TranscriptPair Pair(Transcript reference, string? hypothesis) => new()
    {
        Id = reference.Id,
        Reference = reference.Text,
        Hypothesis = hypothesis ?? "",
        Speaker = reference.Speaker,
        Recording = reference.Recording,
        InNistNotation = reference.InNistNotation,
        IsHypothesisMissing = hypothesis is null,
        Property = reference.Property,
    };

    private static string Place(Transcript transcript, string path) =>
        transcript.SourceLine is { } line ? FormattableString.Invariant($"'{transcript.SourcePath ?? path}', line {line}") : $"'{transcript.SourcePath ?? path}'";

    private static bool IsOf(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
