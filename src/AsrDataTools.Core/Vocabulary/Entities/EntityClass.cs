namespace AsrDataTools.Vocabulary;

/// <summary>Kinds of expressions that general text has seldom and calls have often.</summary>
public enum EntityClass
{
    /// <summary>Four digits or more: accounts, cards, telephones, reference numbers; three where they are said one by one.</summary>
    DigitString,

    /// <summary>Letters said one by one, with digits or not; "b as in bravo"; letters of the radio alphabet.</summary>
    SpelledAlphanumeric,

    Currency,

    /// <summary>Month and day, day/month/year, a year.</summary>
    Date,

    /// <summary>Hours and minutes, a.m. and p.m., o'clock.</summary>
    Time,

    /// <summary>A number with a unit: 10 mg, 2 tablets, 5 km.</summary>
    Quantity,

    Percentage,

    /// <summary>Written, or said with "at" and "dot".</summary>
    EmailOrWebAddress,

    /// <summary>House number and street.</summary>
    StreetAddress,
}
