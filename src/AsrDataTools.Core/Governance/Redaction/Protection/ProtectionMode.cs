namespace AsrDataTools.Governance.Redaction;

/// <summary>What stands in a text in place of personal data.</summary>
public enum ProtectionMode
{
    /// <summary>The class as a mark that <see cref="RedactionTags"/> knows: [PHONE].</summary>
    Tag,

    /// <summary>An asterisk for each sign; blanks stay, so that the text is as long as it was.</summary>
    Mask,

    /// <summary>The mark with letters that a key derives from the value: the same value of the same class is the same mark everywhere.</summary>
    Pseudonym,
}
