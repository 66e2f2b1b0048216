using System.Collections;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>
/// Utterances as bytes, a fifth to a quarter of what they take as objects: five million rows of ten words are some 0.7 GB. What rows share (speaker,
/// recording, folder, names of columns, traits) stands once. A row that is asked for is made anew, equal to the one that was added, its further columns by what they hold.
/// Many threads may read while none adds.
/// </summary>
public sealed class CompactUtterances : IReadOnlyList<SpeechUtterance>
{
    private readonly RowBytes _bytes = new();
    private readonly List<long> _starts = [];
    private readonly SharedValues<UtteranceTraits> _traits = new();
    private readonly SharedValues<string> _labels = new();
    private readonly SharedValues<ColumnList> _columns = new();

    public int Count => _starts.Count;

    /// <summary>The row, made anew each time.</summary>
    public SpeechUtterance this[int index]
    {
        get
        {
            RowBytes.Reader reader = _bytes.ReadAt(_starts[index]);
            Part parts = (Part)reader.Number();
            UtteranceTraits traits = _traits[(int)reader.Number()];
            string id = reader.Text();
            return new SpeechUtterance
            {
                Traits = traits,
                Id = id,
                AudioPath = parts.HasFlag(Part.Audio) ? _labels[(int)reader.Number()] + reader.Text() : null,
                Speaker = parts.HasFlag(Part.Speaker) ? _labels[(int)reader.Number()] : null,
                Recording = parts.HasFlag(Part.Recording) ? _labels[(int)reader.Number()] : null,
                Text = parts.HasFlag(Part.Text) ? reader.Text() : null,
                StartSeconds = parts.HasFlag(Part.Start) ? reader.Double() : null,
                DurationSeconds = parts.HasFlag(Part.Duration) ? reader.Double() : null,
                Weight = parts.HasFlag(Part.Weight) ? reader.Double() : null,
                Channel = parts.HasFlag(Part.Channel) ? (int)reader.Number() : null,
                SourceLine = parts.HasFlag(Part.Line) ? (long)reader.Number() : null,
                RecordedAt = parts.HasFlag(Part.Date) ? Date(ref reader) : null,
                Extra = parts.HasFlag(Part.Extra) ? Extra(ref reader) : SpeechUtterance.NoExtra,
            };
        }
    }

    /// <summary>The path of a row's recording alone, which is asked for often.</summary>
    public string? AudioPathOf(int index)
    {
        RowBytes.Reader reader = _bytes.ReadAt(_starts[index]);
        Part parts = (Part)reader.Number();
        if (!parts.HasFlag(Part.Audio)) return null;
        reader.Number();
        reader.Pass();
        return _labels[(int)reader.Number()] + reader.Text();
    }

    public void Add(SpeechUtterance utterance)
    {
        _starts.Add(_bytes.Begin());
        Part parts = PartsOf(utterance);
        _bytes.Number((ulong)parts);
        _bytes.Number((ulong)_traits.Add(utterance.Traits));
        _bytes.Text(utterance.Id);
        if (utterance.AudioPath is { } audio)
        {
            int name = audio.LastIndexOfAny(['/', '\\']) + 1;
            _bytes.Number((ulong)_labels.Add(audio[..name]));
            _bytes.Text(audio.AsSpan(name));
        }

        if (utterance.Speaker is { } speaker) _bytes.Number((ulong)_labels.Add(speaker));
        if (utterance.Recording is { } recording) _bytes.Number((ulong)_labels.Add(recording));
        if (utterance.Text is { } text) _bytes.Text(text);
        if (utterance.StartSeconds is { } start) _bytes.Double(start);
        if (utterance.DurationSeconds is { } duration) _bytes.Double(duration);
        if (utterance.Weight is { } weight) _bytes.Double(weight);
        if (utterance.Channel is { } channel) _bytes.Number((ulong)channel);
        if (utterance.SourceLine is { } line) _bytes.Number((ulong)line);
        if (utterance.RecordedAt is { } date)
        {
            _bytes.Number((ulong)date.Ticks);
            _bytes.Number((ulong)date.Offset.Ticks);
        }

        if (!parts.HasFlag(Part.Extra)) return;
        _bytes.Number((ulong)_columns.Add(new ColumnList([.. utterance.Extra.Keys])));
        foreach (string value in utterance.Extra.Values) _bytes.Text(value);
    }

    /// <summary>Takes the last row away.</summary>
    public void RemoveLast()
    {
        _bytes.ReturnTo(_starts[^1]);
        _starts.RemoveAt(_starts.Count - 1);
    }

    public IEnumerator<SpeechUtterance> GetEnumerator()
    {
        for (int index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Part PartsOf(SpeechUtterance utterance) =>
        (utterance.AudioPath is null ? 0 : Part.Audio)
        | (utterance.Speaker is null ? 0 : Part.Speaker)
        | (utterance.Recording is null ? 0 : Part.Recording)
        | (utterance.Text is null ? 0 : Part.Text)
        | (utterance.StartSeconds is null ? 0 : Part.Start)
        | (utterance.DurationSeconds is null ? 0 : Part.Duration)
        | (utterance.Weight is null ? 0 : Part.Weight)
        | (utterance.Channel is null ? 0 : Part.Channel)
        | (utterance.SourceLine is null ? 0 : Part.Line)
        | (utterance.RecordedAt is null ? 0 : Part.Date)
        | (utterance.Extra.Count == 0 ? 0 : Part.Extra);

    private static DateTimeOffset Date(ref RowBytes.Reader reader)
    {
        long ticks = (long)reader.Number();
        return new DateTimeOffset(ticks, new TimeSpan((long)reader.Number()));
    }

    private ExtraColumns Extra(ref RowBytes.Reader reader)
    {
        string[] names = _columns[(int)reader.Number()].Names, values = new string[names.Length];
        for (int column = 0; column < values.Length; column++) values[column] = reader.Text();
        return new ExtraColumns(names, values);
    }

    [Flags]
    private enum Part
    {
        Audio = 1,
        Speaker = 1 << 1,
        Recording = 1 << 2,
        Text = 1 << 3,
        Start = 1 << 4,
        Duration = 1 << 5,
        Weight = 1 << 6,
        Channel = 1 << 7,
        Line = 1 << 8,
        Date = 1 << 9,
        Extra = 1 << 10,
    }

    /// <summary>Names of columns, the same where all are, in their order.</summary>
    private readonly record struct ColumnList(string[] Names)
    {
        public bool Equals(ColumnList other) => Names.AsSpan().SequenceEqual(other.Names);

        public override int GetHashCode()
        {
            HashCode hash = default;
            foreach (string name in Names) hash.Add(name, StringComparer.Ordinal);
            return hash.ToHashCode();
        }
    }
}
