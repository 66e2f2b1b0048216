namespace AsrDataTools.Annotation.Depth;

/// <summary>How one speaker follows upon another.</summary>
internal static class SpeakerChanges
{
    /// <summary>Turns that lie closer, seconds, meet: people leave a gap or talk at once, but do not meet to the millisecond.</summary>
    private const double Meeting = 0.0005;

    /// <summary>Share of changes at which turns meet from which they are taken for cut.</summary>
    private const double MostMeetings = 0.1;

    /// <summary>Whether turns were made to follow one another, so that what overlapped is gone: many meet exactly.</summary>
    public static bool AreCut(IReadOnlyList<DepthTurn> turns)
    {
        int changes = 0, meetings = 0;
        DepthTurn? before = null;
        foreach (DepthTurn turn in turns.Where(turn => turn.Speaker is not null).OrderBy(turn => turn.Start))
        {
            if (before is { } earlier && earlier.Speaker != turn.Speaker)
            {
                changes++;
                if (Math.Abs(turn.Start - earlier.End) < Meeting) meetings++;
            }

            before = turn;
        }

        return meetings > 0 && meetings >= MostMeetings * changes;
    }
}
