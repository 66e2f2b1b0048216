using AsrDataTools.Annotation;
using AsrDataTools.Scoring.MultiSpeaker;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.MultiSpeaker;

/// <summary>
/// A meeting whose hypothesis has a known number of recognition errors and of utterances with the wrong speaker. No word occurs
/// twice, so each error costs what it must: one a recognition error, two a word of a moved utterance.
/// </summary>
internal sealed record MeetingWithErrors(MultiSpeakerPair Pair, int MovedWords, double MovedSeconds)
{
    public static MeetingWithErrors Make(int stream, int utterances, int speakers, int recognitionErrors, int movedUtterances)
    {
        SeededRandom random = new(23, stream);
        List<AnnotationSegment> reference = [];
        double at = 0;
        int word = 0;
        for (int u = 0; u < utterances; u++)
        {
            string[] words = [.. Enumerable.Range(0, 4 + random.Next(8)).Select(_ => FormattableString.Invariant($"w{word++:0000}"))];
            double end = Math.Round(at + 0.3 * words.Length, 2);
            reference.Add(MultiSpeakerCases.Segment(FormattableString.Invariant($"r{u % speakers}"), string.Join(' ', words), at, end));
            at = Math.Round(end + 0.2, 2);
        }

        int[] order = [.. Enumerable.Range(0, utterances)];
        random.Shuffle<int>(order);
        HashSet<int> moved = [.. order.Take(movedUtterances)];

        // At most one error an utterance: a substitution, a deletion or an insertion in turn.
        HashSet<int> wrong = [.. order.Skip(movedUtterances).Take(recognitionErrors)];
        List<AnnotationSegment> hypothesis = [];
        for (int u = 0; u < utterances; u++)
        {
            List<string> words = [.. reference[u].Text!.Split(' ')];
            if (wrong.Contains(u))
            {
                if (u % 3 == 0) words[1] = "x" + words[1];
                else if (u % 3 == 1) words.RemoveAt(1);
                else words.Insert(1, "x" + words[1]);
            }

            int speaker = moved.Contains(u) ? (u % speakers + 1) % speakers : u % speakers;
            hypothesis.Add(reference[u] with { Speaker = FormattableString.Invariant($"h{speaker}"), Text = string.Join(' ', words) });
        }

        return new(
            new() { Recording = FormattableString.Invariant($"meeting{stream}"), Reference = reference, Hypothesis = hypothesis },
            moved.Sum(u => reference[u].Text!.Split(' ').Length),
            moved.Sum(u => reference[u].DurationSeconds!.Value));
    }
}
