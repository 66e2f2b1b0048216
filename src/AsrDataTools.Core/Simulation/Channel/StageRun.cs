using System.Globalization;
using AsrDataTools.Corpus;
using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>What a stage draws, uses and leaves behind while it makes one variant. Not for several threads at a time.</summary>
/// <param name="studio">What all variants share.</param>
/// <param name="parent">The speech that is changed.</param>
/// <param name="stream">Name of this variant's stream of chance.</param>
internal sealed class StageRun(ChannelStudio studio, SpeechUtterance parent, string stream)
{
    private readonly List<KeyValuePair<string, string>> _facts = [];
    private string _prefix = "";
    private int _stage;

    public ChannelStudio Studio => studio;

    public SpeechUtterance Parent => parent;

    /// <summary>Chance for this stage alone: what others draw does not move it.</summary>
    public SeededRandom Random { get; private set; } = new(0);

    /// <summary>What was drawn and measured, in order: column names and values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts => _facts;

    /// <summary>Time in the variant over time in the parent.</summary>
    public double TimeScale { get; set; } = 1;

    /// <summary>Where others speak, in seconds of the variant.</summary>
    public List<OverlappedTalk> Overlaps { get; } = [];

    public CancellationToken Cancellation => studio.Cancellation;

    /// <summary>Tells which stage is next.</summary>
    public void Enter(string kind)
    {
        _stage++;
        Random = Fork("draw");
        _prefix = kind.ToLowerInvariant();
        int same = _facts.Select(fact => fact.Key.Split('_')[0]).Where(name => name.TrimEnd("0123456789".ToCharArray()) == _prefix).Distinct().Count();
        if (same > 0) _prefix += (same + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Another stream of this stage's, the same each time.</summary>
    public SeededRandom Fork(string name) => SeededRandom.For(studio.Seed, $"{stream}\n{_stage}\n{name}");

    /// <summary>Draws a number to three decimals and records it.</summary>
    public double Draw(string name, ValueRange range)
    {
        double value = Math.Round(range.Draw(Random), 3);
        Record(name, value);
        return value;
    }

    /// <summary>Draws one of the names and records it.</summary>
    public string Pick(string name, IReadOnlyList<string> names)
    {
        string picked = names.Count == 1 ? names[0] : Random.Pick(names);
        Record(name, picked);
        return picked;
    }

    public void Record(string name, double value) => Record(name, value.ToString("0.######", CultureInfo.InvariantCulture));

    /// <summary>The column of a name of this stage, for <see cref="RecordLate"/>.</summary>
    public string ColumnOf(string name) => $"{_prefix}_{name}";

    /// <summary>Records what is known only once the samples have gone through, when other stages have come since.</summary>
    public void RecordLate(string column, double value) => _facts.Add(new(column, value.ToString("0.######", CultureInfo.InvariantCulture)));

    public void Record(string name, string value) => _facts.Add(new(ColumnOf(name), value));

    /// <summary>Reads a source to its end; long ones go to a temporary file.</summary>
    public SampleSpool Spool(SampleSource input, params ReadOnlySpan<SampleListener> listen) =>
        SampleSpool.Fill(input, studio.TemporaryFolder, studio.Cancellation, listen);
}
