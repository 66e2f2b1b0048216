namespace AsrDataTools.Governance.PersonalData;

/// <summary>What a word does in a spoken number.</summary>
internal enum SpokenWordKind
{
    /// <summary>0 to 9.</summary>
    Digit,

    /// <summary>10 to 19.</summary>
    Teen,

    /// <summary>20, 30 … 90, to which a digit may be added.</summary>
    Tens,

    /// <summary>A number that nothing is added to: 21 and 145 in one word.</summary>
    Closed,

    /// <summary>100, alone or after a digit.</summary>
    Hundred,

    /// <summary>200 … 900 in one word, to which tens may be added.</summary>
    Hundreds,

    Thousand,

    /// <summary>The word between parts of one number: and, und, et, y.</summary>
    Link,

    /// <summary>The next sign that many times: double, triple.</summary>
    Repeat,

    /// <summary>A letter, by itself or by its spelling word.</summary>
    Letter,

    Plus,

    /// <summary>dot, point, Punkt.</summary>
    Dot,

    /// <summary>dash, space: says how it is written, not what.</summary>
    Mark,

    /// <summary>A hesitation.</summary>
    Filler,
}
