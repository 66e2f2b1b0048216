using AsrDataTools.Annotation;
using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>A measured row of what is owned or offered, and where else its speech is.</summary>
/// <param name="item">The row, numbered over all sources: what is owned first, then the deliveries in their order.</param>
/// <param name="source">0 for what is owned, else the delivery.</param>
/// <param name="seconds">Length of its audio as measured.</param>
/// <param name="speech">Where somebody speaks, seconds within the recording; null where that was not looked for.</param>
internal sealed class OfferedUtterance(LeakageItem item, int source, double seconds, TimeSet? speech)
{
    private readonly List<Copy> _copies = [];

    public LeakageItem Item => item;

    public int Source => source;

    public double Seconds => seconds;

    public TimeSet? Speech => speech;

    /// <summary>From where it starts to where it ends within its recording.</summary>
    public Stretch Whole { get; } = new(item.StartSeconds, item.StartSeconds + seconds);

    /// <summary>Speech of this row is in a row of another source, or in another row of its own.</summary>
    /// <param name="other">The source that has it.</param>
    /// <param name="isBefore">Whether the other row has a smaller number, so that this one is the copy.</param>
    /// <param name="span">Which part of this row; null for all of it.</param>
    public void AddCopy(int other, bool isBefore, Stretch? span) => _copies.Add(new(other, isBefore, span ?? Whole));

    /// <summary>Whether what is unique of it depends on which other deliveries are bought.</summary>
    public bool DependsOnOthers => _copies.Exists(copy => copy.IsBefore && copy.Source != 0 && copy.Source != source);

    /// <summary>What remains of it where some of the sources are at hand; each moment belongs to the first row that has it.</summary>
    public TimeSet Without(Func<int, bool> isAtHand)
    {
        TimeSet whole = TimeSet.Of([Whole]);
        return _copies.Count == 0 ? whole : whole.Without(TimeSet.Of(_copies.Where(copy => copy.IsBefore && isAtHand(copy.Source)).Select(copy => copy.Span)));
    }

    /// <summary>What of it any of some sources has, whichever row was first.</summary>
    public TimeSet SharedWith(Func<int, bool> isMeant) =>
        _copies.Count == 0 ? TimeSet.Empty : TimeSet.Of([Whole]).And(TimeSet.Of(_copies.Where(copy => isMeant(copy.Source)).Select(copy => copy.Span)));

    private readonly record struct Copy(int Source, bool IsBefore, Stretch Span);
}
