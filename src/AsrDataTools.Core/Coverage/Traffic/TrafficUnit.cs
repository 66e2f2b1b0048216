namespace AsrDataTools.Coverage;

/// <summary>What traffic is counted in.</summary>
public enum TrafficUnit
{
    /// <summary>Time: hours, minutes or seconds in the source; calls where minutes a call are known.</summary>
    Hours,

    /// <summary>Calls, whose length may differ from accent to accent.</summary>
    Calls,

    /// <summary>Shares or per cent of a total that is not given.</summary>
    Share,
}
