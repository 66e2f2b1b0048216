using System.Runtime.InteropServices;

namespace AsrDataTools.Scoring.Diarization;

/// <summary>Who speaks at the moment; a speaker whose own turns overlap speaks once.</summary>
/// <param name="speakers">Number of speakers.</param>
internal sealed class ActiveSpeakers(int speakers)
{
    private readonly int[] _turns = new int[speakers];
    private readonly int[] _place = new int[speakers];
    private readonly List<int> _active = [];

    public int Count => _active.Count;

    /// <summary>The speakers, in no order.</summary>
    public ReadOnlySpan<int> Speakers => CollectionsMarshal.AsSpan(_active);

    public bool Contains(int speaker) => _turns[speaker] > 0;

    public void Begin(int speaker)
    {
        if (_turns[speaker]++ > 0) return;
        _place[speaker] = _active.Count;
        _active.Add(speaker);
    }

    public void End(int speaker)
    {
        if (--_turns[speaker] > 0) return;
        int last = _active[^1];
        _active[_place[speaker]] = last;
        _place[last] = _place[speaker];
        _active.RemoveAt(_active.Count - 1);
    }
}
