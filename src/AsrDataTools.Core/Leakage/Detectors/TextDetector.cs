using AsrDataTools.Text;

namespace AsrDataTools.Leakage;

/// <summary>
/// The same and nearly the same sentences. Prompts that are repeated by design are told from leaks by how often training says them and are
/// no findings; <see cref="SeenSentences"/> counts them.
/// </summary>
internal sealed class TextDetector : ILeakageDetector
{
    private const int Batch = 4096;

    public IReadOnlyList<LeakageKind> Kinds { get; } = [LeakageKind.SameText, LeakageKind.NearText];

    public IEnumerable<LeakageMatch> Find(LeakageInput input, IReadOnlySet<LeakageKind> wanted)
    {
        Sentences sentences = input.Sentences;
        CountWithout(input, sentences, wanted);
        int[] asked = [.. sentences.Evaluation.InOrder().Where(sentence => sentences.Words(sentence) >= input.Options.MinimumWords)];
        if (wanted.Contains(LeakageKind.SameText))
        {
            foreach (int sentence in asked)
            {
                foreach (LeakageMatch match in Same(sentence, sentences, input)) yield return match;
            }
        }

        if (!wanted.Contains(LeakageKind.NearText)) yield break;
        foreach (LeakageMatch match in NearMatches(asked, sentences, input)) yield return match;
    }

    private static void CountWithout(LeakageInput input, Sentences sentences, IReadOnlySet<LeakageKind> wanted)
    {
        int without = 0;
        foreach (LeakageItem item in input.Evaluation)
        {
            if (sentences.Of(item) >= 0) continue;
            without++;
            foreach (LeakageKind kind in wanted) input.Skip(item, kind);
        }

        if (without > 0) input.Note(FormattableString.Invariant($"{without:N0} of {input.Evaluation.Count:N0} rows of {(input.IsSelf ? "the corpus" : "evaluation")} have no words, so their text is not checked"));
        if (sentences.HasTraining || input.Training.Count == 0) return;
        input.Note("training has no text, so texts are not checked");
        foreach (LeakageItem item in input.Evaluation)
        {
            foreach (LeakageKind kind in wanted) input.Skip(item, kind);
        }
    }

    private static IEnumerable<LeakageMatch> Same(int sentence, Sentences sentences, LeakageInput input)
    {
        input.Cancellation.ThrowIfCancellationRequested();
        int frequency = sentences.Frequency(sentence);
        if (frequency == 0 || frequency >= input.Options.PromptFrequency) yield break;
        LeakageItem[] training = sentences.TrainingOf(sentence);
        if (input.IsSelf && training.Length == 1) yield break; // It is said by none but itself.
        foreach ((LeakageItem item, LeakageItem other) in LeakagePairs.Of(sentences.Evaluation[sentence], training, input))
        {
            yield return new LeakageMatch(LeakageKind.SameText, item, other, 1, FormattableString.Invariant(
                $"the same {sentences.Words(sentence)} words{Times(training.Length)}: \"{Excerpt(item)}\""));
        }
    }

    private static IEnumerable<LeakageMatch> NearMatches(int[] asked, Sentences sentences, LeakageInput input)
    {
        NearSentenceIndex index = new(sentences.Table, sentences.InTraining, input.Options.MinimumSimilarity, input.Options.Threads, input.Cancellation);
        int[] all = [.. asked.Order()];
        (int Sentence, double Similarity)[][] near = new (int, double)[Batch][];
        ParallelOptions options = new() { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = input.Options.Threads, CancellationToken = input.Cancellation };
        int crowded = 0;
        input.Progress.Begin("Searching: NearText", all.Length);
        for (int start = 0; start < all.Length; start += Batch)
        {
            int first = start, count = Math.Min(Batch, all.Length - start);
            Parallel.For(0, count, options, () => new NearSentenceQuery(index), (i, _, query) =>
            {
                near[i] = [.. query.Near(all[first + i], sentence => sentences.Frequency(sentence) < input.Options.PromptFrequency)];
                return query;
            }, _ => { });
            input.Progress.Add(count);
            for (int i = 0; i < count; i++)
            {
                if (near[i].Length >= NearSentenceQuery.MostMatches) crowded++;
                foreach ((int sentence, double similarity) in near[i])
                {
                    foreach (LeakageMatch match in Near(sentences.Evaluation[all[first + i]], sentences.TrainingOf(sentence), similarity, input)) yield return match;
                }
            }
        }

        if (crowded > 0) input.Note(FormattableString.Invariant($"{crowded:N0} sentences have {NearSentenceQuery.MostMatches} near ones or more, of which {NearSentenceQuery.MostMatches} are given"));
    }

    private static IEnumerable<LeakageMatch> Near(LeakageItem[] items, LeakageItem[] training, double similarity, LeakageInput input) => LeakagePairs
        .Of(items, training, input)
        .Select(pair => new LeakageMatch(LeakageKind.NearText, pair.Evaluation, pair.Training, similarity, FormattableString.Invariant(
            $"Jaccard {similarity:0.00} of word 3-shingles: \"{Excerpt(pair.Evaluation)}\" against \"{Excerpt(pair.Training)}\"")));

    private static string Times(int count) => count == 1 ? "" : FormattableString.Invariant($", {count} times in training");

    private static string Excerpt(LeakageItem item)
    {
        const int Shown = 60;
        string text = item.Utterance.Text!.ReplaceLineEndings(" ");
        return text.Length <= Shown ? text : text[..Shown] + "…";
    }
}
