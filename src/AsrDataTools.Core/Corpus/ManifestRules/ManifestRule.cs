namespace AsrDataTools.Corpus;

/// <summary>
/// Looks for one kind of fault in a manifest. An instance judges one manifest and may remember what it saw; whatever it keeps
/// must be small for each row.
/// </summary>
public abstract class ManifestRule
{
    /// <summary>Stable; stands in <see cref="Finding.Rule"/>.</summary>
    public abstract string Id { get; }

    /// <summary>What it looks for, in a line.</summary>
    public abstract string Description { get; }

    /// <summary>How grave its findings mostly are.</summary>
    public virtual Severity Severity => Severity.Error;

    /// <summary>Whether it opens recordings, so that it is applied only where that is asked for.</summary>
    public virtual bool OpensAudio => false;

    /// <summary>Judges the tables of a Kaldi data directory, before its rows are read.</summary>
    internal virtual void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        // Most rules judge rows.
    }

    /// <summary>Judges a row.</summary>
    internal virtual void See(SpeechUtterance row, FindingSink sink)
    {
        // Some rules judge tables only.
    }

    /// <summary>Says what shows only when all rows are seen.</summary>
    internal virtual void Finish(FindingSink sink)
    {
        // Most rules say it as they see it.
    }
}
