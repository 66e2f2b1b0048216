namespace AsrDataTools.Governance.PersonalData;

/// <summary>What joins two groups of a number.</summary>
internal enum Joint
{
    /// <summary>A blank, or nothing between spoken words: a number may begin or end here.</summary>
    Loose,

    /// <summary>A hyphen, full stop, slash: both groups are of one number.</summary>
    Tight,

    /// <summary>A full stop, or the word for it: as between the parts of an IP address.</summary>
    Dot,

    /// <summary>A pause: a comma or a filler between spoken words. A number may begin or end here, or go on.</summary>
    Pause,
}
