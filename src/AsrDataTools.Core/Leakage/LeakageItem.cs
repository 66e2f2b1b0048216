using AsrDataTools.Corpus;

namespace AsrDataTools.Leakage;

/// <summary>One utterance of one side.</summary>
public sealed class LeakageItem
{
    // The utterance, or the rows that it is one of: millions are held as bytes, and what every detector asks for as numbers.
    private readonly object _source;
    private readonly int _row;
    private readonly int _channel;
    private readonly double _startSeconds;
    private readonly double _durationSeconds;

    /// <param name="utterance">What the manifest says of it.</param>
    /// <param name="number">Place within its side, from 0.</param>
    public LeakageItem(SpeechUtterance utterance, int number)
        : this(utterance, utterance, -1, number)
    {
    }

    /// <summary>Of the row that was added last.</summary>
    /// <param name="number">Place within its side, from 0.</param>
    public LeakageItem(CompactUtterances rows, int number)
        : this(rows[^1], rows, rows.Count - 1, number)
    {
    }

    private LeakageItem(SpeechUtterance utterance, object source, int row, int number)
    {
        (_source, _row, Number) = (source, row, number);
        _channel = utterance.Channel ?? int.MinValue;
        _startSeconds = utterance.StartSeconds ?? 0;
        _durationSeconds = utterance.DurationSeconds ?? double.NaN;
        Speaker = LeakageLabel.Of(utterance.Speaker);
        Recording = LeakageLabel.Of(utterance.Recording);
    }

    /// <summary>What the manifest says of it; made anew each time where the rows are held as bytes.</summary>
    public SpeechUtterance Utterance => _source as SpeechUtterance ?? ((CompactUtterances)_source)[_row];

    public int Number { get; }

    public string? Path => _source is SpeechUtterance utterance ? utterance.AudioPath : ((CompactUtterances)_source).AudioPathOf(_row);

    public double StartSeconds => _startSeconds;

    /// <summary>Length, seconds; null where it is not declared.</summary>
    public double? DurationSeconds => double.IsNaN(_durationSeconds) ? null : _durationSeconds;

    /// <summary>Where it ends within its recording, seconds; null for the end of the recording where its length is not declared.</summary>
    public double? EndSeconds => _startSeconds + DurationSeconds;

    /// <summary>Channel of the recording, counted from 1; null for all.</summary>
    public int? Channel => _channel == int.MinValue ? null : _channel;

    /// <summary>The speaker; null where the label is absent or says that it is not known.</summary>
    public string? Speaker { get; }

    /// <summary>The recording or session by its label; null where it has none.</summary>
    public string? Recording { get; }
}
