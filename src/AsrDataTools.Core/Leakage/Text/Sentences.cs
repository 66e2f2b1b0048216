using AsrDataTools.Text;

namespace AsrDataTools.Leakage;

/// <summary>The sentences of both sides: which item says which, and how often training says it.</summary>
internal sealed class Sentences
{
    private const int Chunk = 8192;

    private readonly int[] _frequencies;
    private readonly SentenceItems _training;

    private Sentences(SentenceTable table, SentenceItems training, SentenceItems evaluation)
    {
        (Table, _training, Evaluation) = (table, training, evaluation);
        _frequencies = new int[table.Count];
        for (int sentence = 0; sentence < _frequencies.Length; sentence++) _frequencies[sentence] = FrequencyIn(training, sentence);
    }

    public SentenceTable Table { get; }

    /// <summary>Those of evaluation.</summary>
    public SentenceItems Evaluation { get; }

    /// <summary>Whether training has any.</summary>
    public bool HasTraining => _training.InOrder().Any();

    /// <summary>Sentences that training has.</summary>
    public IEnumerable<int> InTraining => _training.InOrder();

    /// <summary>The sentence of an item; −1 where it has no words.</summary>
    public int Of(LeakageItem item) => Evaluation.Of(item) ?? _training.Of(item) ?? -1;

    /// <summary>The items of training that say a sentence.</summary>
    public LeakageItem[] TrainingOf(int sentence) => _training[sentence];

    /// <summary>How often training says it, each speaker counted once: a prompt is read by many.</summary>
    public int Frequency(int sentence) => _frequencies[sentence];

    public int Words(int sentence) => sentence < 0 ? 0 : Table.Words(sentence).Length;

    /// <summary>Normalises on several threads, then numbers in order, so that the result does not depend on the threads.</summary>
    public static Sentences Of(LeakageInput input)
    {
        SentenceTable table = new();
        int[] training = Add(input.Training), evaluation = input.IsSelf ? training[^input.Evaluation.Count..] : Add(input.Evaluation);
        SentenceItems known = new(input.Training, training, table.Count);
        return new(table, known, input.IsSelf && evaluation.Length == training.Length ? known : new(input.Evaluation, evaluation, table.Count));

        int[] Add(IReadOnlyList<LeakageItem> items)
        {
            input.Progress.Begin("Reading texts", items.Count);
            int[] sentences = new int[items.Count];
            string[] normal = new string[Chunk];
            ParallelOptions options = new() { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = input.Options.Threads, CancellationToken = input.Cancellation };
            for (int start = 0; start < items.Count; start += Chunk)
            {
                int first = start, count = Math.Min(Chunk, items.Count - start);
                Parallel.For(0, count, options, i => normal[i] = Normalize(items[first + i].Utterance.Text, input.Options.Normalizer));
                for (int i = 0; i < count; i++) sentences[first + i] = table.Add(normal[i]);
                input.Progress.Add(count);
            }

            return sentences;
        }
    }

    private static int FrequencyIn(SentenceItems training, int sentence)
    {
        if (training.Count(sentence) < 2) return training.Count(sentence);
        LeakageItem[] items = training[sentence];
        return items.Select(item => item.Speaker).OfType<string>().Distinct(StringComparer.Ordinal).Count() + items.Count(item => item.Speaker is null);
    }

    /// <summary>Words parted by spaces; where a script does not part them, each character counts as one.</summary>
    public static string Normalize(string? text, ITextNormalizer normalizer)
    {
        if (string.IsNullOrEmpty(text)) return "";
        string normal = normalizer.Normalize(text);
        return UnsegmentedScript.HasAny(normal) ? UnsegmentedScript.Split(normal) : normal;
    }
}
