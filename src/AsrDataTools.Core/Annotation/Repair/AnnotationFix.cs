namespace AsrDataTools.Annotation.Repair;

/// <summary>A repair that needs nobody to listen. What it makes it would not change again.</summary>
public abstract class AnnotationFix
{
    private protected AnnotationFix()
    {
    }

    /// <summary>As <c>-Fix</c> names it.</summary>
    public abstract string Id { get; }

    /// <summary>What it does, in a line.</summary>
    public abstract string Description { get; }

    /// <summary>The document as it should be; the same where there is nothing to do.</summary>
    internal abstract AnnotationDocument Apply(AnnotationDocument document, EditLog log);

    public override string ToString() => Id;
}
