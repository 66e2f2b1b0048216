namespace AsrDataTools.Readiness;

/// <summary>One of the corpora that an audit goes through, in the order in which it does.</summary>
internal enum CorpusSide
{
    Production,
    Evaluation,
    Training,
}
