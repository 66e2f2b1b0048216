namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Brings the words of a ctm file to the segments of an stm file as sclite does: within each recording and channel, in order
/// of time, a segment takes all words left over whose middle lies before its end; the last takes the rest. What falls to a
/// segment that is to be ignored is not scored. Ends are compared in single precision, in which sclite keeps them: it decides
/// words that lie right on one.
/// </summary>
internal static class SegmentedPairs
{
    public static IEnumerable<TranscriptPair> Of(string stmPath, string ctmPath, Action<SpeechDataException> report)
    {
        Dictionary<(string, string), List<CtmWord>> words = CtmFile.Read(ctmPath, report)
            .GroupBy(word => Key(word.Recording, word.Channel))
            .ToDictionary(group => group.Key, group => group.OrderBy(word => word.StartSeconds).ToList());
        Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);
        foreach (IGrouping<(string, string), StmSegment> channel in StmFile.Read(stmPath, report).GroupBy(segment => Key(segment.Recording, segment.Channel)))
        {
            words.Remove(channel.Key, out List<CtmWord>? said);
            foreach (TranscriptPair pair in OfChannel([.. channel.OrderBy(segment => segment.StartSeconds)], said ?? [], numbers)) yield return pair;
        }

        foreach (List<CtmWord> rest in words.Values)
        {
            report(new SpeechDataException(
                "HypothesisWithoutReference",
                SpeechDataProblem.InvalidData,
                $"'{ctmPath}' has {rest.Count} words of recording '{rest[0].Recording}', channel '{rest[0].Channel}', of which '{stmPath}' has no segment. They are not scored.",
                ctmPath));
        }
    }

    private static IEnumerable<TranscriptPair> OfChannel(StmSegment[] segments, List<CtmWord> words, Dictionary<string, int> numbers)
    {
        int next = 0;
        for (int index = 0; index < segments.Length; index++)
        {
            StmSegment segment = segments[index];
            int first = next;
            while (next < words.Count && (index == segments.Length - 1 || words[next].MidSeconds < (float)segment.EndSeconds)) next++;
            if (segment.IsIgnored) continue;
            int number = numbers[segment.Speaker] = numbers.GetValueOrDefault(segment.Speaker, -1) + 1;
            yield return new TranscriptPair
            {
                Id = FormattableString.Invariant($"{segment.Speaker}-{number:000}"),
                Reference = segment.Text,
                Hypothesis = string.Join(' ', words.Skip(first).Take(next - first).Select(word => word.Text)),
                Speaker = segment.Speaker,
                Recording = segment.Recording,
                InNistNotation = true,
                Property = name => PropertyOf(segment, name),
            };
        }
    }

    private static object? PropertyOf(StmSegment segment, string name) => name.ToUpperInvariant() switch
    {
        "SPEAKER" => segment.Speaker,
        "RECORDING" => segment.Recording,
        "CHANNEL" => segment.Channel,
        "STARTSECONDS" => segment.StartSeconds,
        "ENDSECONDS" => segment.EndSeconds,
        "DURATIONSECONDS" => segment.EndSeconds - segment.StartSeconds,
        "LABELS" => segment.Labels,
        _ => null,
    };

    // As sclite, which brings both files to lower case.
    private static (string, string) Key(string recording, string channel) => (recording.ToUpperInvariant(), channel.ToUpperInvariant());
}
