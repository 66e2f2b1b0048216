namespace AsrDataTools.Corpus.Demo;

/// <summary>Where the speech of a demo corpus comes from.</summary>
public enum DemoSource
{
    /// <summary>The first of the others that is installed, in their order.</summary>
    Auto,

    /// <summary>Recorded telephone prompts in three languages, one voice each: Debian's asterisk-core-sounds packages.</summary>
    Asterisk,

    /// <summary>The speech synthesizer espeak-ng, English in four accents.</summary>
    Espeak,

    /// <summary>The built-in formant synthesizer: needs nothing, and sounds it.</summary>
    Formant,
}

/// <summary>How much of it.</summary>
public enum DemoSize
{
    /// <summary>About half an hour, 40 to 55 MB, in seconds.</summary>
    Small,

    /// <summary>About four times as much, from twice the speakers.</summary>
    Medium,

    /// <summary>About sixteen times as much, from four times the speakers.</summary>
    Large,
}

/// <summary>What demo corpus to make; the same options give the same bytes on the same machine.</summary>
public sealed record DemoCorpusOptions
{
    public DemoSource Source { get; init; } = DemoSource.Auto;

    public DemoSize Size { get; init; } = DemoSize.Small;

    public long Seed { get; init; } = 1;

    /// <summary>Most threads at once.</summary>
    public int ThrottleLimit { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Writes what speakers agreed to into a ledger at the path and returns its head; null for a corpus without a ledger. Ledgers are
    /// none of this layer's business.
    /// </summary>
    public Func<string, IReadOnlyList<DemoConsent>, string>? WriteLedger { get; init; }

    /// <summary>Whether a folder that is there and not empty may be replaced.</summary>
    public bool Replace { get; init; }
}
