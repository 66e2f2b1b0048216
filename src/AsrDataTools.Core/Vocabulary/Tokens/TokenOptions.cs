namespace AsrDataTools.Vocabulary;

/// <summary>How text becomes tokens.</summary>
public sealed record TokenOptions
{
    /// <summary>The language whose number words are brought to digits.</summary>
    public SpokenNumbers SpokenNumbers { get; init; } = SpokenNumbers.English;

    /// <summary>Whether each character of a script that is written without spaces is a token; else such text must come with spaces.</summary>
    public bool SplitUnsegmented { get; init; } = true;

    /// <summary>What stands in results.</summary>
    public string Description => string.Join(
        ", ",
        "lower case, no punctuation, tags left out",
        SpokenNumbers == SpokenNumbers.English ? "English numbers in digits" : "numbers as written",
        SplitUnsegmented ? "scripts without spaces by characters" : "scripts without spaces as segmented");
}

/// <summary>Number words that are brought to digits.</summary>
public enum SpokenNumbers
{
    /// <summary>"ten milligrams" is "10 mg".</summary>
    English,

    /// <summary>None: numbers are as they are written.</summary>
    None,
}
