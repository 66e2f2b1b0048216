namespace AsrDataTools.Annotation.Rules;

/// <summary>Looks for one kind of fault in annotation. Keeps nothing between recordings: one instance serves several threads at once.</summary>
public abstract class AnnotationRule
{
    private protected AnnotationRule()
    {
    }

    /// <summary>Stable; stands in <see cref="Finding.Rule"/>.</summary>
    public abstract string Id { get; }

    /// <summary>How grave its findings mostly are.</summary>
    public virtual Severity Severity => Severity.Error;

    /// <summary>What it looks for, in a line.</summary>
    public abstract string Description { get; }

    /// <summary>What to do about it, in general; each finding says it with a number.</summary>
    public abstract string Remedy { get; }

    /// <summary>Whether it listens to the recording, so that it is applied only where there is one.</summary>
    public virtual bool NeedsAudio => false;

    /// <summary>Judges one recording by itself.</summary>
    internal virtual void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        // Rules for the whole corpus only take notes.
    }

    /// <summary>What the rule must keep of a recording to judge the corpus; null for nothing.</summary>
    internal virtual object? Note(RecordingEvidence recording) => null;

    /// <summary>Judges the corpus by the notes, in the order of paths and recordings.</summary>
    internal virtual void Finish(IReadOnlyList<CorpusNote> notes)
    {
        // Most rules judge each recording by itself.
    }

    public override string ToString() => Id;
}
