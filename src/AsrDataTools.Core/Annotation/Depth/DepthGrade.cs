namespace AsrDataTools.Annotation.Depth;

/// <summary>How deep the annotation of one recording is, before anything is asked of it. Shares are of its speech seconds.</summary>
internal sealed record DepthGrade(DepthRecording Recording)
{
    /// <summary>Null where neither times nor audio tell.</summary>
    public double? SpeechSeconds { get; init; }

    public bool IsFromAudio { get; init; }

    /// <summary>Share at each level and above, 0 to 5; null without speech.</summary>
    public IReadOnlyList<double>? AtLeast { get; init; }

    /// <summary>Share that would be at level 4 or above, were overlap looked for; less what is.</summary>
    public double Unchecked { get; init; }

    /// <summary>The same at level 5.</summary>
    public double UncheckedAtHighest { get; init; }

    /// <summary>Nothing speaks against there being no overlap: all speakers are named, and their turns do not look cut.</summary>
    public bool MayHaveNone { get; init; }

    public double Text { get; init; }

    public double WordTimes { get; init; }

    public double OverlapSeconds { get; init; }

    public int Speakers { get; init; }

    /// <summary>Tags that occur or have a tier.</summary>
    public IReadOnlySet<DepthTag> Tags { get; init; } = new HashSet<DepthTag>();

    public IReadOnlyList<string> Remarks { get; init; } = [];
}
