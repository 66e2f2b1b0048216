using AsrDataTools.Text;

namespace AsrDataTools.Leakage;

/// <summary>The sentences of both sides: which item says which, and how often training says it.</summary>
internal sealed class Sentences
{
    private const int Chunk = 8192;

    private readonly Dictionary<LeakageItem, int> _byItem;
    private readonly Dictionary<int, List<LeakageItem>> _training;
    private readonly int[] _frequencies;

    private Sentences(SentenceTable table, Dictionary<LeakageItem, int> byItem, Dictionary<int, List<LeakageItem>> training)
    {
        Table = table;
        _frequencies = new int[table.Count];
        foreach ((int sentence, List<LeakageItem> items) in training) _frequencies[sentence] = FrequencyOf(items);
        _byItem = byItem;
        _training = training;
    }

    public SentenceTable Table { get; }

    /// <summary>Sentences that training has.</summary>
    public IReadOnlyCollection<int> InTraining => _training.Keys;

    /// <summary>The sentence of an item; −1 where it has no words.</summary>
    public int Of(LeakageItem item) => _byItem.GetValueOrDefault(item, -1);

    /// <summary>The items of training that say a sentence.</summary>
    public IReadOnlyList<LeakageItem> TrainingOf(int sentence) => _training.TryGetValue(sentence, out List<LeakageItem>? items) ? items : [];

    /// <summary>How often training says it, each speaker counted once: a prompt is read by many.</summary>
    public int Frequency(int sentence) => _frequencies[sentence];

    public int Words(int sentence) => sentence < 0 ? 0 : Table.Words(sentence).Length;

    /// <summary>Normalises on several threads, then numbers in order, so that the result does not depend on the threads.</summary>
    public static Sentences Of(LeakageInput input)
    {
        SentenceTable table = new();
        Dictionary<LeakageItem, int> byItem = new(input.Training.Count + input.Evaluation.Count);
        Dictionary<int, List<LeakageItem>> training = [];
        Add(input.Training, (item, sentence) =>
        {
            byItem[item] = sentence;
            if (sentence < 0) return;
            if (!training.TryGetValue(sentence, out List<LeakageItem>? items)) training[sentence] = items = new(1);
            items.Add(item);
        });
        if (!input.IsSelf) Add(input.Evaluation, (item, sentence) => byItem[item] = sentence);
        return new(table, byItem, training);

        void Add(IReadOnlyList<LeakageItem> items, Action<LeakageItem, int> take)
        {
            input.Progress.Begin("Reading texts", items.Count);
            string[] normal = new string[Chunk];
            ParallelOptions options = new() { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = input.Options.Threads, CancellationToken = input.Cancellation };
            for (int start = 0; start < items.Count; start += Chunk)
            {
                int first = start, count = Math.Min(Chunk, items.Count - start);
                Parallel.For(0, count, options, i => normal[i] = Normalize(items[first + i].Utterance.Text, input.Options.Normalizer));
                for (int i = 0; i < count; i++) take(items[first + i], table.Add(normal[i]));
                input.Progress.Add(count);
            }
        }
    }

    private static int FrequencyOf(List<LeakageItem> items) => items.Count == 1
        ? 1
        : items.Select(item => item.Speaker).OfType<string>().Distinct(StringComparer.Ordinal).Count() + items.Count(item => item.Speaker is null);

    /// <summary>Words parted by spaces; where a script does not part them, each character counts as one.</summary>
    public static string Normalize(string? text, ITextNormalizer normalizer)
    {
        if (string.IsNullOrEmpty(text)) return "";
        string normal = normalizer.Normalize(text);
        return UnsegmentedScript.HasAny(normal) ? UnsegmentedScript.Split(normal) : normal;
    }
}
