namespace AsrDataTools.Shell.Interactive;

/// <summary>Where keys come from: a terminal or a test.</summary>
public interface IKeys
{
    /// <summary>Whether more keys are waiting, as when text is pasted; nothing is drawn until they are taken.</summary>
    bool Available { get; }

    /// <summary>Waits for a key.</summary>
    ConsoleKeyInfo Read();
}
