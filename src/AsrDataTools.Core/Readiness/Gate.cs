namespace AsrDataTools.Readiness;

/// <summary>The six questions, in the order in which they are asked.</summary>
public enum Gate
{
    /// <summary>Does training audio sound like the deployment channel?</summary>
    Acoustics = 1,

    /// <summary>Is each accent present in proportion to traffic?</summary>
    Accent = 2,

    /// <summary>Are speakers, timestamps and overlap tagged?</summary>
    Annotation = 3,

    /// <summary>Do domain terms occur as they occur live?</summary>
    Vocabulary = 4,

    /// <summary>Is the test set independent of training, and like production?</summary>
    Evaluation = 5,

    /// <summary>Storage, access, consent, reuse, personal data, chain of custody.</summary>
    Governance = 6,
}
