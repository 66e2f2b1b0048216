namespace AsrDataTools.Governance.PersonalData;

/// <summary>What a word may begin.</summary>
[Flags]
internal enum WordTrigger
{
    None = 0,

    /// <summary>A spoken number.</summary>
    Number = 1,

    /// <summary>A date of birth stands near it.</summary>
    Birth = 2,

    /// <summary>A name stands behind it.</summary>
    Name = 4,

    /// <summary>A spoken at sign.</summary>
    At = 8,
}
